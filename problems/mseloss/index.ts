/** `MSELoss`: the mean squared error, a number made of two matrices. */
import { entry, minus, number, over, size, square, sum, times } from "../../grader/problem/formula.ts";
import { declareProblem } from "../../grader/problem/problem.ts";
import { MSELossByLoops } from "../../reference/mseloss-by-loops.ts";
import cases from "./cases.json" with { type: "json" };
import { misconceptions } from "./misconceptions.ts";
import rubric from "./rubric.json" with { type: "json" };
import { wrongSubmissions } from "./wrong-submissions.ts";

const difference = minus(entry("prediction", "n", "j"), entry("target", "n", "j"));
const count = times(size("N"), size("features"));

export const mseloss = declareProblem({
	id: "mseloss",
	title: "MSE loss",
	className: "MSELoss",
	fileName: "mseloss",
	summary: "The mean of the squared differences between a prediction and its target.",
	sizes: {
		N: { symbol: "N", meaning: "batch size", option: "batch", example: 2 },
		features: { symbol: "C", meaning: "number of features", option: "features", example: 2 },
	},
	quantities: {
		prediction: { symbol: "prediction", shape: ["N", "features"], meaning: "what the network gave, stored by forward" },
		target: { symbol: "target", shape: ["N", "features"], meaning: "what it should have given, stored by forward" },
		L: {
			symbol: "L",
			shape: [],
			meaning: "the loss",
			equation: { number: "(1)", text: "L = Σ (prediction − target)² / (N·C)" },
			entry: { at: [], is: over(sum("n", "N", sum("j", "features", square(difference))), count) },
		},
		dLdprediction: {
			symbol: "∂L/∂prediction",
			shape: ["N", "features"],
			meaning: "how changes in the prediction affect the loss",
			equation: { number: "(2)", text: "dLdprediction = 2·(prediction − target) / (N·C)" },
			entry: { at: ["n", "j"], is: over(times(number(2), difference), count) },
		},
	},
	construct: [],
	parameters: [],
	calls: [
		{ name: "forward", takes: ["prediction", "target"], returns: "L", stores: ["prediction", "target"] },
		{ name: "backward", takes: [], returns: "dLdprediction", stores: [] },
	],
	output: "L",
	gradients: [{ of: "prediction", is: "dLdprediction" }],
	reference: MSELossByLoops,
	misconceptions,
	wrongSubmissions,
	rubric,
	cases,
});
