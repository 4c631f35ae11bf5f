/**
 * The first wrong entry of an example worked out from the problem's formula:
 * `dLdW[1,0] = Σₙ dLdZ[n,1]·A[n,0]`, `= 2·1 + (−1)·3`, `= −1, yours −0.5`.
 */
import { entryAt, indexOf, type Tensor } from "../numeric/tensor.ts";
import type { Failure } from "../problem/failure.ts";
import { evaluateFormula, type Formula, positionsOf, type Surroundings } from "../problem/formula.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";
import type { ExampleResult, FailureResult, TensorResult } from "./result.ts";
import { digitsThatTell, numberText } from "./sentence.ts";
import { atom, inBrackets, startsWithMinus, textOf, type Written } from "./written.ts";

/** More summands than these are left out of the middle. */
const MAX_SUMMANDS = 6;

export interface WorkedEntry {
	/** `dLdW[1,0]`. */
	readonly entry: Written;
	/** What it equals, step by step; the last is its value. */
	readonly steps: readonly Written[];
	readonly yours: Written;
}

/** The steps of the arithmetic; `undefined` where no entry of a computed quantity is wrong. */
export function arithmeticOf(problem: Problem, failure: Failure, example: Sample | undefined): string[] | undefined {
	const worked = workedEntry(problem, failure, example);
	if (worked === undefined) return undefined;
	const lines = worked.steps.map((step, at) => `${at === 0 ? `${textOf(worked.entry)} ` : ""}= ${textOf(step)}`);
	return [...lines.slice(0, -1), `${lines.at(-1)}, yours ${textOf(worked.yours)}`];
}

export function workedEntry(
	problem: Problem,
	failure: Failure | FailureResult,
	example: Sample | ExampleResult | undefined,
): WorkedEntry | undefined {
	if (failure.kind !== "value" || failure.wrong.length === 0 || example === undefined) return undefined;
	const { quantity, expected, received, wrong } = failure;
	const formula = problem.quantities[quantity]?.entry;
	if (formula === undefined || Object.values(example.values).length === 0) return undefined;
	const at = wrong[0] as number;
	const index = indexOf(expected.shape, at);
	const where: Surroundings = {
		sizes: example.sizes,
		entry: (name, position) => Number(entryAt(example.values[name] as Tensor, position)),
		positions: Object.fromEntries(formula.at.map((letter, axis) => [letter, index[axis] as number])),
	};
	const [isRight, isYours] = [expected, received].map(({ data }) => plain(data[at] as number));
	const digits = digitsThatTell([[isRight, isYours]]);
	const [value, yours] = [numeral(isRight, digits), numeral(isYours, digits)];
	const numeric = inNumbers(formula.is, where);
	return {
		entry: { kind: "entry", quantity, at: index },
		steps: [inSymbols(formula.is, where.positions, problem), ...(textOf(numeric) === textOf(value) ? [] : [numeric]), value],
		yours,
	};
}

type Numeral = TensorResult["data"][number];

function plain(value: Numeral): Numeral {
	return Number.isFinite(value) ? value : (String(value) as "NaN");
}

function numeral(value: Numeral | undefined, digits?: number): Written {
	return atom(signed(numberText(value, digits)));
}

function signed(text: string): string {
	return text.replaceAll("-", "−");
}

/** How tightly an expression holds together: a sum in a product needs brackets. */
type Strength = "sum" | "product" | "atom";

function inSymbols(formula: Formula, positions: Readonly<Record<string, number>>, problem: Problem): Written {
	const write = (part: Formula): Written => inSymbols(part, positions, problem);
	const bracketed = (part: Formula): Written => (strengthOf(part) === "sum" ? inBrackets(write(part)) : write(part));
	switch (formula.kind) {
		case "number":
			return atom(signed(String(formula.value)));
		case "size":
			return atom(problem.sizes[formula.size]?.symbol ?? formula.size);
		case "entry":
			return { ...formula, at: formula.at.map((index) => (typeof index === "number" ? index : (positions[index] ?? index))) };
		case "sum":
			return { kind: "sum", index: formula.index, of: bracketed(formula.of) };
		case "product":
			return { kind: "chain", sign: "·", parts: [bracketed(formula.left), bracketed(formula.right)] };
		case "sum-of-two":
			return { kind: "chain", sign: "+", parts: [write(formula.left), write(formula.right)] };
		case "difference":
			return { kind: "chain", sign: "−", parts: [write(formula.left), bracketed(formula.right)] };
		case "quotient":
			return fraction(formula, write, bracketed);
		case "square":
		case "positive-part":
		case "is-positive":
			return { kind: formula.kind, of: write(formula.of) };
	}
}

/** The same with the numbers of the example put in. */
function inNumbers(formula: Formula, where: Surroundings): Written {
	const write = (part: Formula): Written => inNumbers(part, where);
	const bracketed = (part: Formula): Written => {
		const written = write(part);
		return strengthOf(part) === "sum" || startsWithMinus(written) ? inBrackets(written) : written;
	};
	switch (formula.kind) {
		case "number":
			return atom(signed(String(formula.value)));
		case "size":
			return atom(String(where.sizes[formula.size]));
		case "entry":
			return numeral(where.entry(formula.quantity, positionsOf(formula.at, where.positions)));
		case "sum":
			return { kind: "chain", sign: "+", parts: summands(formula, where) };
		case "product":
			return { kind: "chain", sign: "·", parts: [bracketed(formula.left), bracketed(formula.right)] };
		case "sum-of-two":
			return { kind: "chain", sign: "+", parts: [write(formula.left), bracketed(formula.right)] };
		case "difference":
			return { kind: "chain", sign: "−", parts: [write(formula.left), bracketed(formula.right)] };
		case "quotient":
			return fraction(formula, write, bracketed);
		case "square":
		case "positive-part":
			return { kind: formula.kind, of: write(formula.of) };
		case "is-positive":
			return atom(String(evaluateFormula(formula, where).value));
	}
}

function fraction(
	{ left, right }: { readonly left: Formula; readonly right: Formula },
	write: (part: Formula) => Written,
	bracketed: (part: Formula) => Written,
): Written {
	return { kind: "fraction", above: bracketed(left), below: right.kind === "product" ? inBrackets(write(right)) : bracketed(right) };
}

function summands(formula: Extract<Formula, { kind: "sum" }>, where: Surroundings): Written[] {
	const count = where.sizes[formula.over] as number;
	const all = Array.from({ length: count }, (_, at) => {
		const written = inNumbers(formula.of, { ...where, positions: { ...where.positions, [formula.index]: at } });
		return startsWithMinus(written) && strengthOf(formula.of) === "atom" ? inBrackets(written) : written;
	});
	if (all.length <= MAX_SUMMANDS) return all;
	return [...all.slice(0, MAX_SUMMANDS - 2), atom("…"), all.at(-1) as Written];
}

function strengthOf(formula: Formula): Strength {
	switch (formula.kind) {
		case "sum":
		case "sum-of-two":
		case "difference":
			return "sum";
		case "product":
		case "quotient":
			return "product";
		default:
			return "atom";
	}
}
