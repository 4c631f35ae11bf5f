// Tries to start another program.
const { execSync } = process.getBuiltinModule('child_process');
console.log(execSync('cat __SECRET__; echo hello > __WATCHED__/shell').toString());

export class Linear {
	forward() {}
	backward() {}
}
