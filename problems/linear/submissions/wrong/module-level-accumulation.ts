import { add, type Matrix, multiply, ones, transpose, zeros } from "mathjs";

let total = 0;

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
		total += 1;
		this.dLdb = multiply(transpose(dLdZ), ones(this.N, 1) as Matrix);
		this.dLdW = multiply(this.dLdW, total) as Matrix;
		return dLdA;
	}
}
