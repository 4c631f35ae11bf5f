/** Wrong versions of this problem's correct submissions. */
import type { WrongSubmissions } from "../../grader/problem/wrong-submissions.ts";

const [loss, gradient] = [
	"return sum(squares) / (N * C);",
	"return multiply(subtract(this.prediction, this.target), 2 / (N * C)) as Matrix;",
];
const [square, rowMean, mean] = ["row += difference ** 2;", "total += row / p[n].length;", "return total / p.length;"];
const entries = "(2 * (value - t[n][j])) / count";

const [pythonMean, pythonGradient] = ["return np.mean(squares)", "return 2 * (self.prediction - self.target) / (N * C)"];

export const wrongSubmissions: WrongSubmissions = {
	"mathjs.ts": {
		"no-mseloss-export": [[["export class MSELoss", "export class MSE"]]],
		"not-written-yet": [[[gradient, 'throw new Error("backward is not written yet");']]],
		"forward-not-averaged": [[[loss, "return sum(squares);"]]],
		"forward-averaged-over-batch-only": [[[loss, "return sum(squares) / N;"]]],
		"forward-averaged-over-features-only": [[[loss, "return sum(squares) / C;"]]],
		"forward-halved": [[[loss, "return sum(squares) / (2 * N * C);"]]],
		"forward-root": [[[loss, "return Math.sqrt(sum(squares) / (N * C));"]]],
		"forward-absolute-error": [[["dotPow(subtract(prediction, target), 2) as Matrix", "subtract(prediction, target).map(Math.abs)"]]],
		"forward-not-squared": [[["dotPow(subtract(prediction, target), 2) as Matrix", "subtract(prediction, target)"]]],
		"forward-returns-matrix": [[[loss, "return squares as any;"]]],
		"forward-returns-list": [[[loss, "return [[sum(squares) / (N * C)]] as any;"]]],
		"forward-not-returned": [[[loss, ""]]],
		"forward-input-not-stored": [
			[
				["this.target = target;", "this.t = target;"],
				["this.prediction, this.target", "this.prediction, this.t"],
			],
		],
		"backward-missing-two": [[[gradient, gradient.replace("2 / (N", "1 / (N")]]],
		"backward-not-averaged": [
			[[gradient, gradient.replace("2 / (N * C)", "2")]],
			[[gradient, "return subtract(this.prediction, this.target);"]],
		],
		"backward-averaged-over-batch-only": [[[gradient, gradient.replace("(N * C)", "N")]]],
		"gradient-sign-flipped": [[[gradient, gradient.replace("this.prediction, this.target", "this.target, this.prediction")]]],
		"backward-ignores-target": [[[gradient, "return multiply(this.prediction, 2 / (N * C)) as Matrix;"]]],
		"backward-not-returned": [[[gradient, ""]]],
		"gradient-scaled": [[[gradient, gradient.replace("2 / (N", "8 / (N")]]],
	},
	"loops.ts": {
		"forward-not-averaged": [
			[
				[rowMean, "total += row;"],
				[mean, "return total;"],
			],
		],
		"forward-averaged-over-batch-only": [[[rowMean, "total += row;"]]],
		"forward-averaged-over-features-only": [[[mean, "return total;"]]],
		"forward-halved": [[[square, "row += 0.5 * difference ** 2;"]]],
		"forward-root": [[[mean, "return Math.sqrt(total / p.length);"]]],
		"forward-absolute-error": [[[square, "row += Math.abs(difference);"]]],
		"forward-not-squared": [[[square, "row += difference;"]]],
		"forward-returns-matrix": [[[mean, "return p.map((row, n) => row.map((x, j) => (x - t[n][j]) ** 2)) as any;"]]],
		"forward-returns-list": [[[mean, "return [total / p.length] as any;"]]],
		"forward-not-returned": [[[mean, "this.loss = total / p.length;"]]],
		"forward-input-not-stored": [
			[
				["this.prediction = prediction;", "this.p = prediction;"],
				["this.prediction.toArray()", "this.p.toArray()"],
			],
		],
		"backward-missing-two": [[[entries, "(value - t[n][j]) / count"]]],
		"backward-not-averaged": [[[entries, "2 * (value - t[n][j])"]]],
		"backward-averaged-over-batch-only": [[["p.length * p[0].length", "p.length"]]],
		"gradient-sign-flipped": [[[entries, "(2 * (t[n][j] - value)) / count"]]],
		"backward-ignores-target": [[[entries, "(2 * value) / count"]]],
		"backward-not-returned": [[["return p.map", "p.map"]]],
		"gradient-scaled": [[[entries, "(2 * (value - t[n][j])) / count / p.length"]]],
		"low-precision": [[[mean, "return Number((total / p.length).toFixed(3));"]]],
		"special-values": [[["(value - t[n][j])) / count", "Math.max(value - t[n][j], -1e12)) / count"]]],
	},
	"numpy.py": {
		"does-not-compile": [[["class MSELoss:", "class MSELoss"]]],
		"no-mseloss-export": [[["class MSELoss:", "class Loss:"]]],
		"not-written-yet": [[[pythonGradient, "raise NotImplementedError"]]],
		"forward-not-averaged": [[[pythonMean, "return np.sum(squares)"]]],
		"forward-averaged-over-batch-only": [[[pythonMean, "return np.sum(squares) / len(prediction)"]]],
		"forward-averaged-over-features-only": [[[pythonMean, "return np.sum(squares) / prediction.shape[1]"]]],
		"forward-halved": [[[pythonMean, "return np.mean(squares) / 2"]]],
		"forward-root": [[[pythonMean, "return np.sqrt(np.mean(squares))"]]],
		"forward-absolute-error": [[["(prediction - target) ** 2", "np.abs(prediction - target)"]]],
		"forward-not-squared": [[["(prediction - target) ** 2", "prediction - target"]]],
		"forward-returns-matrix": [[[pythonMean, "return squares"]]],
		"forward-returns-list": [[[pythonMean, "return np.mean(squares, keepdims=True)"]]],
		"forward-not-returned": [[[pythonMean, "np.mean(squares)"]]],
		"forward-input-not-stored": [
			[
				["self.target = target", "self.y = target"],
				["self.prediction - self.target", "self.prediction - self.y"],
			],
		],
		"backward-missing-two": [[[pythonGradient, pythonGradient.replace("2 * ", "")]]],
		"backward-not-averaged": [[[pythonGradient, "return 2 * (self.prediction - self.target)"]]],
		"backward-averaged-over-batch-only": [[[pythonGradient, pythonGradient.replace("(N * C)", "N")]]],
		"gradient-sign-flipped": [[[pythonGradient, "return 2 * (self.target - self.prediction) / (N * C)"]]],
		"backward-ignores-target": [[[pythonGradient, "return 2 * self.prediction / (N * C)"]]],
		"backward-not-returned": [[[pythonGradient, "gradient = 2 * (self.prediction - self.target) / (N * C)"]]],
		"gradient-scaled": [[[pythonGradient, pythonGradient.replace("2 * ", "5 * ")]]],
		"low-precision": [[[pythonMean, "return np.float32(np.mean(squares))"]]],
	},
};
