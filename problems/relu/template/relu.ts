import type { Matrix } from "mathjs";

/**
 * Lets every positive number through and makes all others 0.
 *
 * Z     N × C          batch of N inputs, one row each, stored by forward
 * A     N × C          batch of N outputs, one row each
 * dLdA  N × C          how changes in the outputs affect the loss
 * dLdZ  N × C          how changes in the inputs affect the loss
 *
 * Matrices are mathjs matrices: import what you need, for example { add, multiply, transpose, zeros, ones } from "mathjs".
 */
export class ReLU {
	Z!: Matrix;

	/**
	 * @param Z N × C: batch of N inputs, one row each, stored by forward
	 * @returns A, N × C: batch of N outputs, one row each
	 */
	forward(Z: Matrix): Matrix {
		// TODO: store this.Z, N × C.
		// TODO: compute A and return it.
		throw new Error("forward is not written yet");
	}

	/**
	 * @param dLdA N × C: how changes in the outputs affect the loss
	 * @returns dLdZ, N × C: how changes in the inputs affect the loss
	 */
	backward(dLdA: Matrix): Matrix {
		// TODO: compute dLdZ and return it.
		throw new Error("backward is not written yet");
	}
}
