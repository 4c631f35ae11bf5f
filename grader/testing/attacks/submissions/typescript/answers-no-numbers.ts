// Tries to hand over what only looks like numbers.
// At most: 12

export class Linear {
	forward(A) {
		return [['1', 1n, true, null, new Number(1), -0, NaN, Infinity]];
	}
	backward(dLdZ) {
		return [['0x1']];
	}
}
