// Tries to answer in the host's place.
const fs = process.getBuiltinModule('fs');
fs.writeSync(3, '{"of":"load","answer":{"kind":"done"}}\n');
fs.writeSync(1, '{"score":100}\n');

export class Linear {
	forward() {}
	backward() {}
}
