import type { Matrix } from "mathjs";

/**
 * Connects every input feature to every output feature: a matrix product and a bias.
 *
 * N     a number       batch size, stored by forward
 * A     N × C_in       batch of N inputs, one row each
 * Z     N × C_out      batch of N outputs, one row each
 * W     C_out × C_in   weights
 * b     C_out × 1      biases
 * dLdZ  N × C_out      how changes in the outputs affect the loss
 * dLdA  N × C_in       how changes in the inputs affect the loss
 * dLdW  C_out × C_in   how changes in the weights affect the loss
 * dLdb  C_out × 1      how changes in the biases affect the loss
 *
 * Matrices are mathjs matrices: import what you need, for example { add, multiply, transpose, zeros, ones } from "mathjs".
 */
export class Linear {
	W!: Matrix;
	b!: Matrix;
	A!: Matrix;
	N!: number;
	dLdW!: Matrix;
	dLdb!: Matrix;

	/** in_features is C_in, the number of input features; out_features is C_out, the number of output features. */
	constructor(in_features: number, out_features: number) {
		// TODO: create this.W as zeros, C_out × C_in.
		// TODO: create this.b as zeros, C_out × 1.
	}

	/**
	 * @param A N × C_in: batch of N inputs, one row each
	 * @returns Z, N × C_out: batch of N outputs, one row each
	 */
	forward(A: Matrix): Matrix {
		// TODO: store this.A, N × C_in.
		// TODO: store this.N, a number.
		// TODO: compute Z and return it.
		throw new Error("forward is not written yet");
	}

	/**
	 * @param dLdZ N × C_out: how changes in the outputs affect the loss
	 * @returns dLdA, N × C_in: how changes in the inputs affect the loss
	 */
	backward(dLdZ: Matrix): Matrix {
		// TODO: store this.dLdW, C_out × C_in.
		// TODO: store this.dLdb, C_out × 1.
		// TODO: compute dLdA and return it.
		throw new Error("backward is not written yet");
	}
}
