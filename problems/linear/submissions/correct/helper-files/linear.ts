import type { Matrix } from "mathjs";
import { ones, product, transposed, zero } from "./lib/matrices.js";

export class Linear {
	W: Matrix;
	b: Matrix;
	A?: Matrix;
	N = 0;
	dLdW?: Matrix;
	dLdb?: Matrix;
	constructor(inFeatures: number, outFeatures: number) {
		this.W = zero(outFeatures, inFeatures);
		this.b = zero(outFeatures, 1);
	}
	forward(A: Matrix): Matrix {
		this.A = A;
		this.N = A.size()[0];
		return product(A, transposed(this.W), ones(this.N), transposed(this.b));
	}
	backward(dLdZ: Matrix): Matrix {
		this.dLdW = product(transposed(dLdZ), this.A as Matrix);
		this.dLdb = product(transposed(dLdZ), ones(this.N));
		return product(dLdZ, this.W);
	}
}
