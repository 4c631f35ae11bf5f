/** How the entries of one matrix are drawn, and how to tell. */
import type { Random } from "fast-check";

/** What a matrix is filled with. */
export type EntryKind =
	| "whole"
	| "positive"
	| "negative"
	| "sparse"
	| "zero"
	| "general"
	| "scaled"
	| "huge"
	| "tiny"
	| "spread"
	| "signed";

/** Draws the entries of one matrix, in order of their positions: one number of the seed's chance is stretched over all of them. */
export function entryDrawer(kind: EntryKind, random: Random): (at: number) => number {
	const next = stretch(random.nextInt());
	const whole = (): number => {
		const drawn = next();
		return (drawn & 1 ? -1 : 1) * (1 + ((drawn >>> 1) % 9));
	};
	switch (kind) {
		case "whole": {
			// Both signs in every matrix that has room for them.
			const sign = next() & 1 ? 1 : -1;
			return (at) => (at < 2 ? (at === 0 ? sign : -sign) * Math.abs(whole()) : whole());
		}
		case "positive":
			return () => Math.abs(whole());
		case "negative":
			return () => -Math.abs(whole());
		case "sparse": {
			const zeros = next() & 1;
			return (at) => ((at < 2 ? at === zeros : next() % 4 > 0) ? 0 : whole());
		}
		case "zero":
			return () => 0;
		case "general":
			return () => fraction(next) * 4;
		case "scaled":
			return scaled((next() & 1 ? 1 : -1) * random.nextInt(10, 90), next);
		case "huge":
			return scaled(random.nextInt(100, 150), next);
		case "tiny":
			return scaled(-random.nextInt(100, 150), next);
		case "spread": {
			// Steps through all remainders of a prime before any comes again.
			const [step, first] = [1 + (next() % (SPREAD - 1)), next() % SPREAD];
			return (at) => (1 + ((first + step * at) % SPREAD)) / 64;
		}
		case "signed": {
			const size = entryDrawer("spread", random);
			return (at) => (next() & 1 ? -1 : 1) * size(at);
		}
	}
}

/** So many different numbers, positive multiples of 1/64: a prime, more than the entries of the largest matrix, and exact in every sum. */
const SPREAD = 1021;

/** Products of two entries stay in the range of float64. */
function scaled(exponent: number, next: () => number): () => number {
	const scale = Number(`1e${exponent}`);
	return () => fraction(next) * scale;
}

/** On ±[1/8, 1), with all 53 bits in use. */
function fraction(next: () => number): number {
	const sign = next() & 1 ? -1 : 1;
	return sign * (0.125 + 0.875 * ((next() >>> 5) / 2 ** 27 + (next() >>> 6) / 2 ** 53));
}

/** mulberry32: whole numbers of 32 bits. */
function stretch(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};
}

/** Whether all entries are as that kind draws them, and not all as another does. */
export function isOfKind(kind: EntryKind, data: readonly number[]): boolean {
	const every = (holds: (entry: number) => boolean) => data.every(holds);
	const some = (holds: (entry: number) => boolean) => data.some(holds);
	const isWhole = (entry: number) => Number.isInteger(entry) && entry !== 0 && Math.abs(entry) < 10;
	const isBetween = (least: number, most: number) => every((entry) => Math.abs(entry) >= least && Math.abs(entry) <= most);
	switch (kind) {
		case "whole":
			return every(isWhole) && some((entry) => entry < 0) && some((entry) => entry > 0);
		case "positive":
			return every((entry) => isWhole(entry) && entry > 0);
		case "negative":
			return every((entry) => isWhole(entry) && entry < 0);
		case "sparse":
			return some((entry) => entry === 0) && some(isWhole);
		case "zero":
			return every((entry) => entry === 0);
		case "general":
			return isBetween(0.5, 4) && every((entry) => !Number.isInteger(entry));
		case "scaled":
			return isBetween(1e-91, 1e-10) || isBetween(1e9, 1e90);
		case "huge":
			return isBetween(1e99, 1e150);
		case "tiny":
			return isBetween(1e-151, 1e-100);
		case "spread":
			return every((entry) => entry > 0) && isOfKind("signed", data);
		case "signed":
			return (
				every((entry) => entry !== 0 && Math.abs(entry) <= 16 && Number.isInteger(64 * entry)) &&
				new Set(data.map(Math.abs)).size === data.length
			);
	}
}
