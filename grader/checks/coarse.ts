/** Coarser arithmetics than float64 in which an answer may be right: float32, and rounding to decimals or to significant digits. Pure. */
import { roundingBound } from "../numeric/rounding.ts";
import { mapTensor, type Tensor } from "../numeric/tensor.ts";
import type { Problem } from "../problem/problem.ts";
import { evaluateEntry, type Sample } from "../problem/sample.ts";
import type { Expected } from "./compare.ts";

const [DECIMALS, DIGITS] = [" decimals", " significant digits"];

/** From coarse to fine, since what is rounded to two decimals is so to three as well; float32, which has no grid of its own, comes last. */
export function coarseWidths(): string[] {
	const upTo = (first: number, last: number, words: string) => Array.from({ length: last - first + 1 }, (_, at) => `${first + at}${words}`);
	return [...upTo(2, 15, DECIMALS), ...upTo(3, 14, DIGITS), FLOAT32.name];
}

/** How far an entry may lie from what is expected when it was computed in that coarser arithmetic, by whatever way of rounding. */
export function coarseBound(width: string, problem: Problem, quantity: string, sample: Sample, at: number): number {
	const { value, magnitude, roundings } = evaluateEntry(problem, quantity, sample, at);
	const largest = Math.max(Math.abs(value), magnitude);
	if (width === FLOAT32.name) return roundingBound(roundings + 4, largest, "float32");
	const step = width.endsWith(DECIMALS) ? 10 ** -Number.parseInt(width, 10) : 10 ** (1 - Number.parseInt(width, 10)) * largest;
	return (roundings + 1) * step + roundingBound(roundings, magnitude) + Math.abs(value) * 2 ** -50;
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
	const right = expected[quantity] as Tensor;
	if (width === FLOAT32.name) return isWithinFloat32(problem, quantity, sample, right, received);
	const count = Number.parseInt(width, 10);
	return right.data.every((entry, at) => {
		const given = received.data[at] as number;
		if (!Number.isFinite(given)) return width.endsWith(DECIMALS) && Math.abs(entry) > Number.MAX_VALUE / 10 ** count;
		const rounded = width.endsWith(DECIMALS) ? toDecimals(given, count) : Number(given.toPrecision(count));
		return (
			Math.abs(given - rounded) <= Math.abs(given) * 2 ** -50 &&
			Math.abs(given - entry) <= coarseBound(width, problem, quantity, sample, at)
		);
	});
}

/** Numbers of more than 15 digits have no decimals of which anything could be said. */
function toDecimals(given: number, count: number): number {
	return Math.abs(given) > 1e15 * 10 ** -count ? given : Number(given.toFixed(count));
}

/** Numbers outside of float32's range become 0 or infinite, in the inputs or in the result. */
function isWithinFloat32(problem: Problem, quantity: string, sample: Sample, right: Tensor, received: Tensor): boolean {
	const isOutside = (entry: number) => entry !== 0 && (Math.abs(entry) > FLOAT32.most || Math.abs(entry) < FLOAT32.least);
	const narrowed = Object.fromEntries(Object.entries(sample.values).map(([name, tensor]) => [name, mapTensor(tensor, Math.fround)]));
	return right.data.every((entry, at) => {
		const given = received.data[at] as number;
		const { magnitude } = evaluateEntry(problem, quantity, sample, at);
		const bound = coarseBound("float32", problem, quantity, sample, at);
		if (Math.abs(given - entry) <= bound) return true;
		if (!isOutside(magnitude) && !Object.values(sample.values).some(({ data }) => data.some(isOutside))) return false;
		const inFloat32 = evaluateEntry(problem, quantity, { ...sample, values: narrowed }, at).value;
		return !Number.isFinite(given) || given === Math.fround(entry) || Math.abs(given - inFloat32) <= bound;
	});
}

const FLOAT32 = { name: "float32", most: 2 ** 127, least: 2 ** -126 } as const;
