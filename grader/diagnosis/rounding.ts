/** How numbers were rounded that are right but for it, in words. Pure. */
import type { EvidenceRow } from "../problem/misconception.ts";

/** Powers of two that a result may be away from a multiple of the step by its own rounding, as a share of itself. */
const OWN = 2 ** -48;

interface Step {
	readonly words: string;
	/** What a number is a multiple of, if it was rounded so. */
	readonly stepAt: (entry: number) => number;
}

const decimals = (count: number): Step => ({
	words: count === 0 ? "is rounded to whole numbers" : `is rounded to ${count} ${count === 1 ? "decimal" : "decimals"}`,
	stepAt: () => 10 ** -count,
});
const digits = (count: number): Step => ({
	words: `is rounded to ${count} significant digits`,
	stepAt: (entry) => 10 ** (Math.floor(Math.log10(Math.abs(entry))) + 1 - count),
});
/** From coarse to fine: what is a multiple of 1 is one of 0.1 as well. */
const STEPS: readonly Step[] = [
	...Array.from({ length: 16 }, (_, count) => decimals(count)),
	...Array.from({ length: 13 }, (_, count) => digits(count + 2)),
];

/** In the first of these that gives every answer; `undefined` where none does. */
export function roundingOf(rows: readonly EvidenceRow[]): string | undefined {
	const answered = rows.filter(({ received }) => received !== undefined);
	if (answered.length < 3 || answered.every(({ isRight }) => isRight)) return undefined;
	return STEPS.find((step) => answered.every((row) => isRoundedTo(step, row)))?.words;
}

function isRoundedTo({ stepAt }: Step, { expected, received }: EvidenceRow): boolean {
	return expected.data.every((right, at) => {
		const given = received?.data[at] as number;
		if (given === 0 && right === 0) return true;
		// What is right and no multiple of the step was not rounded.
		const step = stepAt(right === 0 ? given : right);
		if (!Number.isFinite(given) || !(Math.abs(given - right) <= step * (1 + 1e-9) + Math.abs(right) * OWN)) return false;
		const steps = given / step;
		return Math.abs(steps) > 1e15 || Math.abs(steps - Math.round(steps)) <= Math.abs(steps) * OWN;
	});
}
