// (p − t)² = p² − 2pt + t², and a gradient that forward prepares.
export default class MSELoss {
	forward(prediction, target) {
		[this.prediction, this.target] = [prediction, target];
		const [p, t] = [prediction.toArray().flat(), target.toArray().flat()];
		this.scale = 1 / p.length;
		return p.reduce((loss, value, at) => loss + this.scale * (value * value - 2 * value * t[at] + t[at] * t[at]), 0);
	}

	backward() {
		const t = this.target.toArray();
		return this.prediction.map((value, [n, j]) => this.scale * 2 * (value - t[n][j]));
	}
}
