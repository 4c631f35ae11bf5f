// Tries to hand over what makes numbers as they are asked for.
// At most: 12

export class Linear {
	forward(A) {
		return (function* () { for (;;) yield [1]; })();
	}
	backward(dLdZ) {
		return new Map([[0, [1]]]);
	}
}
