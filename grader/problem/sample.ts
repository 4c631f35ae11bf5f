/** A sample: sizes, and a value for every quantity that the grader chooses freely. */
import { elementCount, entryAt, indexOf, type Tensor } from "../numeric/tensor.ts";
import { freeQuantities } from "./check-ids.ts";
import { type EntryFormula, type Evaluation, evaluateFormula } from "./formula.ts";
import type { Table } from "./table.ts";

export type Sizes = Readonly<Record<string, number>>;

export interface Sample {
	readonly sizes: Sizes;
	/** Parameters and inputs by name. */
	readonly values: Readonly<Record<string, Tensor>>;
	/** The generators of sizes and of values that drew it. */
	readonly drawn?: { readonly sizes: string; readonly values: string };
	/** The hand-written case that it comes from, with the answers written beside it. */
	readonly fixed?: { readonly id: string; readonly title: string; readonly expected: Readonly<Record<string, Tensor>> };
}

export function shapeOf(table: Table, quantity: string, sizes: Sizes): number[] {
	const row = table.quantities[quantity];
	if (row === undefined) throw new Error(`the table has no quantity ${quantity}`);
	return row.shape.map((extent) => (extent === 1 ? 1 : (sizes[extent] as number)));
}

/** One entry of a computed quantity by its formula, with what its rounding bound needs; `at` is its row-major position. */
export function evaluateEntry(table: Table, quantity: string, sample: Sample, at: number): Evaluation {
	const shape = shapeOf(table, quantity, sample.sizes);
	const formula = formulaOf(table, quantity);
	const index = indexOf(shape, at);
	return evaluateFormula(formula.is, {
		sizes: sample.sizes,
		entry: (name, position) => entryAt(sample.values[name] as Tensor, position),
		positions: Object.fromEntries(formula.at.map((letter, axis) => [letter, index[axis] as number])),
	});
}

export function formulaOf(table: Table, quantity: string): EntryFormula {
	const formula = table.quantities[quantity]?.entry;
	if (formula === undefined) throw new Error(`the table has no formula for ${quantity}`);
	return formula;
}

/**
 * Whether every product and every sum of this sample is a float64 number, in whatever order it is added up: multiples of 1/64 no
 * larger than 1024 leave 53 bits room for a sum of 8,192 products. A mean times its size gives the sum back to the bit where the size is
 * the sum of at most two powers of two (Kahan), as all up to 6 are, and so samples of other sizes are not called exact.
 */
export function isExact(sample: Sample): boolean {
	let known = exact.get(sample);
	if (known === undefined) {
		known =
			Object.values(sample.sizes).every(isTwoPowers) &&
			Object.values(sample.values).every(({ data }) => data.every((entry) => Math.abs(entry) <= 1024 && Number.isInteger(entry * 64)));
		exact.set(sample, known);
	}
	return known;
}

const exact = new WeakMap<Sample, boolean>();

function isTwoPowers(size: number): boolean {
	const withoutLowest = size & (size - 1);
	return (withoutLowest & (withoutLowest - 1)) === 0;
}

export function makeSample(table: Table, sizes: Sizes, entry: (quantity: string, at: number) => number): Sample {
	const values: Record<string, Tensor> = {};
	for (const quantity of freeQuantities(table)) {
		const shape = shapeOf(table, quantity, sizes);
		const data: number[] = [];
		for (let at = 0, count = elementCount(shape); at < count; at += 1) data.push(entry(quantity, at));
		values[quantity] = { shape, data };
	}
	return { sizes, values };
}
