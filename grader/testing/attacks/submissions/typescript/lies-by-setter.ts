// Tries to swallow what the grader sets, and change what it handed in.
// At most: 12

export class Linear {
	set W(_) {}
	get W() {
		return [[NaN]];
	}
	set b(_) {}
	get b() {
		for (;;);
	}
	forward(A) {
		A._data = [[0]];
		return A;
	}
	backward(dLdZ) {
		return dLdZ;
	}
}
