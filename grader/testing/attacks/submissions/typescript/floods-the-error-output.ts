// Tries to print without end past the host.
const fs = process.getBuiltinModule('fs');
for (;;) fs.writeSync(2, 'x'.repeat(65536));

export class Linear {
	forward() {}
	backward() {}
}
