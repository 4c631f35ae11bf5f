/** Which samples a submission is asked about: the same ones for the same problem and seed. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Sample } from "../problem/sample.ts";
import type { Expected } from "./compare.ts";

export interface Plan {
	/** Sizes of instances that are only created. */
	readonly created: readonly Sample[];
	/** Rounds of the fixed cases, then drawn samples; each on a fresh instance. */
	readonly samples: readonly Sample[];
	/** Computed when they are first asked for, while the submission is at work. */
	readonly expected: readonly Expected[];
	/** Whole-number samples for finite differences. */
	readonly differenced: readonly Sample[];
	/** Rounds for one instance, with other sizes each but for two; the constructor's sizes stay. */
	readonly repeated: readonly Sample[];
	/** The sample whose answers must not depend on chance. */
	readonly general: Sample;
}

/** The part of a plan that has these samples only. */
export function partOfPlan(plan: Plan, positions: readonly number[]): Plan {
	return {
		...plan,
		samples: positions.map((at) => plan.samples[at] as Sample),
		expected: positions.map((at) => plan.expected[at] as Expected),
	};
}

/**
 * Whether answers at these positions say something of a quantity, whatever is missing: at least an eighth of the samples in which no size
 * is 1, and of those with fractions in one quantity, for each. A call that is written for one row or for whole numbers alone does not come
 * back on these, and a call that needs a square matrix does. More answers never say less.
 */
export function saysEnough({ samples }: Plan, positions: readonly number[]): boolean {
	const answered = new Set(positions);
	const names = Object.keys(samples[0]?.values ?? {});
	return [hasNoOne, ...names.map(hasFractionsIn)].every((isOfKind) => {
		const all = samples.flatMap((sample, at) => (isOfKind(sample) ? [at] : []));
		return 8 * all.filter((at) => answered.has(at)).length >= all.length;
	});
}

function hasNoOne({ sizes }: Sample): boolean {
	return Object.values(sizes).every((size) => size > 1);
}

function hasFractionsIn(quantity: string): (sample: Sample) => boolean {
	return ({ values }) => values[quantity]?.data.some((entry) => !Number.isInteger(entry)) === true;
}

/**
 * How far each entry of an operand is moved for finite differences: ±1/4, ±1/2 or ±3/4, never 0, so that no entry of a gradient goes
 * unseen; a power of two, so that nothing is rounded; and less than 1, so that no whole number but 0 is moved across 0.
 */
export function directionOf({ data: { length } }: Tensor): readonly number[] {
	const known = directions.get(length) ?? Array.from({ length }, (_, at) => mix(77, "direction", at, 3) / 4);
	directions.set(length, known);
	return known;
}

/** By the number of entries. */
const directions = new Map<number, readonly number[]>();

/** What a sample was moved to, by operand and sign: needed to ask, to judge, and again for the next submission. */
const shifted = new WeakMap<Sample, Map<string, Sample>>();

/** The sample with one operand moved along its direction. */
export function shift(sample: Sample, of: string, sign: 1 | -1): Sample {
	const known = shifted.get(sample) ?? new Map<string, Sample>();
	shifted.set(sample, known);
	const key = `${of} ${sign}`;
	const moved = known.get(key) ?? move(sample, of, sign);
	known.set(key, moved);
	return moved;
}

function move(sample: Sample, of: string, sign: number): Sample {
	const operand = sample.values[of] as Tensor;
	const step = directionOf(operand);
	const data = operand.data.map((entry, at) => entry + sign * (step[at] as number));
	return { sizes: sample.sizes, values: { ...sample.values, [of]: { shape: operand.shape, data } } };
}

/** A whole number from ±1 to ±`limit`, the same for the same place. */
export function mix(seed: number, quantity: string, entry: number, limit: number): number {
	let hash = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(entry + 1, 0x85ebca6b);
	for (let letter = 0; letter < quantity.length; letter += 1) hash = Math.imul(hash ^ quantity.charCodeAt(letter), 0x01000193);
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 0x2c1b3c6d);
	hash ^= hash >>> 13;
	const magnitude = 1 + ((hash >>> 1) % limit);
	return (hash & 1) === 0 ? magnitude : -magnitude;
}
