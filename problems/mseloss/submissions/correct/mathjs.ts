import { type Matrix, dotPow, multiply, subtract, sum } from "mathjs";

export class MSELoss {
	prediction!: Matrix;
	target!: Matrix;

	forward(prediction: Matrix, target: Matrix): number {
		this.prediction = prediction;
		this.target = target;
		const [N, C] = prediction.size();
		const squares = dotPow(subtract(prediction, target), 2) as Matrix;
		return sum(squares) / (N * C);
	}

	backward(): Matrix {
		const [N, C] = this.prediction.size();
		return multiply(subtract(this.prediction, this.target), 2 / (N * C)) as Matrix;
	}
}
