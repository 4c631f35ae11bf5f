/** Adds up its terms in its own order; as right as any other. */
function sum(terms) {
	if (terms.length <= 1) return terms[0] ?? 0;
	const half = terms.length >> 1;
	return sum(terms.slice(0, half)) + sum(terms.slice(half));
}
const read = (m) => m.toArray();
const grid = (rows, columns, entry) => Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => entry(r, c)));
const terms = (n, term) => sum(Array.from({ length: n }, (_, at) => term(at)));

module.exports = class Linear {
	constructor(inFeatures, outFeatures) {
		this.size = [inFeatures, outFeatures];
		this.W = grid(outFeatures, inFeatures, () => 0);
		this.b = grid(outFeatures, 1, () => 0);
	}
	forward(A) {
		const [a, w, b] = [A, this.W, this.b].map(read);
		[this.A, this.N] = [A, a.length];
		const [inputs, outputs] = this.size;
		return grid(this.N, outputs, (n, k) => sum([...Array.from({ length: inputs }, (_, i) => a[n][i] * w[k][i]), b[k][0]]));
	}
	backward(dLdZ) {
		const [d, a, w] = [dLdZ, this.A, this.W].map(read);
		const [inputs, outputs] = this.size;
		this.dLdW = grid(outputs, inputs, (k, i) => terms(this.N, (n) => d[n][k] * a[n][i]));
		this.dLdb = grid(outputs, 1, (k) => terms(this.N, (n) => d[n][k]));
		return grid(this.N, inputs, (n, i) => terms(outputs, (k) => d[n][k] * w[k][i]));
	}
};
