/** What can be wrong with an `MSELoss`. */
import type { LayerModule, Misconception } from "../../grader/problem/misconception.ts";
import { mapRows, type Rows } from "../../grader/problem/rows.ts";
import { factorOf } from "../../grader/problem/symptoms.ts";
import { MSELossByLoops } from "../../reference/mseloss-by-loops.ts";

interface Sizes {
	readonly N: number;
	readonly C: number;
}

const sizesOf = (rows: Rows): Sizes => ({ N: rows.length, C: (rows[0] as number[]).length });

/** `forward` with another function of the right loss and the two matrices. */
const forwardBy =
	(loss: (L: number, sizes: Sizes, prediction: Rows, target: Rows) => unknown): LayerModule =>
	() =>
		class extends MSELossByLoops {
			override forward(prediction: Rows, target: Rows): number {
				return loss(super.forward(prediction, target), sizesOf(prediction), prediction, target) as number;
			}
		};

/** `backward` with another function of the right gradient. */
const backwardBy =
	(gradient: (right: Rows, sizes: Sizes, layer: MSELossByLoops) => unknown): LayerModule =>
	() =>
		class extends MSELossByLoops {
			override backward(): Rows {
				return gradient(super.backward(), sizesOf(this.prediction), this) as Rows;
			}
		};

const differences = (prediction: Rows, target: Rows): Rows =>
	mapRows(prediction, (value, n, j) => value - ((target[n] as number[])[j] as number));
const scaled = (rows: Rows, factor: number) => mapRows(rows, (value) => value * factor);

const storing =
	(change: (layer: MSELossByLoops) => void): LayerModule =>
	() =>
		class extends MSELossByLoops {
			override forward(prediction: Rows, target: Rows): number {
				const L = super.forward(prediction, target);
				change(this);
				return L;
			}
		};

export const misconceptions: Misconception[] = [
	{
		id: "forward-not-averaged",
		says: "L is the sum of the squared differences: it is not divided by N·C.",
		hint: "What does the M of MSE stand for?",
		fix: "Divide the sum by the number of entries, N·C.",
		mutants: [forwardBy((L, { N, C }) => L * N * C)],
	},
	{
		id: "forward-averaged-over-batch-only",
		says: "L is divided by N alone, not by N·C.",
		hint: "Over how many numbers is the mean taken?",
		fix: "Divide by N·C, the number of entries.",
		mutants: [forwardBy((L, { C }) => L * C)],
	},
	{
		id: "forward-averaged-over-features-only",
		says: "L is divided by C alone, not by N·C.",
		hint: "Over how many numbers is the mean taken?",
		fix: "Divide by N·C, the number of entries.",
		mutants: [forwardBy((L, { N }) => L * N)],
	},
	{
		id: "forward-halved",
		says: "L has a factor 1/2 that equation (1) does not have.",
		hint: "Some texts put a factor before the mean. Does equation (1)?",
		fix: "Leave out the factor.",
		mutants: [forwardBy((L) => L / 2)],
	},
	{
		id: "forward-root",
		says: "L is the root of the mean squared error.",
		hint: "Does equation (1) have a root?",
		fix: "Leave out the root.",
		mutants: [forwardBy((L) => Math.sqrt(L))],
	},
	{
		id: "forward-absolute-error",
		says: "L is the mean of the absolute differences: they are not squared.",
		hint: "What does the S of MSE stand for?",
		fix: "Square each difference.",
		mutants: [
			forwardBy((_, { N, C }, prediction, target) => {
				const total = differences(prediction, target)
					.flat()
					.reduce((sum, value) => sum + Math.abs(value), 0);
				return total / (N * C);
			}),
		],
	},
	{
		id: "forward-not-squared",
		says: "L is the mean of the differences: they are not squared.",
		hint: "What does the S of MSE stand for?",
		fix: "Square each difference before taking the mean.",
		mutants: [
			forwardBy((_, { N, C }, prediction, target) => {
				const total = differences(prediction, target)
					.flat()
					.reduce((sum, value) => sum + value, 0);
				return total / (N * C);
			}),
		],
	},
	{
		id: "forward-returns-matrix",
		says: "forward returns the squared differences, not their mean.",
		hint: "How many numbers is L, by the table?",
		fix: "Return the mean over all entries.",
		mutants: [forwardBy((_, __, prediction, target) => mapRows(differences(prediction, target), (value) => value * value))],
	},
	{
		id: "forward-returns-list",
		says: "forward returns L inside of a matrix or a list.",
		hint: "How many dimensions does a single number have?",
		fix: "Return the number itself.",
		mutants: [forwardBy((L) => [L]), forwardBy((L) => [[L]])],
	},
	{
		id: "forward-not-returned",
		says: "forward returns nothing.",
		hint: "Is there a `return` on every way through forward?",
		fix: "Return L.",
		mutants: [forwardBy(() => undefined)],
	},
	{
		id: "forward-input-not-stored",
		says: "forward does not store {quantity}, which backward needs.",
		hint: "Is it assigned to the instance in forward, and spelt exactly `{quantity}`?",
		fix: "Store both: `this.prediction = prediction`, `this.target = target`.",
		mutants: [storing((layer) => Reflect.deleteProperty(layer, "prediction")), storing((layer) => Reflect.deleteProperty(layer, "target"))],
	},
	{
		id: "backward-missing-two",
		says: "dLdprediction lacks the factor 2.",
		hint: "What is the derivative of a square?",
		fix: "dLdprediction = 2·(prediction − target) / (N·C).",
		mutants: [backwardBy((right) => scaled(right, 0.5))],
	},
	{
		id: "backward-not-averaged",
		says: "dLdprediction is not divided by N·C.",
		hint: "Is the division of equation (1) still there after differentiating?",
		fix: "dLdprediction = 2·(prediction − target) / (N·C).",
		mutants: [backwardBy((right, { N, C }) => scaled(right, N * C)), backwardBy((right, { N, C }) => scaled(right, (N * C) / 2))],
	},
	{
		id: "backward-averaged-over-batch-only",
		says: "dLdprediction is divided by N alone, not by N·C.",
		hint: "Compare the division with that of equation (1).",
		fix: "Divide by N·C.",
		mutants: [backwardBy((right, { C }) => scaled(right, C)), backwardBy((right, { C }) => scaled(right, C / 2))],
	},
	{
		id: "gradient-sign-flipped",
		says: "dLdprediction has the wrong sign.",
		hint: "Which way round is the difference in equation (2)?",
		fix: "prediction − target, and not target − prediction.",
		mutants: [backwardBy((right) => scaled(right, -1))],
	},
	{
		id: "backward-ignores-target",
		says: "dLdprediction does not depend on the target.",
		hint: "Where is the target in your backward?",
		fix: "Use the difference prediction − target.",
		mutants: [backwardBy((_, { N, C }, { prediction }) => scaled(prediction, 2 / (N * C)))],
	},
	{
		id: "backward-not-returned",
		says: "backward returns nothing.",
		hint: "Is there a `return` on every way through backward?",
		fix: "Return dLdprediction.",
		mutants: [backwardBy(() => undefined)],
	},
	{
		id: "gradient-scaled",
		says: "dLdprediction is the right gradient times {factor}.",
		hint: "Is there a factor in your backward that the equation does not have?",
		fix: "Leave out the factor.",
		mutants: [backwardBy((right) => scaled(right, 3))],
		symptom: ({ check, rows }) => {
			const factor = check.kind === "value" && check.call === "backward" && factorOf(rows, { N: "N", features: "C" });
			return factor ? { factor } : false;
		},
	},
];
