/** `Linear`: the course text's table, equations and calls. */
import { entry, plus, sum, times } from "../../grader/problem/formula.ts";
import { declareProblem } from "../../grader/problem/problem.ts";
import { LinearByLoops } from "../../reference/linear-by-loops.ts";
import cases from "./cases.json" with { type: "json" };
import { backwardMisconceptions } from "./misconceptions/backward.ts";
import { forwardMisconceptions } from "./misconceptions/forward.ts";
import { initMisconceptions } from "./misconceptions/init.ts";
import rubric from "./rubric.json" with { type: "json" };
import { wrongLoops } from "./wrong/loops.ts";
import { wrongMathjs } from "./wrong/mathjs.ts";
import { wrongNumpy } from "./wrong/numpy.ts";

export const linear = declareProblem({
	id: "linear",
	title: "Linear layer",
	className: "Linear",
	fileName: "linear",
	summary: "Connects every input feature to every output feature: a matrix product and a bias.",
	sizes: {
		N: { symbol: "N", meaning: "batch size", option: "batch", example: 2 },
		in_features: { symbol: "C_in", meaning: "number of input features", option: "in", example: 2 },
		out_features: { symbol: "C_out", meaning: "number of output features", option: "out", example: 3 },
	},
	quantities: {
		N: { symbol: "N", shape: [], size: "N", meaning: "batch size, stored by forward" },
		A: { symbol: "A", shape: ["N", "in_features"], meaning: "batch of N inputs, one row each" },
		Z: {
			symbol: "Z",
			shape: ["N", "out_features"],
			meaning: "batch of N outputs, one row each",
			equation: { number: "(1)", text: "Z = A · Wᵀ + 1_N · bᵀ" },
			entry: {
				at: ["n", "k"],
				is: plus(sum("i", "in_features", times(entry("A", "n", "i"), entry("W", "k", "i"))), entry("b", "k", 0)),
			},
		},
		W: { symbol: "W", shape: ["out_features", "in_features"], meaning: "weights" },
		b: { symbol: "b", shape: ["out_features", 1], meaning: "biases" },
		dLdZ: { symbol: "∂L/∂Z", shape: ["N", "out_features"], meaning: "how changes in the outputs affect the loss" },
		dLdA: {
			symbol: "∂L/∂A",
			shape: ["N", "in_features"],
			meaning: "how changes in the inputs affect the loss",
			equation: { number: "(5)", text: "dLdA = dLdZ · W" },
			entry: { at: ["n", "i"], is: sum("k", "out_features", times(entry("dLdZ", "n", "k"), entry("W", "k", "i"))) },
		},
		dLdW: {
			symbol: "∂L/∂W",
			shape: ["out_features", "in_features"],
			meaning: "how changes in the weights affect the loss",
			equation: { number: "(6)", text: "dLdW = dLdZᵀ · A" },
			entry: { at: ["k", "i"], is: sum("n", "N", times(entry("dLdZ", "n", "k"), entry("A", "n", "i"))) },
		},
		dLdb: {
			symbol: "∂L/∂b",
			shape: ["out_features", 1],
			meaning: "how changes in the biases affect the loss",
			equation: { number: "(7)", text: "dLdb = dLdZᵀ · 1_N" },
			entry: { at: ["k", "j"], is: sum("n", "N", entry("dLdZ", "n", "k")) },
		},
	},
	construct: ["in_features", "out_features"],
	parameters: ["W", "b"],
	calls: [
		{ name: "forward", takes: ["A"], returns: "Z", stores: ["A", "N"] },
		{ name: "backward", takes: ["dLdZ"], returns: "dLdA", stores: ["dLdW", "dLdb"] },
	],
	output: "Z",
	upstream: "dLdZ",
	gradients: [
		{ of: "A", is: "dLdA", chainRule: { number: "(2)", text: "∂L/∂A = (∂L/∂Z) · (∂Z/∂A)ᵀ" } },
		{ of: "W", is: "dLdW", chainRule: { number: "(3)", text: "∂L/∂W = (∂L/∂Z) · (∂Z/∂W)ᵀ" } },
		{ of: "b", is: "dLdb", chainRule: { number: "(4)", text: "∂L/∂b = (∂L/∂Z)ᵀ · (∂Z/∂b)" } },
	],
	reference: LinearByLoops,
	misconceptions: [...initMisconceptions, ...forwardMisconceptions, ...backwardMisconceptions],
	wrongSubmissions: { "mathjs.ts": wrongMathjs, "loops.ts": wrongLoops, "numpy.py": wrongNumpy },
	rubric,
	cases,
});
