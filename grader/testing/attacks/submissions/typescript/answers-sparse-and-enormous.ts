// Tries to hand over arrays that cannot be held.
// At most: 12

export class Linear {
	forward(A) {
		const rows = [];
		rows[4294967294] = [1];
		return rows;
	}
	backward(dLdZ) {
		return new Array(70000).fill([1]);
	}
}
