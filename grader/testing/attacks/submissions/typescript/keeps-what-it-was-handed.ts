// Tries to change earlier inputs later.
// At most: 12
const kept = [];

export class Linear {
	forward(A) {
		kept.push(A);
		for (const matrix of kept) matrix._data = matrix._data.map((row) => row.map(() => 0));
		return [[1]];
	}
	backward() {}
}
