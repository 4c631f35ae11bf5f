/**
 * The model solution of `Linear`, in mathjs: what the course text asks for, and a submission like any other.
 *
 * Shapes: A is N × C_in, Z and dLdZ are N × C_out, W is C_out × C_in, b is C_out × 1.
 */
import { add, type Matrix, matrix, multiply, ones, transpose, zeros } from "mathjs";

/** A column of n ones, 1_N. */
const column = (n: number): Matrix => matrix(ones([n, 1]));

export class Linear {
	W: Matrix;
	b: Matrix;
	/** The batch that `forward` saw last, and its size. */
	A: Matrix = matrix();
	N = 0;
	dLdW: Matrix = matrix();
	dLdb: Matrix = matrix();
	/** Kept only when `debug` is on. */
	dLdA: Matrix | undefined;
	readonly debug: boolean;

	constructor(inFeatures: number, outFeatures: number, debug = false) {
		this.W = matrix(zeros([outFeatures, inFeatures]));
		this.b = matrix(zeros([outFeatures, 1]));
		this.debug = debug;
	}

	/** Equation (1): Z = A · Wᵀ + 1_N · bᵀ. */
	forward(A: Matrix): Matrix {
		this.A = A;
		this.N = A.size()[0] as number;
		return add(multiply(A, transpose(this.W)), multiply(column(this.N), transpose(this.b)));
	}

	/** Equations (5), (6), (7): dLdA = dLdZ · W, dLdW = dLdZᵀ · A, dLdb = dLdZᵀ · 1_N. Returns dLdA. */
	backward(dLdZ: Matrix): Matrix {
		const dLdA = multiply(dLdZ, this.W);
		this.dLdW = multiply(transpose(dLdZ), this.A);
		this.dLdb = multiply(transpose(dLdZ), column(this.N));
		if (this.debug) this.dLdA = dLdA;
		return dLdA;
	}
}
