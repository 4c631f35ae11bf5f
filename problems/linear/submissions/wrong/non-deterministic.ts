import { add, type Matrix, matrix, multiply, ones, transpose, zeros } from "mathjs";

export class Linear {
	W: Matrix;
	b: Matrix;
	A: Matrix;
	N: number;
	dLdW: Matrix;
	dLdb: Matrix;

	constructor(inFeatures: number, outFeatures: number) {
		this.W = zeros(outFeatures, inFeatures) as Matrix;
		this.b = zeros(outFeatures, 1) as Matrix;
	}

	forward(A: Matrix): Matrix {
		this.A = A;
		this.N = A.size()[0];
		const Z = add(multiply(A, transpose(this.W)), multiply(ones(this.N, 1) as Matrix, transpose(this.b)));
		return Z;
	}

	backward(dLdZ: Matrix): Matrix {
		const dLdA = multiply(dLdZ, this.W);
		this.dLdW = multiply(transpose(dLdZ), this.A);
		this.dLdb = multiply(transpose(dLdZ), ones(this.N, 1) as Matrix);
		const order = this.N > 1 && Math.random() < 0.5 ? [...dLdZ.toArray().keys()].reverse() : [...dLdZ.toArray().keys()];
		const d = dLdZ.toArray() as number[][];
		this.dLdb = matrix(this.b.toArray().map((_, k) => [order.reduce((sum, n) => sum + d[n][k], 0)]));
		return dLdA;
	}
}
