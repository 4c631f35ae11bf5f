/**
 * The first wrong entry of an example worked out from the problem's formula:
 * `dLdW[1,0] = Σₙ dLdZ[n,1]·A[n,0]`, `= 2·1 + (−1)·3`, `= −1, yours −0.5`.
 */
import { entryAt, indexOf, type Tensor } from "../numeric/tensor.ts";
import type { Failure } from "../problem/failure.ts";
import { evaluateFormula, type Formula, positionsOf, type Surroundings } from "../problem/formula.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";
import { numberText } from "./sentence.ts";

/** More summands than these are left out of the middle. */
const MAX_SUMMANDS = 6;
const SUBSCRIPTS: Readonly<Record<string, string>> = { i: "ᵢ", j: "ⱼ", k: "ₖ", m: "ₘ", n: "ₙ" };

/** The steps of the arithmetic; `undefined` where no entry of a computed quantity is wrong. */
export function arithmeticOf(problem: Problem, failure: Failure, example: Sample | undefined): string[] | undefined {
	if (failure.kind !== "value" || failure.wrong.length === 0 || example === undefined) return undefined;
	const { quantity, expected, received, wrong } = failure;
	const formula = problem.quantities[quantity]?.entry;
	if (formula === undefined || Object.values(example.values).length === 0) return undefined;
	const at = wrong[0] as number;
	const index = indexOf(expected.shape, at);
	const where: Surroundings = {
		sizes: example.sizes,
		entry: (name, position) => entryAt(example.values[name] as Tensor, position),
		positions: Object.fromEntries(formula.at.map((letter, axis) => [letter, index[axis] as number])),
	};
	const entry = index.length === 0 ? quantity : `${quantity}[${index.join(",")}]`;
	const symbolic = inSymbols(formula.is, where.positions, problem);
	const numeric = inNumbers(formula.is, where);
	const result = `${signed(numberText(expected.data[at]))}, yours ${signed(numberText(plain(received.data[at] as number)))}`;
	return [`${entry} = ${symbolic}`, ...(numeric === signed(numberText(expected.data[at])) ? [] : [`= ${numeric}`]), `= ${result}`];
}

function plain(value: number): number | "NaN" {
	return Number.isFinite(value) ? value : (String(value) as "NaN");
}

function signed(text: string): string {
	return text.replaceAll("-", "−");
}

/** How tightly an expression holds together: a sum in a product needs brackets. */
type Strength = "sum" | "product" | "atom";

function inSymbols(formula: Formula, positions: Readonly<Record<string, number>>, problem: Problem): string {
	const write = (part: Formula): string => inSymbols(part, positions, problem);
	const bracketed = (part: Formula): string => (strengthOf(part) === "sum" ? `(${write(part)})` : write(part));
	switch (formula.kind) {
		case "number":
			return signed(String(formula.value));
		case "size":
			return problem.sizes[formula.size]?.symbol ?? formula.size;
		case "entry":
			return `${formula.quantity}[${formula.at.map((index) => (typeof index === "number" ? index : (positions[index] ?? index))).join(",")}]`;
		case "sum":
			return `Σ${SUBSCRIPTS[formula.index] ?? `_${formula.index}`} ${bracketed(formula.of)}`;
		case "product":
			return `${bracketed(formula.left)}·${bracketed(formula.right)}`;
		case "sum-of-two":
			return `${write(formula.left)} + ${write(formula.right)}`;
		case "difference":
			return `${write(formula.left)} − ${bracketed(formula.right)}`;
		case "quotient":
			return `${bracketed(formula.left)} / ${formula.right.kind === "product" ? `(${write(formula.right)})` : bracketed(formula.right)}`;
		case "square":
			return `(${write(formula.of)})²`;
		case "positive-part":
			return `max(${write(formula.of)}, 0)`;
		case "is-positive":
			return `(1 if ${write(formula.of)} > 0, else 0)`;
	}
}

/** The same with the numbers of the example put in. */
function inNumbers(formula: Formula, where: Surroundings): string {
	const write = (part: Formula): string => inNumbers(part, where);
	const bracketed = (part: Formula): string => {
		const text = write(part);
		return strengthOf(part) === "sum" || text.startsWith("−") ? `(${text})` : text;
	};
	switch (formula.kind) {
		case "number":
			return signed(String(formula.value));
		case "size":
			return String(where.sizes[formula.size]);
		case "entry":
			return signed(numberText(where.entry(formula.quantity, positionsOf(formula.at, where.positions))));
		case "sum":
			return summands(formula, where).join(" + ");
		case "product":
			return `${bracketed(formula.left)}·${bracketed(formula.right)}`;
		case "sum-of-two":
			return `${write(formula.left)} + ${bracketed(formula.right)}`;
		case "difference":
			return `${write(formula.left)} − ${bracketed(formula.right)}`;
		case "quotient":
			return `${bracketed(formula.left)} / ${formula.right.kind === "product" ? `(${write(formula.right)})` : bracketed(formula.right)}`;
		case "square":
			return `(${write(formula.of)})²`;
		case "positive-part":
			return `max(${write(formula.of)}, 0)`;
		case "is-positive":
			return String(evaluateFormula(formula, where).value);
	}
}

function summands(formula: Extract<Formula, { kind: "sum" }>, where: Surroundings): string[] {
	const count = where.sizes[formula.over] as number;
	const all = Array.from({ length: count }, (_, at) => {
		const text = inNumbers(formula.of, { ...where, positions: { ...where.positions, [formula.index]: at } });
		return text.startsWith("−") && strengthOf(formula.of) === "atom" ? `(${text})` : text;
	});
	if (all.length <= MAX_SUMMANDS) return all;
	return [...all.slice(0, MAX_SUMMANDS - 2), "…", all.at(-1) as string];
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
