import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasTwoDecimals, splitPoints, sumOfPoints } from "./split-points.ts";

const totals = fc.oneof(
	fc.constantFrom(20, 7, 0.5, 33.33, 0.01, 100, 37, 10_000),
	fc.integer({ min: 1, max: 1_000_000 }).map((each) => each / 100),
);
const weights = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }), fc.double({ min: 0.001, max: 1000, noNaN: true })), {
	minLength: 1,
	maxLength: 30,
});
const shared = fc.tuple(totals, weights).filter(([, each]) => each.some((weight) => weight > 0));

describe("points that are split", () => {
	it("add up to the total, have two decimals at most, and lie within three hundredths of their share", () => {
		fc.assert(
			fc.property(shared, ([total, each]) => {
				const parts = splitPoints(total, each);
				const all = each.reduce((sum, weight) => sum + weight, 0);
				expect(sumOfPoints(parts)).toBe(total);
				for (const [at, part] of parts.entries()) {
					expect(hasTwoDecimals(part) && part >= 0).toBe(true);
					expect(Math.abs(part - (total * (each[at] as number)) / all)).toBeLessThan(0.03 + 1e-9);
					if (each[at] === 0) expect(part).toBe(0);
				}
			}),
		);
	});

	it("add up to the bit as computers add", () => {
		const rubric = [4, 4, 5, 5, 20, 6, 10, 10, 8, 4, 4, 4, 3, 3, 3, 3, 2, 2];
		for (const total of [
			3, 5, 7, 10, 12, 12.5, 15, 20, 25, 30, 33.33, 35, 37, 40, 45, 50, 60, 70, 75, 80, 90, 99.99, 100, 120, 150, 200, 1000,
		])
			expect(splitPoints(total, rubric).reduce((sum, part) => sum + part)).toBe(total);
	});

	it("never give a smaller weight more", () => {
		fc.assert(
			fc.property(shared, ([total, each]) => {
				const parts = splitPoints(total, each);
				for (const [at, part] of parts.entries())
					for (const [other, weight] of each.entries())
						if ((each[at] as number) < weight) expect(part).toBeLessThanOrEqual(parts[other] as number);
			}),
		);
	});

	it("are the shares themselves where these have two decimals", () => {
		expect(splitPoints(100, [4, 20, 76])).toEqual([4, 20, 76]);
		expect(splitPoints(20, [4, 20, 76])).toEqual([0.8, 4, 15.2]);
	});

	it("are none where there are no points, or nothing has a weight", () => {
		expect(splitPoints(0, [1, 2])).toEqual([0, 0]);
		expect(splitPoints(10, [0, 0])).toEqual([0, 0]);
	});

	it("are known by their decimals", () => {
		expect([33.33, 0.29, 1.1, 7].every(hasTwoDecimals)).toBe(true);
		expect([0.333, 1 / 3, 1e-3].some(hasTwoDecimals)).toBe(false);
	});
});
