/** How much a host may answer, by what it was asked: far more than any honest answer takes, wrong ones included. */
import type { Script, Step } from "../../oracle/script.ts";
import type { Owed } from "../process/replies.ts";

/** Entries of a matrix. */
export interface Bounds {
	/** Of the largest that a script's sizes make, if it is a right one. */
	readonly right: number;
	/** Of one along twice the largest size, such as a product broadcast by mistake. */
	readonly square: number;
	/** A larger one is told and not read. */
	readonly most: number;
}

/** A wrong answer may have this many times the entries of a right one, and so many more: products of all of a few small sizes. */
const TIMES = 16;
const MORE = 4096;
/** The largest number that counts as a size. */
const LARGEST = 4096;

/** Asked of hundreds of scripts before anything is optimised. */
export function boundsOf({ values }: Script): Bounds {
	let right = 1;
	let first = 1;
	let second = 1;
	const add = (size: number): void => {
		if (size === first || size <= second || size > LARGEST || !Number.isInteger(size)) return;
		if (size < first) second = size;
		else {
			second = first;
			first = size;
		}
	};
	for (const value of values) {
		if (typeof value === "number") add(value);
		else {
			right = Math.max(right, value.data.length);
			for (const extent of value.shape) add(extent);
		}
	}
	right = Math.max(right, first * second);
	const square = Math.max(right, first * first);
	return { right, square, most: Math.max(TIMES * right + MORE, square) };
}

/** Bytes, as all below: what is said of an error, at the most that escaping makes of it. */
const FAULT = 9_000;
const PRINTED = 12 * 20_000;
const ENVELOPE = 200;
/** A host sends no larger matrix: those that were not kept are told. */
const HOSTS_LARGEST = textBytes(65_536) + ENVELOPE;

export const READY: Owed = { bytes: ENVELOPE, answers: 1 };
/** At most twenty names of what is exported instead, or the imports of two hundred files. */
export const LOADED: Owed = { bytes: 20 * FAULT, answers: 200 };

/** The answers to all these steps in one line: as many wrong ones as there are, one of them as large as any may be. */
export function scriptLine(steps: readonly Step[], { square, most }: Bounds): Owed {
	const answers = steps.length;
	return { bytes: ENVELOPE + PRINTED + answers * Math.max(FAULT, textBytes(square)) + textBytes(most), answers };
}

/** The answers to each of these steps in a line of its own, and what was printed. */
export function stepLines(steps: readonly Step[], { most }: Bounds): Owed[] {
	const bytes = ENVELOPE + Math.max(FAULT, textBytes(most));
	const line: Owed = { bytes, skippedBytes: Math.max(bytes, HOSTS_LARGEST), answers: 1 };
	return [...steps.map(() => line), { bytes: ENVELOPE + PRINTED, answers: 1 }];
}

/** Of a matrix of so many entries, in base64. */
function textBytes(entries: number): number {
	return 4 * Math.ceil((8 * entries) / 3) + 60;
}
