// Tries to answer differently at each look.
// At most: 12

export class Linear {
	forward(A) {
		let looks = 0;
		const row = [];
		Object.defineProperty(row, 0, { get: () => (looks += 1), enumerable: true });
		row.length = A.size()[1];
		return Array.from({ length: A.size()[0] }, () => row);
	}
	backward() {}
}
