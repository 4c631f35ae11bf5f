import type { Matrix } from "mathjs";

export class MSELoss {
	prediction!: Matrix;
	target!: Matrix;

	forward(prediction: Matrix, target: Matrix): number {
		this.prediction = prediction;
		this.target = target;
		const p = prediction.toArray() as number[][];
		const t = target.toArray() as number[][];
		let total = 0;
		for (let n = 0; n < p.length; n++) {
			let row = 0;
			for (let j = 0; j < p[n].length; j++) {
				const difference = p[n][j] - t[n][j];
				row += difference ** 2;
			}
			total += row / p[n].length;
		}
		return total / p.length;
	}

	backward(): number[][] {
		const p = this.prediction.toArray() as number[][];
		const t = this.target.toArray() as number[][];
		const count = p.length * p[0].length;
		return p.map((row, n) => row.map((value, j) => (2 * (value - t[n][j])) / count));
	}
}
