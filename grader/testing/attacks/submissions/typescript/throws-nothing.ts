// Tries to throw what is no error.

export class Linear {
	forward(A) {
		throw undefined;
	}
	backward(dLdZ) {
		throw Symbol.iterator;
	}
}
