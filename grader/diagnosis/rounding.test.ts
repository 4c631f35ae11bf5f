import { describe, expect, it } from "vitest";
import type { EvidenceRow } from "../problem/misconception.ts";
import { droppedBelow, offsetOf, scaleOf } from "./offset.ts";
import { roundingOf } from "./rounding.ts";

const NUMBERS = [1.23456789012345, -0.000123456789012345, 98.7654321098765, 1234.56789012345, -7.77777777777777, 4.2e-12];

/** A row for each number; `answer` is what came in its place. */
function rows(answer: (right: number) => number): EvidenceRow[] {
	return NUMBERS.map((right) => {
		const [expected, received] = [right, answer(right)].map((entry) => ({ shape: [], data: [entry] }));
		return { sample: { sizes: { N: 2 }, values: {} }, expected: expected as never, received, isRight: answer(right) === right };
	});
}

describe("the rounding of answers", () => {
	it.each<readonly [string, (right: number) => number]>([
		["is rounded to whole numbers", Math.round],
		["is rounded to 1 decimal", (right) => Math.floor(right * 10) / 10],
		["is rounded to 6 decimals", (right) => Number(right.toFixed(6))],
		["is rounded to 3 decimals", (right) => Math.trunc(right * 1000) / 1000],
		["is rounded to 7 significant digits", (right) => Number(right.toPrecision(7))],
	])("%s", (words, answer) => {
		expect(roundingOf(rows(answer))).toBe(words);
	});

	it.each<readonly [string, (right: number) => number]>([
		["nothing is wrong", (right) => right],
		["numbers are kept in 32 bits", Math.fround],
		["only small ones are made 0", (right) => (Math.abs(right) < 1e-3 ? 0 : right)],
		["only one of them is a whole number", (right) => (right > 1000 ? Math.round(right) : right)],
		["another number is added", (right) => right + 1e-4],
	])("is none where %s", (_, answer) => {
		expect(roundingOf(rows(answer))).toBeUndefined();
	});
});

describe("what all answers have too much", () => {
	it("is told where it is one number", () => {
		expect(offsetOf(rows((right) => right + 1e-6))).toEqual({ number: "0.000001" });
		expect(offsetOf(rows((right) => right + (right > 0 ? 1e-6 : -1e-6)))).toBe(false);
		expect(offsetOf(rows((right) => right))).toBe(false);
	});

	it("is told where it is one factor", () => {
		expect(
			scaleOf(
				rows((right) => right * 3),
				{ N: "N" },
			),
		).toEqual({ factor: "3" });
		expect(
			scaleOf(
				rows((right) => right ** 2),
				{ N: "N" },
			),
		).toBe(false);
	});
});

describe("small numbers that became 0", () => {
	it("are told where all others are as they should be", () => {
		expect(droppedBelow(rows((right) => (Math.abs(right) < 1e-6 ? 0 : right)))).toEqual({ number: "4e-12" });
		expect(droppedBelow(rows((right) => (Math.abs(right) < 1e-6 ? 0 : 2 * right)))).toBe(false);
		expect(droppedBelow(rows((right) => (right > 1000 ? 0 : right)))).toBe(false);
	});
});
