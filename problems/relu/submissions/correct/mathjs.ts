import { dotMultiply, type Matrix } from "mathjs";

export class ReLU {
	Z!: Matrix;

	forward(Z: Matrix): Matrix {
		this.Z = Z;
		const A = Z.map((z) => Math.max(z, 0));
		return A;
	}

	backward(dLdA: Matrix): Matrix {
		const mask = this.Z.map((z) => (z > 0 ? 1 : 0));
		return dotMultiply(dLdA, mask);
	}
}
