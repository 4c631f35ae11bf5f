import { add, type Matrix, multiply, ones, transpose, zeros } from "mathjs";

export class Linear {
	W: Matrix;
	b: Matrix;
	A!: Matrix;
	N!: number;
	dLdW!: Matrix;
	dLdb!: Matrix;

	constructor(inFeatures: number, outFeatures: number) {
		this.W = zeros(outFeatures, inFeatures) as Matrix;
		this.b = zeros(outFeatures, 1) as Matrix;
	}

	forward(A: Matrix): Matrix {
		this.A = A;
		this.N = A.size()[0] as number;
		const Z = add(multiply(A, transpose(this.W)), multiply(ones(this.N, 1) as Matrix, transpose(this.b)));
		return Z;
	}

	backward(dLdZ: Matrix): Matrix {
		const dLdA = multiply(dLdZ, this.W);
		this.dLdW = multiply(transpose(dLdZ), this.A);
		this.dLdb = multiply(transpose(dLdZ), ones(this.N, 1) as Matrix);
		return dLdA;
	}
}
