/** Terms of a sum, or rows of a result, that a loop leaves out: the first or the last, or all others. Pure. */
import type { Tensor } from "../numeric/tensor.ts";
import { type Formula, partsOf } from "../problem/formula.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, EvidenceRow, Words } from "../problem/misconception.ts";
import { evaluateEntry, formulaOf, type Sample } from "../problem/sample.ts";
import { isNear } from "./near.ts";

/** Which positions are kept of so many. */
const KEPT = {
	"leaves out the last": (at: number, count: number) => at < count - 1,
	"leaves out the first": (at: number) => at > 0,
	"has only the last": (at: number, count: number) => at === count - 1,
	"has only the first": (at: number) => at === 0,
} as const;

type Keeps = (at: number, count: number) => boolean;

/** `leaves out the last of the N terms of its sum`, where that gives every answer. */
export function leftOutTerms(problem: LoadedProblem, { check, rows }: Evidence): Words | false {
	if (check.kind !== "value") return false;
	for (const sum of sumsOf(formulaOf(problem, check.quantity).is)) {
		const operand = operandOf(problem, sum);
		if (operand === undefined) continue;
		for (const [what, keeps] of Object.entries(KEPT)) {
			const edited = ({ sample, expected }: EvidenceRow) => computed(problem, check.quantity, masked(sample, operand, keeps), expected);
			if (gives(rows, edited)) return { what: `${what} of the ${symbolOf(problem, sum.over)} terms of its sum` };
		}
	}
	return false;
}

/** `leaves out the last of the N rows`, which stay 0, where that gives every answer. */
export function leftOutRows(problem: LoadedProblem, { check, rows }: Evidence): Words | false {
	if (check.kind !== "value") return false;
	for (const [axis, extent] of (problem.quantities[check.quantity]?.shape ?? []).entries()) {
		if (extent === 1) continue;
		for (const [what, keeps] of Object.entries(KEPT)) {
			const edited = ({ expected }: EvidenceRow) => maskAlong(expected, axis, keeps);
			if (gives(rows, edited)) return { what: `${what} of the ${symbolOf(problem, extent)} ${axis === 0 ? "rows" : "columns"}` };
		}
	}
	return false;
}

function gives(rows: readonly EvidenceRow[], edited: (row: EvidenceRow) => Tensor): boolean {
	let [common, wrong] = [0, 0];
	for (const row of rows) {
		if (row.received === undefined) continue;
		if (!isNear(row.received, edited(row))) return false;
		common += 1;
		if (!row.isRight) wrong += 1;
	}
	return wrong > 0 && common > 2;
}

type Sum = Extract<Formula, { kind: "sum" }>;

function sumsOf(formula: Formula): Sum[] {
	return [...(formula.kind === "sum" ? [formula] : []), ...partsOf(formula).flatMap(sumsOf)];
}

/** An input or parameter of which every term of the sum has one entry as a factor, and along which axis. */
function operandOf(problem: LoadedProblem, { index, of }: Sum): { readonly name: string; readonly axis: number } | undefined {
	const factors = (formula: Formula): Formula[] =>
		formula.kind === "product" ? [...factors(formula.left), ...factors(formula.right)] : [formula];
	for (const factor of factors(of)) {
		const axis = factor.kind === "entry" ? factor.at.indexOf(index) : -1;
		if (factor.kind === "entry" && axis >= 0 && problem.quantities[factor.quantity]?.equation === undefined)
			return { name: factor.quantity, axis };
	}
	return undefined;
}

function masked({ sizes, values }: Sample, { name, axis }: { readonly name: string; readonly axis: number }, keeps: Keeps): Sample {
	return { sizes, values: { ...values, [name]: maskAlong(values[name] as Tensor, axis, keeps) } };
}

/** Zeros where the position along the axis is not kept. */
function maskAlong({ shape, data }: Tensor, axis: number, keeps: Keeps): Tensor {
	const count = shape[axis] as number;
	const stride = shape.slice(axis + 1).reduce((product, extent) => product * extent, 1);
	return { shape, data: data.map((entry, at) => (keeps(Math.floor(at / stride) % count, count) ? entry : 0)) };
}

function computed(problem: LoadedProblem, quantity: string, sample: Sample, { shape, data }: Tensor): Tensor {
	return { shape, data: data.map((_, at) => evaluateEntry(problem, quantity, sample, at).value) };
}

function symbolOf(problem: LoadedProblem, size: string): string {
	return problem.sizes[size]?.symbol ?? size;
}
