import { add, type Matrix, matrix, mean, multiply, ones, transpose, zeros } from "mathjs";

namespace Shapes {
	export const column = (values: number[]) => matrix(values.map((value) => [value]));
}

export class Linear {
	W = zeros(this.outFeatures, this.inFeatures) as Matrix;
	b = zeros(this.outFeatures, 1) as Matrix;
	A: Matrix;
	N: number;
	dLdW: Matrix;
	dLdb: Matrix;
	constructor(public inFeatures: number, public outFeatures: number, public debug: boolean = false) {}
	forward(A: Matrix): Matrix {
		this.A = A;
		this.N = A.size()[0];
		return add(multiply(A, transpose(this.W)), multiply(ones(this.N, 1), transpose(this.b)) as Matrix);
	}
	backward(dLdZ: Matrix): Matrix {
		this.dLdW = multiply(transpose(dLdZ), this.A);
		const means = mean(dLdZ, 0).valueOf() as unknown as number[];
		this.dLdb = Shapes.column(means.map((value) => value * this.N));
		return multiply(dLdZ, this.W);
	}
}
