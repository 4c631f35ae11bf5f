/** `ReLU`: an activation without parameters. */
import { entry, isPositive, positivePart, times } from "../../grader/problem/formula.ts";
import { declareProblem } from "../../grader/problem/problem.ts";
import { ReLUByLoops } from "../../reference/relu-by-loops.ts";
import cases from "./cases.json" with { type: "json" };
import { misconceptions } from "./misconceptions.ts";
import rubric from "./rubric.json" with { type: "json" };
import { wrongSubmissions } from "./wrong-submissions.ts";

export const relu = declareProblem({
	id: "relu",
	title: "ReLU activation",
	className: "ReLU",
	fileName: "relu",
	summary: "Lets every positive number through and makes all others 0.",
	sizes: {
		N: { symbol: "N", meaning: "batch size", option: "batch", example: 2 },
		features: { symbol: "C", meaning: "number of features", option: "features", example: 3 },
	},
	quantities: {
		Z: { symbol: "Z", shape: ["N", "features"], meaning: "batch of N inputs, one row each, stored by forward" },
		A: {
			symbol: "A",
			shape: ["N", "features"],
			meaning: "batch of N outputs, one row each",
			equation: { number: "(1)", text: "A = max(Z, 0)" },
			entry: { at: ["n", "j"], is: positivePart(entry("Z", "n", "j")) },
		},
		dLdA: { symbol: "∂L/∂A", shape: ["N", "features"], meaning: "how changes in the outputs affect the loss" },
		dLdZ: {
			symbol: "∂L/∂Z",
			shape: ["N", "features"],
			meaning: "how changes in the inputs affect the loss",
			equation: { number: "(2)", text: "dLdZ = dLdA ⊙ (1 where Z > 0, else 0)" },
			entry: { at: ["n", "j"], is: times(entry("dLdA", "n", "j"), isPositive(entry("Z", "n", "j"))) },
		},
	},
	construct: [],
	parameters: [],
	calls: [
		{ name: "forward", takes: ["Z"], returns: "A", stores: ["Z"] },
		{ name: "backward", takes: ["dLdA"], returns: "dLdZ", stores: [] },
	],
	output: "A",
	upstream: "dLdA",
	gradients: [{ of: "Z", is: "dLdZ", chainRule: { number: "(3)", text: "∂L/∂Z = (∂L/∂A) · (∂A/∂Z)ᵀ" } }],
	reference: ReLUByLoops,
	misconceptions,
	wrongSubmissions,
	rubric,
	cases,
});
