/**
 * The model solution of `ReLU`, in mathjs: an activation that lets positive numbers through and makes all others 0.
 *
 * Shapes: Z, A, dLdA and dLdZ are N × C.
 */
import { dotMultiply, type Matrix, matrix } from "mathjs";

export class ReLU {
	/** The batch that `forward` saw last. */
	Z: Matrix = matrix();

	/** Equation (1): A = max(Z, 0), entry by entry. */
	forward(Z: Matrix): Matrix {
		this.Z = Z;
		return Z.map((z) => Math.max(z, 0));
	}

	/** Equation (2): dLdZ = dLdA ⊙ (1 where Z > 0, else 0). */
	backward(dLdA: Matrix): Matrix {
		const passes = this.Z.map((z) => (z > 0 ? 1 : 0));
		return dotMultiply(dLdA, passes);
	}
}
