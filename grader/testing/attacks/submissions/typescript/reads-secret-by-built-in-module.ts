// Tries to read a file by the engine's own way to its modules.
console.log(process.getBuiltinModule('fs').readFileSync('__SECRET__', 'utf8'));

export class Linear {
	forward() {}
	backward() {}
}
