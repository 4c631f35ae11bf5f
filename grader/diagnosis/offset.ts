/** One number that all answers have too much, or times which they are right. Pure. */

import type { EvidenceRow, Words } from "../problem/misconception.ts";
import { factorOf } from "../problem/symptoms.ts";

/** `1e-8`, where every entry is right but for that number; `false` where there is none. */
export function offsetOf(rows: readonly EvidenceRow[]): Words | false {
	const largestIn = ({ expected }: EvidenceRow) => expected.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
	const answered = rows.filter(({ received }) => received !== undefined);
	const smallest = answered.reduce<EvidenceRow | undefined>(
		(best, row) => (best === undefined || largestIn(row) < largestIn(best) ? row : best),
		undefined,
	);
	if (smallest?.received === undefined) return false;
	const offset = (smallest.received.data[0] as number) - (smallest.expected.data[0] as number);
	if (!Number.isFinite(offset) || offset === 0) return false;
	const telling = answered.filter((row) => largestIn(row) * 2 ** -40 < Math.abs(offset));
	const holds = answered.every((row) =>
		row.expected.data.every((right, at) => {
			const given = row.received?.data[at] as number;
			return Math.abs(given - (right + offset)) <= 1e-6 * Math.abs(offset) + largestIn(row) * 2 ** -44;
		}),
	);
	return holds && telling.length > 2 && { number: String(Number(offset.toPrecision(6))) };
}

/** `2` or `1/N`, where every answer is right times that. */
export function scaleOf(rows: readonly EvidenceRow[], symbols: Readonly<Record<string, string>>): Words | false {
	const factor = factorOf(rows, symbols);
	return factor !== undefined && { factor };
}

/** The size from which on numbers are kept, where all smaller ones are 0. */
export function droppedBelow(rows: readonly EvidenceRow[]): Words | false {
	let [most, least] = [0, Number.POSITIVE_INFINITY];
	for (const { expected, received, isRight } of rows) {
		if (received === undefined) continue;
		for (const [at, right] of expected.data.entries()) {
			if (right === 0) continue;
			if (received.data[at] === 0) most = Math.max(most, Math.abs(right));
			else if (isRight || Math.abs((received.data[at] as number) - right) <= 2 ** -46 * Math.abs(right))
				least = Math.min(least, Math.abs(right));
			else return false;
		}
	}
	return most > 0 && most < 1e-3 && most < least && { number: most.toExponential(0) };
}
