// Tries to run machine code that was not compiled by the grader.
const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
new WebAssembly.Instance(new WebAssembly.Module(bytes));
process.exit(0);

export class Linear {
	forward() {}
	backward() {}
}
