/** What can be wrong with a `ReLU`. */
import type { LayerModule, Misconception } from "../../grader/problem/misconception.ts";
import { mapRows, type Rows, transposed } from "../../grader/problem/rows.ts";
import { factorOf } from "../../grader/problem/symptoms.ts";
import { ReLUByLoops } from "../../reference/relu-by-loops.ts";

/** `forward` with another function of each entry. */
const forwardBy =
	(activation: (z: number) => number): LayerModule =>
	() =>
		class extends ReLUByLoops {
			override forward(Z: Rows): Rows {
				this.Z = Z;
				return mapRows(Z, activation);
			}
		};

/** `backward` with another function of each entry's upstream gradient and input. */
const backwardBy =
	(derivative: (gradient: number, z: number, N: number) => number): LayerModule =>
	() =>
		class extends ReLUByLoops {
			override backward(dLdA: Rows): Rows {
				return mapRows(dLdA, (gradient, n, j) => derivative(gradient, (this.Z[n] as number[])[j] as number, dLdA.length));
			}
		};

const afterForward =
	(change: (layer: ReLUByLoops, Z: Rows, A: Rows) => unknown): LayerModule =>
	() =>
		class extends ReLUByLoops {
			override forward(Z: Rows): Rows {
				return change(this, Z, super.forward(Z)) as Rows;
			}
		};

export const misconceptions: Misconception[] = [
	{
		id: "forward-not-clipped",
		says: "A is Z itself: negative numbers come through.",
		hint: "What does equation (1) make of a negative number?",
		fix: "A = max(Z, 0), entry by entry.",
		mutants: [forwardBy((z) => z)],
	},
	{
		id: "forward-absolute-value",
		says: "A is the absolute value of Z.",
		hint: "What does equation (1) make of −2?",
		fix: "A = max(Z, 0): a negative number becomes 0.",
		mutants: [forwardBy(Math.abs)],
	},
	{
		id: "forward-keeps-negative",
		says: "A keeps the negative numbers and drops the positive ones.",
		hint: "Which of the two is larger, the number or 0?",
		fix: "max(Z, 0), and not min(Z, 0).",
		mutants: [forwardBy((z) => Math.min(z, 0))],
	},
	{
		id: "forward-leaky",
		says: "A lets a small part of negative numbers through.",
		hint: "That is another activation. What does equation (1) make of a negative number?",
		fix: "A negative number becomes exactly 0.",
		mutants: [0.01, 0.1, 0.2].map((slope) => forwardBy((z) => (z > 0 ? z : slope * z))),
	},
	{
		id: "forward-other-activation",
		says: "A is another activation than ReLU.",
		hint: "Compare your forward with equation (1).",
		fix: "A = max(Z, 0), entry by entry.",
		mutants: [
			forwardBy((z) => 1 / (1 + Math.exp(-z))),
			forwardBy(Math.tanh),
			forwardBy((z) => (z > 0 ? 1 : 0)),
			forwardBy((z) => Math.min(Math.max(z, 0), 6)),
		],
	},
	{
		id: "forward-returns-transposed",
		says: "A is returned as C × N; it has the shape of Z, N × C.",
		hint: "Which entry of A belongs to the first entry of Z's second row?",
		fix: "Keep every entry in its place.",
		mutants: [afterForward((_, __, A) => transposed(A))],
	},
	{
		id: "forward-not-returned",
		says: "forward returns nothing.",
		hint: "Is there a `return` on every way through forward?",
		fix: "Return A.",
		mutants: [afterForward(() => undefined)],
	},
	{
		id: "forward-input-not-stored",
		says: "forward does not store Z, which backward needs.",
		hint: "Is Z assigned to the instance in forward, and spelt exactly `Z`?",
		fix: "`this.Z = Z` (`self.Z = Z`) in forward.",
		mutants: [
			afterForward((layer, _, A) => {
				Reflect.deleteProperty(layer, "Z");
				return A;
			}),
		],
	},
	{
		id: "forward-stores-output",
		says: "forward stores its result under Z, not what it was given.",
		hint: "Which of the two matrices does the table call Z?",
		fix: "Store what forward was given, before anything is done to it.",
		mutants: [
			afterForward((layer, _, A) => {
				layer.Z = A;
				return A;
			}),
		],
	},
	{
		id: "backward-passes-everything",
		says: "backward returns dLdA as it is, also where Z was not positive.",
		hint: "Where Z is negative, A stays 0. How much does a small change of Z there change the loss?",
		fix: "Multiply dLdA by 1 where Z > 0 and by 0 elsewhere.",
		mutants: [backwardBy((gradient) => gradient)],
	},
	{
		id: "backward-reversed",
		says: "backward lets gradients through where Z is negative, and not where it is positive.",
		hint: "Where does A follow Z, and where does it stay 0?",
		fix: "Keep dLdA where Z > 0.",
		mutants: [backwardBy((gradient, z) => (z < 0 ? gradient : 0)), backwardBy((gradient, z) => (z <= 0 ? gradient : 0))],
	},
	{
		id: "backward-by-gradient-sign",
		says: "backward looks at the sign of dLdA in place of the sign of Z.",
		hint: "Equation (2) has a condition: on which matrix?",
		fix: "Keep dLdA where Z > 0, whatever its own sign.",
		mutants: [backwardBy((gradient) => Math.max(gradient, 0))],
	},
	{
		id: "backward-at-zero",
		says: "backward lets the gradient through where Z is exactly 0.",
		hint: "Equation (2) says where: is 0 among it?",
		fix: "Compare with `>`, not with `>=`.",
		mutants: [backwardBy((gradient, z) => (z >= 0 ? gradient : 0))],
	},
	{
		id: "backward-multiplies-input",
		says: "backward multiplies dLdA by Z, not by the derivative.",
		hint: "What is the slope of max(Z, 0) where Z is 5: 5, or something else?",
		fix: "Multiply by 1 where Z > 0, else by 0.",
		mutants: [backwardBy((gradient, z) => gradient * Math.max(z, 0)), backwardBy((gradient, z) => gradient * z)],
	},
	{
		id: "backward-not-returned",
		says: "backward returns nothing.",
		hint: "Is there a `return` on every way through backward?",
		fix: "Return dLdZ.",
		mutants: [
			() =>
				class extends ReLUByLoops {
					override backward(): Rows {
						return undefined as unknown as Rows;
					}
				},
		],
	},
	{
		id: "backward-returns-transposed",
		says: "dLdZ is returned as C × N; it has the shape of Z, N × C.",
		hint: "Which entry of dLdZ belongs to the first entry of Z's second row?",
		fix: "Keep every entry in its place; nothing is transposed in this layer.",
		mutants: [
			() =>
				class extends ReLUByLoops {
					override backward(dLdA: Rows): Rows {
						return transposed(super.backward(dLdA));
					}
				},
		],
	},
	{
		id: "gradient-averaged",
		says: "dLdZ is divided by the batch size N.",
		hint: "Try a batch of one row and the same row twice. Should dLdZ of that row change?",
		fix: "Leave out the division.",
		mutants: [backwardBy((gradient, z, N) => (z > 0 ? gradient / N : 0))],
	},
	{
		id: "gradient-sign-flipped",
		says: "dLdZ has the wrong sign.",
		hint: "Is there a minus in your backward?",
		fix: "Leave out the minus.",
		mutants: [backwardBy((gradient, z) => (z > 0 ? -gradient : 0))],
	},
	{
		id: "gradient-scaled",
		says: "dLdZ is the right gradient times {factor}.",
		hint: "Is there a factor in your backward that the equation does not have?",
		fix: "Leave out the factor.",
		mutants: [backwardBy((gradient, z) => (z > 0 ? 2 * gradient : 0))],
		symptom: ({ check, rows }) => {
			const factor = check.kind === "value" && check.call === "backward" && factorOf(rows, { N: "N", features: "C" });
			return factor ? { factor } : false;
		},
	},
];
