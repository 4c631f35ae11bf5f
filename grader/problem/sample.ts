/** A sample: sizes, and a value for every quantity that the grader chooses freely. */
import { elementCount, type Tensor } from "../numeric/tensor.ts";
import { freeQuantities } from "./check-ids.ts";
import type { Problem } from "./problem.ts";

export type Sizes = Readonly<Record<string, number>>;

export interface Sample {
	readonly sizes: Sizes;
	/** Parameters and inputs by name. */
	readonly values: Readonly<Record<string, Tensor>>;
	/** The hand-written case that it comes from, with the answers written beside it. */
	readonly fixed?: { readonly id: string; readonly title: string; readonly expected: Readonly<Record<string, Tensor>> };
}

export function shapeOf(problem: Problem, quantity: string, sizes: Sizes): number[] {
	const row = problem.quantities[quantity];
	if (row === undefined) throw new Error(`problem ${problem.id} has no quantity ${quantity}`);
	return row.shape.map((extent) => (extent === 1 ? 1 : (sizes[extent] as number)));
}

/** How many products are summed for one entry of a computed quantity. */
export function termsOf(problem: Problem, quantity: string, sizes: Sizes): number {
	const terms = problem.quantities[quantity]?.terms ?? [];
	return terms.reduce<number>((sum, term) => sum + (typeof term === "number" ? term : (sizes[term] as number)), 0);
}

/**
 * Whether every product and every sum of this sample is a float64 number, in whatever order it is added up: multiples of 1/64 no
 * larger than 1024 leave 53 bits room for a sum of 8,192 products.
 */
export function isExact(sample: Sample): boolean {
	return Object.values(sample.values).every((tensor) =>
		tensor.data.every((entry) => Math.abs(entry) <= 1024 && Number.isInteger(entry * 64)),
	);
}

export function makeSample(problem: Problem, sizes: Sizes, entry: (quantity: string, at: number) => number): Sample {
	const values: Record<string, Tensor> = {};
	for (const quantity of freeQuantities(problem)) {
		const shape = shapeOf(problem, quantity, sizes);
		values[quantity] = { shape, data: Array.from({ length: elementCount(shape) }, (_, at) => entry(quantity, at)) };
	}
	return { sizes, values };
}
