const rows = (m) => (Array.isArray(m) ? m : m.toArray());
const times = (x, y) => x.map((r) => y[0].map((_, j) => r.reduce((s, v, i) => s + v * y[i][j], 0)));
const flip = (x) => x[0].map((_, j) => x.map((r) => r[j]));

class Linear {
	constructor(i, o, debug = false) {
		this.debug = debug;
		this.W = Array.from({ length: o }, () => Array(i).fill(0));
		this.b = Array.from({ length: o }, () => [0]);
	}
	forward(A) {
		this.A = rows(A);
		this.N = this.A.length;
		const b = rows(this.b);
		return times(this.A, flip(rows(this.W))).map((r) => r.map((v, k) => v + b[k][0]));
	}
	backward(dLdZ) {
		const d = rows(dLdZ);
		this.dLdW = times(flip(d), this.A);
		this.dLdb = flip(d).map((column) => [column.reduce((s, v) => s + v, 0)]);
		return times(d, rows(this.W));
	}
}
module.exports = { Linear };
