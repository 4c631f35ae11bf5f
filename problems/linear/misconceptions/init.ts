/** What can be wrong with `Linear`'s constructor. */
import type { Misconception } from "../../../grader/problem/misconception.ts";
import { mapRows, product, type Rows, table, transposed } from "../../../grader/problem/rows.ts";
import { LinearByLoops } from "../../../reference/linear-by-loops.ts";
import { afterConstructor, remove, set } from "./wrong-versions.ts";

/** W is C_in × C_out throughout: Z = A·W + 1·bᵀ, dLdA = dLdZ·Wᵀ, dLdW = Aᵀ·dLdZ. */
class WeightByInputs extends LinearByLoops {
	constructor(inFeatures: number, outFeatures: number) {
		super(inFeatures, outFeatures);
		this.W = transposed(this.W);
	}

	override forward(A: Rows): Rows {
		this.A = A;
		this.N = A.length;
		return mapRows(product(A, this.W), (value, _, k) => value + ((this.b[k] as number[])[0] as number));
	}

	override backward(dLdZ: Rows): Rows {
		this.dLdW = product(transposed(this.A), dLdZ);
		this.dLdb = table(this.outFeatures, 1, (k) => dLdZ.reduce((sum, row) => sum + (row[k] as number), 0));
		return product(dLdZ, transposed(this.W));
	}
}

/** b and dLdb are rows (or lists) throughout. */
const withBias = (asStored: (column: Rows) => unknown, asColumn: (stored: number[] | Rows) => Rows) => () =>
	class extends LinearByLoops {
		constructor(inFeatures: number, outFeatures: number) {
			super(inFeatures, outFeatures);
			set(this, "b", asStored(this.b));
		}

		override forward(A: Rows): Rows {
			const stored = this.b;
			this.b = asColumn(stored);
			const Z = super.forward(A);
			this.b = stored;
			return Z;
		}

		override backward(dLdZ: Rows): Rows {
			const dLdA = super.backward(dLdZ);
			set(this, "dLdb", asStored(this.dLdb));
			return dLdA;
		}
	};

const flat = (rows: Rows): number[] => rows.flat();

export const initMisconceptions: Misconception[] = [
	{
		id: "init-nonzero",
		says: "{quantity} starts with numbers other than 0.",
		hint: "What does the text say about the values that W and b start with?",
		fix: "Create W and b with `zeros`, not with `ones` or random numbers.",
		mutants: [
			afterConstructor((layer) =>
				set(
					layer,
					"W",
					mapRows(layer.W, () => 1),
				),
			),
			afterConstructor((layer) =>
				set(
					layer,
					"b",
					mapRows(layer.b, () => 1),
				),
			),
		],
		symptom: ({ check, failure }) => check.kind === "init" && failure.kind === "value",
	},
	{
		id: "zeros-without-tuple",
		says: "the constructor gives `np.zeros` two numbers, where it takes one shape.",
		hint: "What does the second argument of `np.zeros` mean?",
		fix: "`np.zeros((out_features, in_features))`, with the shape in brackets of its own.",
		symptom: ({ failure }) =>
			failure.kind === "fault" && /cannot interpret '?\d+'? as a data type|data type '?\d+'? not understood/i.test(failure.fault.message),
	},
	{
		id: "weight-shape-transposed",
		says: "W is kept as C_in × C_out; the table has it as C_out × C_in.",
		hint: "Look W up in Table 1: which of its sizes comes first?",
		fix: "Create W as zeros of C_out × C_in, and write Z = A · Wᵀ + 1_N · bᵀ, dLdA = dLdZ · W, dLdW = dLdZᵀ · A.",
		mutants: [() => WeightByInputs, afterConstructor((layer) => set(layer, "W", transposed(layer.W)))],
	},
	{
		id: "bias-shape-row",
		says: "b is kept as a row, 1 × C_out; the table has it as a column, C_out × 1.",
		hint: "Look b up in Table 1: which of its sizes comes first?",
		fix: "Create b as zeros of C_out × 1, and add its transpose in forward.",
		mutants: [afterConstructor((layer) => set(layer, "b", transposed(layer.b))), withBias(transposed, (row) => transposed(row as Rows))],
	},
	{
		id: "bias-shape-flat",
		says: "b is kept as a list of C_out numbers; the table has it as a column, C_out × 1.",
		hint: "How many dimensions does b have in Table 1?",
		fix: "Create b as zeros of C_out × 1, two-dimensional.",
		mutants: [
			afterConstructor((layer) => set(layer, "b", flat(layer.b))),
			withBias(flat, (list) => (list as unknown as number[]).map((value) => [value])),
		],
	},
	{
		id: "missing-attribute",
		says: "the constructor does not create {quantity}.",
		hint: "Is it assigned to the instance, and is its name spelt exactly as in Table 1?",
		fix: "Assign {quantity} as an attribute of the instance in the constructor (`this.{quantity} = …`, `self.{quantity} = …`).",
		mutants: [afterConstructor((layer) => remove(layer, "W")), afterConstructor((layer) => remove(layer, "b"))],
	},
];
