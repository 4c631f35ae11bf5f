import type { Matrix } from "mathjs";

/**
 * The mean of the squared differences between a prediction and its target.
 *
 * prediction     N × C          what the network gave, stored by forward
 * target         N × C          what it should have given, stored by forward
 * L              a number       the loss
 * dLdprediction  N × C          how changes in the prediction affect the loss
 *
 * Matrices are mathjs matrices: import what you need, for example { add, multiply, transpose, zeros, ones } from "mathjs".
 */
export class MSELoss {
	prediction!: Matrix;
	target!: Matrix;

	/**
	 * @param prediction N × C: what the network gave, stored by forward
	 * @param target N × C: what it should have given, stored by forward
	 * @returns L, a number: the loss
	 */
	forward(prediction: Matrix, target: Matrix): number {
		// TODO: store this.prediction, N × C.
		// TODO: store this.target, N × C.
		// TODO: compute L and return it.
		throw new Error("forward is not written yet");
	}

	/**
	 * @returns dLdprediction, N × C: how changes in the prediction affect the loss
	 */
	backward(): Matrix {
		// TODO: compute dLdprediction and return it.
		throw new Error("backward is not written yet");
	}
}
