/**
 * The equation of one entry, as a tree: `dLdW[k,i] = Σₙ dLdZ[n,k]·A[n,i]`.
 *
 * The rounding bound of an answer follows from it, and the arithmetic that is shown to a student who got the entry wrong.
 */
export type Formula =
	| { readonly kind: "number"; readonly value: number }
	/** A size of the sample, e.g. `N`. */
	| { readonly kind: "size"; readonly size: string }
	/** An entry of a quantity; each index is a letter bound by the entry or by a sum, or a literal position. */
	| { readonly kind: "entry"; readonly quantity: string; readonly at: readonly (string | number)[] }
	| { readonly kind: "sum"; readonly index: string; readonly over: string; readonly of: Formula }
	| { readonly kind: "product" | "sum-of-two" | "difference" | "quotient"; readonly left: Formula; readonly right: Formula }
	| { readonly kind: "square" | "positive-part" | "is-positive"; readonly of: Formula };

/** The formula of the entry at the given index letters, one for each extent of the quantity's shape. */
export interface EntryFormula {
	readonly at: readonly string[];
	readonly is: Formula;
}

export const number = (value: number): Formula => ({ kind: "number", value });
export const size = (name: string): Formula => ({ kind: "size", size: name });
export const entry = (quantity: string, ...at: (string | number)[]): Formula => ({ kind: "entry", quantity, at });
/** Σ over all positions of a size. */
export const sum = (index: string, over: string, of: Formula): Formula => ({ kind: "sum", index, over, of });
export const times = (left: Formula, right: Formula): Formula => ({ kind: "product", left, right });
export const plus = (left: Formula, right: Formula): Formula => ({ kind: "sum-of-two", left, right });
export const minus = (left: Formula, right: Formula): Formula => ({ kind: "difference", left, right });
export const over = (left: Formula, right: Formula): Formula => ({ kind: "quotient", left, right });
export const square = (of: Formula): Formula => ({ kind: "square", of });
/** max(x, 0). */
export const positivePart = (of: Formula): Formula => ({ kind: "positive-part", of });
/** 1 where x > 0, else 0. */
export const isPositive = (of: Formula): Formula => ({ kind: "is-positive", of });

/** The formulas directly below one. */
export function partsOf(formula: Formula): readonly Formula[] {
	switch (formula.kind) {
		case "number":
		case "size":
		case "entry":
			return [];
		case "product":
		case "sum-of-two":
		case "difference":
		case "quotient":
			return [formula.left, formula.right];
		default:
			return [formula.of];
	}
}

/** Whether the entry is made of sums and products alone, which are exact for small dyadic numbers; a quotient is rounded. */
export function isSumOfProducts(formula: Formula): boolean {
	return formula.kind !== "quotient" && partsOf(formula).every(isSumOfProducts);
}

/** Sizes, entries and positions by name, as far as an evaluation needs them. */
export interface Surroundings {
	readonly sizes: Readonly<Record<string, number>>;
	readonly entry: (quantity: string, at: readonly number[]) => number;
	readonly positions: Readonly<Record<string, number>>;
}

export interface Evaluation {
	readonly value: number;
	/** The sum of the absolute values of everything that is added up. */
	readonly magnitude: number;
	/** How many roundings one summand goes through at most, in any order of summation. */
	readonly roundings: number;
}

export function evaluateFormula(formula: Formula, where: Surroundings): Evaluation {
	const evaluate = (part: Formula) => evaluateFormula(part, where);
	switch (formula.kind) {
		case "number":
			return exactly(formula.value);
		case "size":
			return exactly(where.sizes[formula.size] as number);
		case "entry":
			return exactly(where.entry(formula.quantity, positionsOf(formula.at, where.positions)));
		case "sum": {
			const total = { value: 0, magnitude: 0, roundings: 0 };
			const count = where.sizes[formula.over] as number;
			for (let at = 0; at < count; at += 1) {
				const term = evaluateFormula(formula.of, { ...where, positions: { ...where.positions, [formula.index]: at } });
				total.value += term.value;
				total.magnitude += term.magnitude;
				total.roundings = Math.max(total.roundings, term.roundings);
			}
			return { ...total, roundings: total.roundings + count - 1 };
		}
		case "product": {
			const [left, right] = [evaluate(formula.left), evaluate(formula.right)];
			return {
				value: left.value * right.value,
				magnitude: left.magnitude * right.magnitude,
				roundings: left.roundings + right.roundings + 1,
			};
		}
		case "sum-of-two":
		case "difference": {
			const [left, right] = [evaluate(formula.left), evaluate(formula.right)];
			return {
				value: formula.kind === "difference" ? left.value - right.value : left.value + right.value,
				magnitude: left.magnitude + right.magnitude,
				roundings: Math.max(left.roundings, right.roundings) + 1,
			};
		}
		case "quotient": {
			const [left, right] = [evaluate(formula.left), evaluate(formula.right)];
			return {
				value: left.value / right.value,
				magnitude: left.magnitude / Math.abs(right.value),
				roundings: left.roundings + right.roundings + 1,
			};
		}
		case "square": {
			const { value, magnitude, roundings } = evaluate(formula.of);
			return { value: value * value, magnitude: magnitude * magnitude, roundings: 2 * roundings + 1 };
		}
		case "positive-part": {
			const part = evaluate(formula.of);
			return { ...part, value: Math.max(part.value, 0) };
		}
		case "is-positive":
			return exactly(evaluate(formula.of).value > 0 ? 1 : 0);
	}
}

export function positionsOf(at: readonly (string | number)[], positions: Readonly<Record<string, number>>): number[] {
	return at.map((index) => (typeof index === "number" ? index : (positions[index] as number)));
}

function exactly(value: number): Evaluation {
	return { value, magnitude: Math.abs(value), roundings: 0 };
}
