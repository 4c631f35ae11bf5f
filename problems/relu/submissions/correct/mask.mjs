export class ReLU {
	forward(Z) {
		this.Z = Z;
		this.mask = Z.toArray().map((row) => row.map((z) => z > 0));
		return Z.map((z, [n, j]) => (this.mask[n][j] ? z : 0));
	}

	backward(dLdA) {
		return dLdA.toArray().map((row, n) => row.map((d, j) => (this.mask[n][j] ? d : 0)));
	}
}
