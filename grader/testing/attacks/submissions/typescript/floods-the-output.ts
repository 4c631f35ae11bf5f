// Tries to print without end.

export class Linear {
	forward(A) {
		for (;;) console.log('x'.repeat(1e6));
	}
	backward() {}
}
