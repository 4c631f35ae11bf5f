// Tries to hand over arrays that hold themselves.
// At most: 12

export class Linear {
	forward(A) {
		const rows = [[1]];
		rows[0] = rows;
		return rows;
	}
	backward(dLdZ) {
		const rows = { isMatrix: true, toArray: () => rows };
		return rows;
	}
}
