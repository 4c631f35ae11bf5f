/** Received against expected: shape, layout, and each entry within its proved tolerance. */
import { roundingBound } from "../numeric/rounding.ts";
import { elementCount, fromNested, isSameShape, type Nested, reshape, type Tensor, toNested, transpose } from "../numeric/tensor.ts";
import { computedBy } from "../problem/check-ids.ts";
import type { Tolerance } from "../problem/failure.ts";
import { isSumOfProducts } from "../problem/formula.ts";
import type { Problem } from "../problem/problem.ts";
import { evaluateEntry, formulaOf, isExact, type Sample } from "../problem/sample.ts";

/** The right answers of a sample, by computed quantity. */
export type Expected = Readonly<Record<string, Tensor>>;

/** Hand-written answers where the sample has them, those of the reference otherwise. */
export function expectedOf(problem: Problem, sample: Sample): Expected {
	return { ...evaluate(problem, sample), ...sample.fixed?.expected };
}

/** The computed quantities of a sample by the reference, whose calls are made one after the other. */
export function evaluate(problem: Problem, sample: Sample): Record<string, Tensor> {
	const layer = new problem.reference(...problem.construct.map((size) => sample.sizes[size] as number)) as Record<string, unknown>;
	const values: Record<string, Tensor> = {};
	for (const name of problem.parameters) layer[name] = toNested(sample.values[name] as Tensor);
	for (const call of problem.calls) {
		const args = call.takes.map((name) => toNested(sample.values[name] as Tensor));
		const result = (layer[call.name] as (...args: unknown[]) => Nested).apply(layer, args);
		for (const name of computedBy(problem, call.name)) {
			const value = fromNested(name === call.returns ? result : (layer[name] as Nested));
			if (value !== null) values[name] = value;
		}
	}
	return values;
}

const EXACT: Tolerance = { bound: 0, why: "exact: every product and every sum of these inputs is a float64 number" };

/** How far each entry of a quantity may lie from what is expected, by its row-major position. */
export function tolerancesOf(problem: Problem, quantity: string, sample: Sample): (at: number) => Tolerance {
	let exact: boolean | undefined;
	return (at) => {
		exact ??= isExact(sample) && isSumOfProducts(formulaOf(problem, quantity).is);
		if (exact) return EXACT;
		const { magnitude, roundings } = evaluateEntry(problem, quantity, sample, at);
		return { bound: roundingBound(roundings, magnitude), why: `rounding: twice the error bound of ${roundings} roundings in float64` };
	};
}

/** Row-major positions of the entries of an answer that are wrong. */
export function wrongNumbers(problem: Problem, quantity: string, sample: Sample, expected: Tensor, received: Tensor): number[] {
	const tolerance = tolerancesOf(problem, quantity, sample);
	return wrongEntries(expected, received, (at) => tolerance(at).bound);
}

/** Whether all entries of an answer are right; the first that is not ends the search. `expected` is that sample's alone. */
export function isRightAnswer(problem: Problem, quantity: string, sample: Sample, expected: Tensor, received: Tensor): boolean {
	const known = compared.get(received);
	if (known?.expected === expected) return known.isRight;
	const tolerance = tolerancesOf(problem, quantity, sample);
	const isRight = firstWrong(expected, received, (at) => tolerance(at).bound, 0) === undefined;
	compared.set(received, { expected, isRight });
	return isRight;
}

/** What an answer was held against last: in a class the same ones come again and again. */
const compared = new WeakMap<Tensor, { readonly expected: Tensor; readonly isRight: boolean }>();

/** How an answer may be laid out: as the table says or in the same order under another shape, or transposed. */
export const ARRANGEMENTS = ["row-major", "transposed"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** The answer in the table's shape; `null` where it cannot be brought into it. */
export function arrange(received: Tensor, shape: readonly number[], arrangement: Arrangement): Tensor | null {
	if (arrangement === "transposed")
		return received.shape.length === 2 && isSameShape(received.shape, [...shape].reverse()) ? transpose(received) : null;
	return elementCount(received.shape) === elementCount(shape) ? reshape(received, shape) : null;
}

/** Row-major positions of the entries that are out of bounds. */
export function wrongEntries(expected: Tensor, received: Tensor, bound: (at: number) => number): number[] {
	const wrong: number[] = [];
	for (let at = firstWrong(expected, received, bound, 0); at !== undefined; at = firstWrong(expected, received, bound, at + 1))
		wrong.push(at);
	return wrong;
}

/** The first position from `start` on that is out of bounds; a bound is computed where it is needed alone. */
function firstWrong(expected: Tensor, received: Tensor, bound: (at: number) => number, start: number): number | undefined {
	for (let at = start; at < expected.data.length; at += 1) {
		const entry = expected.data[at] as number;
		const given = received.data[at] as number;
		if (given !== entry && !(Math.abs(given - entry) <= bound(at))) return at;
	}
	return undefined;
}
