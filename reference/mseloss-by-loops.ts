/**
 * `MSELoss` once more, by explicit loops over entries and without a line of `mseloss.ts`: the numbers that submissions are judged by.
 *
 * Shapes: prediction, target and dLdprediction are N × C; L is a number.
 */
type Rows = number[][];

export class MSELossByLoops {
	prediction: Rows = [];
	target: Rows = [];

	/** Equation (1): L = Σₙ Σⱼ (prediction[n,j] − target[n,j])² / (N·C). */
	forward(prediction: Rows, target: Rows): number {
		this.prediction = prediction;
		this.target = target;
		let sum = 0;
		for (const row of this.#differences()) for (const difference of row) sum += difference * difference;
		return sum / this.#count();
	}

	/** Equation (2), entry by entry: dLdprediction[n,j] = 2·(prediction[n,j] − target[n,j]) / (N·C). */
	backward(): Rows {
		const count = this.#count();
		return this.#differences().map((row) => row.map((difference) => (2 * difference) / count));
	}

	#differences(): Rows {
		return this.prediction.map((row, n) => row.map((value, j) => value - ((this.target[n] as number[])[j] as number)));
	}

	#count(): number {
		return this.prediction.length * (this.prediction[0] as number[]).length;
	}
}
