/** Received against expected: shape, layout, and each entry within its proved tolerance. */
import { roundingBound } from "../numeric/rounding.ts";
import { elementCount, isSameShape, mapTensor, reshape, type Tensor, transpose } from "../numeric/tensor.ts";
import { runInProcess } from "../oracle/in-process.ts";
import { computedBy } from "../problem/check-ids.ts";
import type { Problem } from "../problem/problem.ts";
import { isExact, type Sample, termsOf } from "../problem/sample.ts";
import { CONTRACT, roundScript } from "./round.ts";
import type { Tolerance } from "./verdict.ts";

/** The right answers of a sample, and the size of what is summed for each entry. */
export interface Expected {
	readonly values: Readonly<Record<string, Tensor>>;
	/** Σ|aᵢ·bᵢ| for each entry. */
	readonly magnitudes: Readonly<Record<string, Tensor>>;
}

/** Hand-written answers where the sample has them, those of the reference otherwise. */
export function expectedOf(problem: Problem, sample: Sample): Expected {
	const values = { ...evaluate(problem, sample), ...sample.fixed?.expected };
	let magnitudes: Expected["magnitudes"] | undefined;
	return {
		values,
		get magnitudes() {
			const absolute = () => Object.fromEntries(Object.entries(sample.values).map(([name, tensor]) => [name, mapTensor(tensor, Math.abs)]));
			magnitudes ??= evaluate(problem, { sizes: sample.sizes, values: absolute() });
			return magnitudes;
		},
	};
}

/** The computed quantities of a sample by the reference. */
export function evaluate(problem: Problem, sample: Sample, layer = problem.reference): Record<string, Tensor> {
	const { script, read } = roundScript(problem, sample, CONTRACT, 0);
	const round = read(runInProcess(layer, script));
	const values: Record<string, Tensor> = {};
	for (const call of problem.calls)
		for (const name of computedBy(problem, call.name)) {
			const answer = round.computed[name];
			if (answer?.kind === "value") values[name] = answer.value;
		}
	return values;
}

export function toleranceOf(problem: Problem, quantity: string, sample: Sample, expected: Expected, at: number): Tolerance {
	if (isExact(sample)) return { bound: 0, why: "exact: every product and every sum of these inputs is a float64 number" };
	const terms = termsOf(problem, quantity, sample.sizes);
	return {
		bound: roundingBound(terms, expected.magnitudes[quantity]?.data[at] ?? 0),
		why: `rounding: twice the error bound of a sum of ${terms} products in float64`,
	};
}

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
	return expected.data.flatMap((entry, at) => {
		const given = received.data[at] as number;
		return given === entry || Math.abs(given - entry) <= bound(at) ? [] : [at];
	});
}

/** A coarser arithmetic than float64 that would explain the answers, if any: float32, or rounding to decimals. */
export function coarseWidths(): string[] {
	return ["float32", ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((decimals) => `${decimals} decimals`)];
}

/** Whether an answer is right but for that coarser arithmetic. */
export function isWithinCoarse(
	width: string,
	problem: Problem,
	quantity: string,
	sample: Sample,
	expected: Expected,
	received: Tensor,
): boolean {
	const terms = termsOf(problem, quantity, sample.sizes);
	const right = expected.values[quantity] as Tensor;
	if (width === "float32") {
		// Outside of float32's range there is nothing right to come near to.
		if (
			Object.values(sample.values).some(({ data }) =>
				data.some((entry) => entry !== 0 && (Math.abs(entry) > 1e15 || Math.abs(entry) < 1e-15)),
			)
		)
			return true;
		return right.data.every(
			(entry, at) =>
				Math.abs((received.data[at] as number) - entry) <=
				roundingBound(terms + 4, Math.max(Math.abs(entry), expected.magnitudes[quantity]?.data[at] ?? 0), "float32"),
		);
	}
	const decimals = Number(width.split(" ")[0]);
	const step = 10 ** -decimals;
	return right.data.every((entry, at) => {
		const given = received.data[at] as number;
		if (!Number.isFinite(given)) return false;
		const slack = roundingBound(terms, expected.magnitudes[quantity]?.data[at] ?? 0) + Math.abs(given) * 2 ** -50;
		const isOnGrid = Math.abs(given) > 1e15 * step || Math.abs(given - Number(given.toFixed(decimals))) <= Math.abs(given) * 2 ** -50;
		return isOnGrid && Math.abs(given - entry) <= (terms + 1) * 0.5 * step + slack;
	});
}
