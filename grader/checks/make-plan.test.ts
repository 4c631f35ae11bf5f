import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { makePlan } from "./make-plan.ts";
import { saltOf } from "./salt.ts";

/** Samples of so many entries cannot be the same by chance; of zeros alone they are the same by what they are. */
const TELLING = 8;

function textsOf(problem: LoadedProblem, seed: number): string[] {
	const { samples, differenced, repeated, general } = makePlan(problem, seed, 60, { drawnOnly: true });
	const isTelling = ({ values }: Sample) =>
		Object.values(values).flatMap(({ data }) => data.filter((entry) => entry !== 0)).length >= TELLING;
	return [...samples, ...differenced, ...repeated, general].filter(isTelling).map(({ values }) => JSON.stringify(values));
}

describe.each(problems.map((problem) => [problem.id, loadProblem(problem)] as const))("plans of %s", (_, problem) => {
	it("share no sample where their seeds are neighbours", () => {
		assert(
			property(integer({ min: 0, max: 2 ** 50 }), (seed) => {
				const texts = [0, 1, 2, 3, 2 ** 32].flatMap((step) => textsOf(problem, seed + step));
				expect(texts.length).toBeGreaterThan(200);
				expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
			}),
			{ numRuns: 20, seed: 1 },
		);
	});

	it("are the same for the same seed", () => {
		expect(textsOf(problem, 2 ** 40 + 5)).toEqual(textsOf(problem, 2 ** 40 + 5));
	});
});

it("makes another salt of every seed, use and position", () => {
	const salts = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER].flatMap((seed) =>
		["sizes", "samples", "repeated"].flatMap((use) => [0, 1, 2].map((at) => saltOf(seed, use, at))),
	);
	expect(new Set(salts).size).toBe(6 * 3 * 3);
});
