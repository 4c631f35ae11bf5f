/** What can be wrong with `Linear`'s `forward`. */
import type { Evidence, Misconception } from "../../../grader/problem/misconception.ts";
import { mapRows, product, type Rows, transposed } from "../../../grader/problem/rows.ts";
import { afterForward, remove, set } from "./wrong-versions.ts";

const biasAt = (b: Rows, k: number) => (b[k] as number[])[0] as number;
const isMissing = ({ failure, subject }: Evidence, name: string) =>
	subject === name && failure.kind === "missing" && failure.is === undefined;

export const forwardMisconceptions: Misconception[] = [
	{
		id: "forward-missing-bias",
		says: "Z is computed without the bias b.",
		hint: "Read equation (1) to its end: is every term of it in your forward?",
		fix: "Add 1_N · bᵀ: every row of Z gets the same bᵀ.",
		mutants: [afterForward((layer, A) => product(A, transposed(layer.W)))],
	},
	{
		id: "forward-bias-sign",
		says: "the bias b is subtracted in Z, not added.",
		hint: "Compare the sign before the bias with equation (1).",
		fix: "Z = A · Wᵀ + 1_N · bᵀ.",
		mutants: [afterForward((layer, _, Z) => mapRows(Z, (value, __, k) => value - 2 * biasAt(layer.b, k)))],
	},
	{
		id: "forward-bias-wrong-axis",
		says: "the bias is added along the batch: row n of Z gets b[n], where column k should get b[k].",
		hint: "b has one number for each output. Is that along the rows of Z, or along its columns?",
		fix: "Add the transpose of b (1 × C_out) to every row of Z.",
		mutants: [
			afterForward((layer, A) => {
				if (A.length !== layer.outFeatures) throw new Error("b does not fit");
				return mapRows(product(A, transposed(layer.W)), (value, n) => value + biasAt(layer.b, n));
			}),
		],
	},
	{
		id: "forward-weight-not-transposed",
		says: "Z is computed with W where equation (1) has Wᵀ.",
		hint: "A is N × C_in and W is C_out × C_in. Can they be multiplied as they are?",
		fix: "Multiply A by the transpose of W.",
		mutants: [
			afterForward((layer, A) => mapRows(product(A, layer.W), (value, _, k) => value + biasAt(layer.b, k))),
			afterForward((layer, A) => product(A, layer.W)),
		],
	},
	{
		id: "forward-extra-activation",
		says: "Z goes through another function after equation (1).",
		hint: "A linear layer ends where equation (1) ends. What does your last line add to it?",
		fix: "Return Z as it is; an activation is a layer of its own.",
		mutants: [
			(value: number) => Math.max(value, 0),
			(value: number) => 1 / (1 + Math.exp(-value)),
			Math.tanh,
			(value: number) => (value > 0 ? value : value * 0.01),
		].map((activation) => afterForward((_, __, Z) => mapRows(Z, activation))),
	},
	{
		id: "forward-returns-transposed",
		says: "Z is returned as C_out × N; the table has it as N × C_out.",
		hint: "Which of Z's sizes comes first in Table 1? One row of Z belongs to one input of the batch.",
		fix: "Z = A · Wᵀ + 1_N · bᵀ, and not W · Aᵀ.",
		mutants: [afterForward((_, __, Z) => transposed(Z))],
	},
	{
		id: "forward-returns-something-else",
		says: "forward returns something else than Z.",
		hint: "What stands after the last `return` of forward?",
		fix: "Return Z.",
		mutants: [
			afterForward((_, A) => A),
			afterForward((layer) => layer.W),
			afterForward((layer) => layer.b),
			afterForward((layer) => transposed(layer.b)),
		],
	},
	{
		id: "forward-not-returned",
		says: "forward returns nothing.",
		hint: "Is there a `return` on every way through forward?",
		fix: "End forward with `return Z`.",
		mutants: [afterForward(() => undefined)],
	},
	{
		id: "forward-input-not-stored",
		says: "forward does not store A, which backward needs.",
		hint: "Is A assigned to the instance in forward, and spelt exactly `A`?",
		fix: "`this.A = A` (`self.A = A`) in forward.",
		mutants: [
			afterForward((layer, _, Z) => {
				remove(layer, "A");
				return Z;
			}),
		],
		symptom: (evidence) => isMissing(evidence, "A"),
	},
	{
		id: "forward-stores-other-input",
		says: "forward stores something else under A than what it was given.",
		hint: "What is assigned to A, and is it changed later in forward?",
		fix: "Store A exactly as it was handed in.",
		mutants: [
			afterForward((layer, A, Z) => {
				set(layer, "A", transposed(A));
				return Z;
			}),
			afterForward((layer, _, Z) => {
				set(layer, "A", Z);
				return Z;
			}),
		],
		symptom: ({ check, failure, subject }) =>
			check.kind === "state" && subject === "A" && (failure.kind === "value" || failure.kind === "shape"),
	},
	{
		id: "forward-batch-size-not-stored",
		says: "forward does not store N, the batch size.",
		hint: "Table 1 lists N: where does your forward keep it?",
		fix: "`this.N = ` the number of rows of A, in forward.",
		mutants: [
			afterForward((layer, _, Z) => {
				remove(layer, "N");
				return Z;
			}),
		],
		symptom: (evidence) => isMissing(evidence, "N"),
	},
	{
		id: "forward-wrong-batch-size",
		says: "N is not the number of rows of A.",
		hint: "A is N × C_in: which of its two sizes is the batch size?",
		fix: "Take N from the first size of A.",
		mutants: [
			afterForward((layer, A, Z) => {
				layer.N = (A[0] as number[]).length;
				return Z;
			}),
			afterForward((layer, _, Z) => {
				layer.N = (Z[0] as number[]).length;
				return Z;
			}),
		],
		symptom: ({ check, failure, subject }) => check.kind === "state" && subject === "N" && failure.kind !== "missing",
	},
];
