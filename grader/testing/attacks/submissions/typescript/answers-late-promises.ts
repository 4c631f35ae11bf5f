// Tries to answer when it is too late.
// At most: 12

export class Linear {
	async forward() {
		return [[1]];
	}
	backward() {
		return { then(resolve) { resolve([[1]]); } };
	}
}
