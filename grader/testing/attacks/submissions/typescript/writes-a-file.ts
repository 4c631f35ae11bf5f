// Tries to write a file.
process.getBuiltinModule('fs').writeFileSync('__WATCHED__/written', 'x');

export class Linear {
	forward() {}
	backward() {}
}
