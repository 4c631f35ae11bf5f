import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Problem } from "../problem/problem.ts";
import { madeResult } from "../testing/made-result.ts";
import { type Difference, differenceOf, regradeText } from "./regrade.ts";
import type { Result } from "./result.ts";

const problem: LoadedProblem = loadProblem(problems[0] as Problem);
const [first, second] = problem.checks.map(({ id }) => id) as [string, string];
const right = madeResult(problem);
const wrong = madeResult(problem, { [first]: "failed" });

const graded = (...results: Result[]) => ({
	score: results.reduce((sum, { score }) => sum + score, 0),
	maxScore: results.reduce((sum, { maxScore }) => sum + maxScore, 0),
	parts: results.map((result) => ({ result })),
});

describe("what a regrade changes of one submission", () => {
	it("is nothing where only its circumstances are others", () => {
		const again = { ...right, grader: "gradecheck 9", timing: { totalMs: 5 } };
		expect(differenceOf("ada", graded(right), graded(again))).toBeUndefined();
	});

	it("is told by check", () => {
		const points = problem.rubricOf[first]?.points;
		expect(differenceOf("ada", graded(wrong), graded(right))?.checks).toEqual([{ check: first, before: 0, after: points }]);
	});

	it("names the problem where there are several", () => {
		const other = { ...right, problem: "other" };
		const checks = differenceOf("ada", graded(other, wrong), graded(other, right))?.checks;
		expect(checks?.map(({ check }) => check)).toEqual([`${problem.id}: ${first}`]);
	});

	it("may be words alone", () => {
		const otherwise = { ...wrong, checks: wrong.checks.map((check) => ({ ...check, misconceptions: ["another"] })) };
		expect(differenceOf("ada", graded(wrong), graded(otherwise))).toMatchObject({ checks: [] });
	});
});

describe("what is told of a regrade", () => {
	const of = (score: number, maxScore = 100) => ({ score, maxScore });
	const none = { all: 4, scored: 0, judged: 0, run: 0, differences: [], left: [] };
	const differences: Difference[] = [
		{ id: "ada", before: of(86), after: of(90.5), checks: [{ check: first, before: 10, after: 14.5 }] },
		{
			id: "benjamin",
			before: of(90),
			after: of(80),
			checks: [
				{ check: first, before: 14, after: 10 },
				{ check: second, before: 6, after: 0 },
			],
		},
		{ id: "cat", before: of(50), after: of(50), checks: [] },
	];

	it("is who gains, who loses, and by which check", () => {
		const left = [{ id: "dan", why: "it is not there any more." }];
		expect(regradeText({ ...none, scored: 1, judged: 2, run: 1, differences, left })).toBe(
			[
				"4 submissions: 1 gains points, 1 loses some, 2 keep their scores (1 scored anew by its verdicts, 2 judged again by what they answered, 1 run again).",
				`  ada       86 → 90.5  ${first} 10 → 14.5`,
				`  benjamin  90 → 80  ${second} 6 → 0, ${first} 14 → 10`,
				"By check:",
				`  ${second}  1 down: -6 points in all`,
				`  ${first}  1 up, 1 down: +0.5 points in all`,
				"With the same score, and another result: cat",
				"What could not be graded again keeps what it had:",
				"  dan: it is not there any more.",
			].join("\n"),
		);
	});

	it("is one line where nothing changes", () => {
		expect(regradeText(none)).toBe("4 submissions: 0 gain points, 0 lose some, 4 keep their scores.");
	});

	it("names the points that there are, where these are others", () => {
		const text = regradeText({ ...none, differences: [{ id: "ada", before: of(90), after: of(45, 50), checks: [] }] });
		expect(text).toContain("  ada  90 of 100 → 45 of 50");
	});

	it("is short where all checks are worth something else", () => {
		const checks = Array.from({ length: 18 }, (_, at) => ({ check: `check-${at}`, before: 1, after: 1 + at / 100 }));
		const lines = regradeText({ ...none, differences: [{ id: "ada", before: of(90), after: of(91), checks }] }).split("\n");
		expect(lines[1]).toBe("  ada  90 → 91  check-17 1 → 1.17, check-16 1 → 1.16, check-15 1 → 1.15, and 15 more");
		expect(lines).toHaveLength(14);
	});
});
