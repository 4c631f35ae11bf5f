/** What can be wrong with `Linear`'s `backward`. */
import type { Misconception } from "../../../grader/problem/misconception.ts";
import { mapRows, product, type Rows, table, transposed } from "../../../grader/problem/rows.ts";
import { factorOf } from "../../../grader/problem/symptoms.ts";
import { LinearByLoops } from "../../../reference/linear-by-loops.ts";
import { afterBackward, remove, set, storing } from "./wrong-versions.ts";

const scaled = (rows: Rows, factor: number) => mapRows(rows, (value) => value * factor);
const summed = (left: Rows, right: Rows) => mapRows(left, (value, row, column) => value + ((right[row] as number[])[column] as number));
const sumOf = (rows: Rows) => rows.flat().reduce((sum, value) => sum + value, 0);
const meanOf = (rows: Rows) => sumOf(rows) / rows.flat().length;
const sumsOfRows = (rows: Rows): Rows => rows.map((row) => [row.reduce((sum, value) => sum + value, 0)]);

/** Adds the gradient of every call to those before. */
const accumulating = (name: "dLdW" | "dLdb") => () =>
	class extends LinearByLoops {
		override backward(dLdZ: Rows): Rows {
			const before = this[name];
			const dLdA = super.backward(dLdZ);
			if (before.length > 0) this[name] = summed(before, this[name]);
			return dLdA;
		}
	};

export const backwardMisconceptions: Misconception[] = [
	{
		id: "backward-weight-transposed",
		says: "dLdA is computed with Wᵀ where equation (5) has W.",
		hint: "dLdZ is N × C_out and dLdA is N × C_in. Which shape must the other factor have?",
		fix: "dLdA = dLdZ · W.",
		mutants: [afterBackward((layer, dLdZ) => product(dLdZ, transposed(layer.W)))],
	},
	{
		id: "backward-returns-wrong-gradient",
		says: "backward returns something else than dLdA.",
		hint: "Which of the three gradients does the layer before this one need?",
		fix: "Return dLdA; dLdW and dLdb are only stored.",
		mutants: [
			afterBackward((layer) => layer.dLdW),
			afterBackward((layer) => layer.dLdb),
			afterBackward((_, dLdZ) => dLdZ),
			afterBackward((layer) => layer.A),
			afterBackward((layer) => layer.W),
		],
	},
	{
		id: "backward-not-returned",
		says: "backward returns nothing.",
		hint: "Is there a `return` on every way through backward? If it returns `dLdA` from the instance: is that stored when debug is off?",
		fix: "End backward with `return dLdA`, the local variable.",
		mutants: [afterBackward(() => undefined)],
	},
	{
		id: "input-gradient-averaged",
		says: "dLdA is divided by the batch size N.",
		hint: "Try a batch of one row and the same row twice. Should dLdA of that row change?",
		fix: "dLdA = dLdZ · W, without a division.",
		mutants: [afterBackward((layer, _, dLdA) => scaled(dLdA, 1 / layer.N))],
	},
	{
		id: "weight-gradient-transposed",
		says: "dLdW is stored as C_in × C_out; it has the shape of W, C_out × C_in.",
		hint: "A gradient has the shape of what it belongs to. In which order are the two factors of equation (6)?",
		fix: "dLdW = dLdZᵀ · A, and not Aᵀ · dLdZ.",
		mutants: [storing((layer) => set(layer, "dLdW", transposed(layer.dLdW)))],
	},
	{
		id: "weight-gradient-averaged",
		says: "dLdW is divided by the batch size N.",
		hint: "Equation (6) has no N in it. Where does the averaging over a batch belong, if anywhere?",
		fix: "dLdW = dLdZᵀ · A, without a division: the loss has averaged already where it does.",
		mutants: [storing((layer) => set(layer, "dLdW", scaled(layer.dLdW, 1 / layer.N)))],
	},
	{
		id: "weight-gradient-accumulates",
		says: "dLdW is added to that of the call before.",
		hint: "What is in dLdW when backward is called a second time?",
		fix: "Set dLdW anew in every call (`=`, not `+=`).",
		mutants: [accumulating("dLdW")],
	},
	{
		id: "weight-gradient-not-stored",
		says: "backward does not store dLdW.",
		hint: "Is it assigned to the instance, and spelt exactly `dLdW`?",
		fix: "`this.dLdW = …` (`self.dLdW = …`) in backward.",
		mutants: [storing((layer) => remove(layer, "dLdW"))],
	},
	{
		id: "bias-gradient-averaged",
		says: "dLdb is divided by the batch size N.",
		hint: "Equation (7) has no N in it: is it a sum or a mean?",
		fix: "dLdb = dLdZᵀ · 1_N: the sum over the batch.",
		mutants: [storing((layer) => set(layer, "dLdb", scaled(layer.dLdb, 1 / layer.N)))],
	},
	{
		id: "bias-gradient-wrong-axis",
		says: "dLdb sums over the outputs, where it should sum over the batch.",
		hint: "b has one number for each output. What is left when you sum over the outputs?",
		fix: "Sum dLdZ over its rows (the first dimension): dLdb = dLdZᵀ · 1_N.",
		mutants: [
			storing((layer, dLdZ) => set(layer, "dLdb", sumsOfRows(dLdZ))),
			storing((layer, dLdZ) => set(layer, "dLdb", transposed(sumsOfRows(dLdZ)))),
			storing((layer, dLdZ) => set(layer, "dLdb", sumsOfRows(dLdZ).flat())),
		],
	},
	{
		id: "bias-gradient-shape-row",
		says: "dLdb is stored as a row, 1 × C_out; it has the shape of b, C_out × 1.",
		hint: "A gradient has the shape of what it belongs to: compare dLdb with b in Table 1.",
		fix: "Store dLdb as C_out × 1 (the transpose of the row of sums).",
		mutants: [storing((layer) => set(layer, "dLdb", transposed(layer.dLdb)))],
	},
	{
		id: "bias-gradient-shape-flat",
		says: "dLdb is stored as a list of C_out numbers; it has the shape of b, C_out × 1.",
		hint: "A sum over one dimension takes that dimension away. How many does dLdb have in Table 1?",
		fix: "Store dLdb as C_out × 1 (`reshape`, or `keepdims` and a transpose).",
		mutants: [storing((layer) => set(layer, "dLdb", layer.dLdb.flat()))],
	},
	{
		id: "bias-gradient-not-summed",
		says: "dLdb is dLdZ itself: it is not summed over the batch.",
		hint: "Every row of the batch uses the same b. What becomes of their N contributions?",
		fix: "dLdb = dLdZᵀ · 1_N: the sum over the batch.",
		mutants: [
			storing((layer, dLdZ) => set(layer, "dLdb", dLdZ)),
			storing((layer, dLdZ) => set(layer, "dLdb", transposed(dLdZ))),
			storing((layer, dLdZ) => set(layer, "dLdb", scaled(dLdZ, 1 / layer.N))),
			storing((layer, dLdZ) =>
				set(
					layer,
					"dLdb",
					(dLdZ[0] as number[]).map((value) => [value]),
				),
			),
		],
	},
	{
		id: "bias-gradient-one-sum",
		says: "dLdb is one number for all outputs: the sum (or mean) goes over the outputs too.",
		hint: "b has one number for each output. Over which dimension of dLdZ are they summed?",
		fix: "Sum dLdZ over its rows alone (`axis=0`): dLdb = dLdZᵀ · 1_N.",
		mutants: [sumOf, meanOf].flatMap((total) => [
			storing((layer, dLdZ) => set(layer, "dLdb", total(dLdZ))),
			storing((layer, dLdZ) =>
				set(
					layer,
					"dLdb",
					table(layer.outFeatures, 1, () => total(dLdZ)),
				),
			),
		]),
	},
	{
		id: "bias-gradient-accumulates",
		says: "dLdb is added to that of the call before.",
		hint: "What is in dLdb when backward is called a second time?",
		fix: "Set dLdb anew in every call (`=`, not `+=`).",
		mutants: [accumulating("dLdb")],
	},
	{
		id: "bias-gradient-not-stored",
		says: "backward does not store dLdb.",
		hint: "Is it assigned to the instance, and spelt exactly `dLdb`?",
		fix: "`this.dLdb = …` (`self.dLdb = …`) in backward.",
		mutants: [storing((layer) => remove(layer, "dLdb"))],
	},
	{
		id: "gradient-sign-flipped",
		says: "{quantity} has the wrong sign.",
		hint: "The step against the gradient is taken by whoever trains the layer. Is there a minus in your backward?",
		fix: "Leave out the minus: {quantity} is the gradient itself.",
		mutants: [
			afterBackward((layer, _, dLdA) => {
				layer.dLdW = scaled(layer.dLdW, -1);
				layer.dLdb = scaled(layer.dLdb, -1);
				return scaled(dLdA, -1);
			}),
		],
	},
	{
		id: "gradient-scaled",
		says: "{quantity} is the right gradient times {factor}.",
		hint: "Is there a factor in your backward that the equation does not have?",
		fix: "Leave out the factor.",
		mutants: [
			afterBackward((layer, _, dLdA) => {
				layer.dLdW = scaled(layer.dLdW, 2);
				layer.dLdb = scaled(layer.dLdb, 2);
				return scaled(dLdA, 2);
			}),
		],
		symptom: ({ check, rows }) => {
			const factor =
				check.kind === "value" && check.call === "backward" && factorOf(rows, { N: "N", in_features: "C_in", out_features: "C_out" });
			return factor ? { factor } : false;
		},
	},
	{
		id: "reads-debug-attribute",
		says: "backward reads `{name}` from the instance, which is not there when debug is off.",
		hint: "{look}",
		fix: "Set `self.debug = debug` in the constructor, or leave the debug lines out; return the local dLdA.",
		mutants: [
			afterBackward(() => {
				throw new Error("AttributeError: 'Linear' object has no attribute 'debug'");
			}),
		],
		symptom: ({ failure }) => {
			if (failure.kind !== "fault") return false;
			const name = /has no attribute '(debug|dLdA)'/.exec(failure.fault.message)?.[1];
			const look =
				name === "debug"
					? "The class as printed in the text reads `self.debug` without ever setting it. Does yours set what it reads?"
					: "What is there to return when debug is off, and `self.dLdA` was not set?";
			return name !== undefined && { name: `self.${name}`, look };
		},
	},
];
