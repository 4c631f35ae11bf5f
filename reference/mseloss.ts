/**
 * The model solution of `MSELoss`, in mathjs: the mean of the squared differences between prediction and target.
 *
 * Shapes: prediction, target and dLdprediction are N × C; L is a number.
 */
import { type Matrix, matrix, mean, multiply, square, subtract } from "mathjs";

export class MSELoss {
	/** What `forward` saw last. */
	prediction: Matrix = matrix();
	target: Matrix = matrix();

	/** Equation (1): L = Σ (prediction − target)² / (N·C). */
	forward(prediction: Matrix, target: Matrix): number {
		this.prediction = prediction;
		this.target = target;
		const squares = subtract(prediction, target).map((difference) => square(difference));
		return mean(squares) as number;
	}

	/** Equation (2): dLdprediction = 2·(prediction − target) / (N·C). */
	backward(): Matrix {
		const [N, C] = this.prediction.size() as [number, number];
		return multiply(subtract(this.prediction, this.target), 2 / (N * C));
	}
}
