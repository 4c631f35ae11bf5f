import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { judge } from "../checks/judge.ts";
import { makePlan } from "../checks/make-plan.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem, Visibility } from "../problem/loaded-problem.ts";
import type { Problem } from "../problem/problem.ts";
import { rubricFor } from "../problem/rubric.ts";
import { splitPoints } from "../problem/split-points.ts";
import { gradedOf } from "../score/graded-of.ts";
import { type Circumstances, score, scoreUnloadable } from "../score/score.ts";
import type { Graded, Part } from "./graded.ts";
import { gradesHeader, gradesRow, unscoredRow } from "./grades.ts";
import { gradescopeResult } from "./gradescope.ts";
import { nativeResult } from "./native.ts";
import { assignmentResultSchema, resultSchema } from "./result-schema.ts";
import { gradedReport } from "./terminal-graded.ts";
import { hiddenNote } from "./total.ts";

const TOTAL = 33.33;
const NO_FILE = { id: "no-submission", message: "found no file.", hint: "Hand it in." };
const circumstances: Circumstances = {
	grader: "gradecheck",
	file: "a.ts",
	seed: 1,
	seedFrom: "secret",
	samples: 20,
	isolation: { layers: [], accepted: [] },
	printed: "",
	totalMs: 500,
};

interface GradescopeFile {
	readonly score: number;
	readonly execution_time: number;
	readonly output: string;
	readonly extra_data: { readonly parts: { readonly problem: string }[] };
	readonly tests: { readonly number?: string; readonly name: string; readonly score: number; readonly max_score: number }[];
}

function withPoints(problem: LoadedProblem, points: number, visibilities: Readonly<Record<string, Visibility>> = {}): LoadedProblem {
	const rows = Object.entries(problem.rubricOf).map(
		([id, row]) => [id, { ...row, visibility: visibilities[id] ?? row.visibility }] as const,
	);
	return { ...problem, points, rubricOf: rubricFor(points, Object.fromEntries(rows)) };
}

async function right(problem: LoadedProblem): Promise<Part> {
	const judgement = await judge(problem, new InProcessOracle(() => problem.reference), makePlan(problem, 1, 20));
	return { problem, result: score(problem, judgement, diagnose(problem, judgement), circumstances), level: "where" };
}

function missing(problem: LoadedProblem): Part {
	return { problem, result: scoreUnloadable(problem, NO_FILE, { ...circumstances, file: null }), level: "where" };
}

/** All right but the last part, whose file is missing. */
async function graded(visibilities: Readonly<Record<string, Visibility>> = {}): Promise<Graded> {
	const points = splitPoints(
		TOTAL,
		problems.map(() => 1),
	);
	const own = problems.map((problem, at) => withPoints(loadProblem(problem), points[at] as number, visibilities));
	const parts = await Promise.all(own.slice(0, -1).map(right));
	return gradedOf("Homework 1", [...parts, missing(own.at(-1) as LoadedProblem)], true);
}

describe("a grading of several problems", () => {
	it("adds up to the bit, in each format", async () => {
		const whole = await graded();
		expect([whole.score, whole.maxScore]).toEqual([22.22, TOTAL]);
		const file = gradescopeResult(whole) as GradescopeFile;
		expect(file).toMatchObject({ score: 22.22, execution_time: 1.5 });
		expect(Math.round(100 * file.tests.reduce((sum, test) => sum + test.max_score, 0))).toBe(3333);
		expect(file.extra_data.parts.map(({ problem }) => problem)).toEqual(problems.map(({ id }) => id));
		expect(assignmentResultSchema.parse(JSON.parse(JSON.stringify(nativeResult(whole))))).toMatchObject({ score: 22.22, maxScore: TOTAL });
	});

	it("numbers Gradescope's tests by part, and names the part", async () => {
		const { tests, output } = gradescopeResult(await graded()) as GradescopeFile;
		const [first, second] = problems as [Problem, Problem];
		expect(tests[0]).toMatchObject({ number: "1.1", name: expect.stringMatching(new RegExp(`^${first.title}: `)) });
		expect(tests.find(({ number }) => number === "2.1")?.name).toMatch(new RegExp(`^${second.title}: `));
		expect(new Set(tests.map(({ number }) => number)).size).toBe(tests.length);
		expect(output.split("\n")).toEqual([
			"Homework 1: 22.22 of 33.33 points.",
			...problems.slice(0, -1).map(({ title }) => `${title}: 11.11 of 11.11 points.`),
			`${problems.at(-1)?.title}: 0 of 11.11 points. found no file.`,
			"Hand it in.",
		]);
	});

	it("ends in the terminal with the total, and the command that shows it again", async () => {
		const report = gradedReport(await graded(), { isColoured: false, replay: "gradecheck grade x", showsPrinted: false });
		const [end] = /Homework 1: 22\.22\/33\.33 points\n[\s\S]*$/.exec(report) ?? [];
		expect(end).toMatch(/11\.11\/11\.11\n.*0\/11\.11\n\nAgain: gradecheck grade x\n$/);
		expect(report.match(/Again:/g)).toHaveLength(1);
		expect(report).toContain("found no file.");
	});

	it("has a column for each part in grades.csv, in every row", async () => {
		const ids = problems.map(({ id }) => id);
		const header = gradesHeader(ids);
		expect(header).toBe(`id,score,max_score,status,mistakes,reason,file,${ids.join()}\n`);
		expect(gradesRow("ada", await graded())).toBe(
			`"ada",22.22,33.33,"graded","no-submission","${ids.at(-1)}: found no file.","a.ts",11.11,11.11,0\n`,
		);
		const unscored = unscoredRow("ben", { maxScore: TOTAL, problems: ids }, "ungraded", "why");
		expect(unscored.split(",")).toHaveLength(header.split(",").length);
	});

	it("is unreadable where nothing of it could be run", async () => {
		const { parts } = await graded();
		expect(
			gradesRow(
				"ada",
				gradedOf(
					"",
					parts.map(({ problem }) => missing(problem)),
					true,
				),
			),
		).toContain(',0,33.33,"unreadable",');
	});

	it("loses no more by lateness than was earned, and says what it costs", async () => {
		const { parts } = await graded();
		const late = (deduction: number) => gradedOf("Homework 1", parts, true, { deduction, says: "One day late." });
		expect([late(3.33).score, late(100).score]).toEqual([18.89, 0]);
		expect((gradescopeResult(late(3.33)) as GradescopeFile).output).toMatch(/18\.89 of 33\.33 points\.[\s\S]*\nOne day late\.$/);
		expect(gradedReport(late(3.33), { isColoured: false, showsPrinted: false })).toMatch(/One day late\.\n$/);
	});
});

describe("a grading of one problem", () => {
	it("is the problem's native result without a course folder, and an assignment's with one", async () => {
		const part = missing(loadProblem(problems[0] as Problem));
		expect(resultSchema.safeParse(nativeResult(gradedOf("x", [part], false))).success).toBe(true);
		expect(assignmentResultSchema.safeParse(nativeResult(gradedOf("x", [part], true))).success).toBe(true);
	});
});

describe("checks that a student is not shown", () => {
	const [first] = problems as [Problem];
	const ids = loadProblem(first).checks.map(({ id }) => id);
	const resultWith = (visibilities: Readonly<Record<string, Visibility>>, weightless: readonly string[] = []) => {
		const problem = withPoints(loadProblem(first), 20, visibilities);
		const { result } = missing(problem);
		return { ...result, checks: result.checks.map((check) => (weightless.includes(check.id) ? { ...check, maxPoints: 0 } : check)) };
	};
	const [one = "", other = ""] = ids;

	it.each([
		[
			"never",
			{ [one]: "hidden" },
			/^Some checks are not shown to you, and count as well: the points that you see are not your whole score\.$/,
		],
		["later", { [one]: "after_due_date" }, /^Some checks are shown only after the due date, and count as well: until then /],
		[
			"at different times",
			{ [one]: "after_due_date", [other]: "after_published" },
			/only after the due date, others once grades are published, and/,
		],
		["some of them never", { [one]: "hidden", [other]: "after_published" }, /^Some checks are not shown to you, and count/],
	] as const)("leave a true sentence: %s", (_, visibilities, sentence) => {
		expect(hiddenNote(resultWith(visibilities).checks)).toMatch(sentence);
	});

	it("are said to carry no points where they carry none", () => {
		expect(hiddenNote(resultWith({ [one]: "hidden" }, [one]).checks)).toBe("Some checks, which carry no points, are not shown to you.");
		expect(hiddenNote(resultWith({ [one]: "after_published" }, [one]).checks)).toMatch(
			/^Some checks, which carry no points, are shown only once/,
		);
	});

	it("leave no sentence where there are none", () => {
		expect(hiddenNote(resultWith({}).checks)).toBeUndefined();
	});

	it("leave no total in Gradescope's output", async () => {
		const { output } = gradescopeResult(await graded({ "forward.value": "hidden" })) as GradescopeFile;
		expect(output).not.toMatch(/\d of \d/);
		expect(output).toMatch(/\nSome checks are not shown to you/);
	});
});
