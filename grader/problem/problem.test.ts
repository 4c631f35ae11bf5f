import { assert, constant, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { linear } from "../testing/grade-submission.ts";
import { loadProblem } from "./load.ts";
import { DeclarationError } from "./loaded-problem.ts";
import { declareProblem, type Problem } from "./problem.ts";
import { isExact, type Sample } from "./sample.ts";
import { drawSamples, SampleArbitrary } from "./sample-arbitrary.ts";
import { sumOfPoints } from "./split-points.ts";

const problem = problems[0] as Problem;

describe("a declaration", () => {
	it("does not compile with a size or a quantity that the table lacks", () => {
		const base = {
			id: "x",
			title: "",
			className: "X",
			fileName: "x",
			summary: "",
			reference: class {},
			rubric: {},
			cases: [],
			gradients: [],
		};
		const size = { symbol: "N", meaning: "", option: "batch", example: 2 };
		declareProblem({
			...base,
			sizes: { N: size },
			// @ts-expect-error M is no size
			quantities: { A: { symbol: "A", meaning: "", shape: ["M"] } },
			// @ts-expect-error M is no size
			construct: ["M"],
			// @ts-expect-error B is no quantity
			parameters: ["B"],
			calls: [],
			output: "A",
		});
		expect(problem.id).toBe("linear");
	});

	it.each([
		["a check that does not exist", { points: 10, checks: { "init.X": { weight: 1 } } }, /checks.*init\.X/],
		["a negative weight", { ...(problem.rubric as object), points: -1 }, /at points/],
		["no rubric at all", null, /at the top/],
	])("is refused with the path of the fault: %s", (_, rubric, message) => {
		expect(() => loadProblem(problem, rubric)).toThrow(DeclarationError);
		expect(() => loadProblem(problem, rubric)).toThrow(message);
	});

	it("is refused when a case does not fit the table", () => {
		const cases = structuredClone(problem.cases) as { rounds: Record<string, number[][]>[] }[];
		(cases[1]?.rounds[1] as Record<string, number[][]>).dLdW = [[1, 2]];
		expect(() => loadProblem({ ...problem, cases })).toThrow(/at 1\.rounds\.1\.dLdW: expected 2 × 3, found 1 × 2/);
	});

	it("shares its points out by weight", () => {
		expect(linear.points).toBe(100);
		for (const points of [100, 37, 20, 0.5, 33.33]) {
			const { rubricOf } = loadProblem(problem, { ...(problem.rubric as object), points });
			expect(sumOfPoints(Object.values(rubricOf).map((row) => row.points))).toBe(points);
		}
	});
});

describe("drawn samples", () => {
	it("are the same for the same seed, and others for another", () => {
		expect(drawSamples(problem, 5, 30)).toEqual(drawSamples(problem, 5, 30));
		expect(drawSamples(problem, 5, 30)).not.toEqual(drawSamples(problem, 6, 30));
	});

	it("reach every kind of size and value with 100 samples, for any seed", () => {
		assert(
			property(integer({ min: 0, max: 1_000_000 }), (seed) => {
				const samples = drawSamples(problem, seed, 100);
				const some = (holds: (sample: Sample) => boolean) => expect(samples.some(holds)).toBe(true);
				const sizesOf = ({ sizes }: Sample) => Object.values(sizes);
				some((sample) => new Set(sizesOf(sample)).size === 3 && Math.min(...sizesOf(sample)) >= 2);
				some((sample) => new Set(sizesOf(sample)).size === 1 && Math.min(...sizesOf(sample)) >= 2);
				for (const name of Object.keys(problem.sizes)) {
					some(({ sizes }) => sizes[name] === 1);
					for (const size of [127, 128, 129]) some(({ sizes }) => sizes[name] === size);
					for (const power of [8, 16, 32]) some(({ sizes }) => (sizes[name] as number) > power && (sizes[name] as number) < 2 * power);
				}
				const entries = ({ values }: Sample) => Object.values(values).flatMap(({ data }) => data);
				some((sample) => entries(sample).every((entry) => entry === 0));
				some((sample) => entries(sample).every((entry) => entry < 0));
				some((sample) => entries(sample).some((entry) => Math.abs(entry) > 1e100));
				some((sample) => entries(sample).some((entry) => entry !== 0 && Math.abs(entry) < 1e-100));
				some((sample) => !isExact(sample));
				for (const name of problem.parameters) some(({ values }) => values[name]?.data.every((entry) => entry === 0) === true);
			}),
			{ numRuns: 20 },
		);
	});

	it("shrink to the smallest sample that still fails", () => {
		const arbitrary = new SampleArbitrary(problem);
		const isSquare = ({ sizes }: Sample) => sizes.in_features === sizes.out_features;
		const fails = (sample: Sample) =>
			isSquare(sample) && (sample.sizes.N as number) > 1 && sample.values.A?.data.some((entry) => entry !== 0) === true;
		assert(
			property(constant(null), integer({ min: 0, max: 500 }), (_, seed) => {
				for (let sample of drawSamples(problem, seed, 40).filter(fails)) {
					let context: unknown;
					for (;;) {
						const smaller = [...arbitrary.shrink(sample, context)].find(({ value }) => fails(value));
						if (smaller === undefined) break;
						({ value: sample, context } = smaller);
					}
					expect(sample.sizes).toEqual({ N: 2, in_features: 1, out_features: 1 });
					expect(
						Object.values(sample.values)
							.flatMap(({ data }) => data)
							.filter((entry) => entry !== 0),
					).toEqual([1]);
				}
			}),
			{ numRuns: 5 },
		);
	});
});
