import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { judge } from "../checks/judge.ts";
import { makePlan } from "../checks/make-plan.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { loadProblem } from "../problem/load.ts";
import { EXPLAIN_LEVELS, type LoadedProblem } from "../problem/loaded-problem.ts";
import type { LayerModule } from "../problem/misconception.ts";
import type { Sample } from "../problem/sample.ts";
import { score } from "../score/score.ts";
import { textOf } from "../testing/formats/golden.ts";
import { withLevel, withVisibility } from "../testing/formats/specimens.ts";
import { gradedAlone, linear } from "../testing/grade-submission.ts";
import { catalogueOf } from "../verify/rows.ts";
import { arithmeticOf } from "./arithmetic.ts";
import { FORMATS } from "./formats/list.ts";
import type { Graded } from "./graded.ts";
import { gradescopeResult } from "./gradescope.ts";
import { leakFinder } from "./leaks.ts";
import type { Result } from "./result.ts";
import { terminalReport } from "./terminal.ts";

async function resultOf(problem: LoadedProblem, module: LayerModule): Promise<Result> {
	const judgement = await judge(problem, new InProcessOracle(module), makePlan(problem, 1, 40));
	const isolation = { layers: [], accepted: [] };
	const circumstances = { grader: "", file: null, seed: 1, seedFrom: "option" as const, samples: 40, printed: "", totalMs: 0, isolation };
	return score(problem, judgement, diagnose(problem, judgement), circumstances);
}

const mutantOf = (id: string) => linear.misconceptions.find((misconception) => misconception.id === id)?.mutants?.[0] as LayerModule;
const options = { isColoured: false, replay: "npm run grade -- linear.ts", showsPrinted: false } as const;
const matrix = (...rows: number[][]) => ({ shape: [rows.length, rows[0]?.length as number], data: rows.flat() });

/** What is found in any format for students, with one failed check or another hidden, and at the lowest level. */
async function leaksAnywhere(graded: Graded): Promise<string[]> {
	const failed = graded.parts.flatMap(({ result }) =>
		result.checks.filter(({ verdict }) => verdict.status === "failed").map(({ id }) => id),
	);
	const told = [withLevel(graded, "fact"), ...failed.slice(0, 3).map((id) => withVisibility(graded, { [id]: "hidden" }))];
	const found: string[] = [];
	for (const value of told)
		for (const format of FORMATS.filter(({ name }) => name === "github" || name === "prairielearn"))
			found.push(...leakFinder(value)(await textOf(format, value)));
	return found;
}

describe("what a student is told", () => {
	it("grows from the mistake to where it shows to what to write", async () => {
		const result = await resultOf(linear, mutantOf("weight-gradient-averaged"));
		const [fact, where, fix] = EXPLAIN_LEVELS.map((explain) => terminalReport(linear, result, { ...options, explain })) as [
			string,
			string,
			string,
		];
		expect(fact).toContain("dLdW is divided by the batch size N. [weight-gradient-averaged]");
		for (const text of ["Smallest example", "expected dLdW", "yours 0.5", "Hint:", "Fix:"]) expect(fact).not.toContain(text);
		for (const text of ["Smallest example: N = 2, C_in = 1, C_out = 1", "expected dLdW", "yours 0.5", "Hint:"])
			expect(where).toContain(text);
		expect(where).not.toContain("Fix:");
		expect(fix).toContain("Fix: dLdW = dLdZᵀ · A, without a division");
	});

	it("is no more in a result for Gradescope than its level", async () => {
		const result = await resultOf(linear, mutantOf("forward-missing-bias"));
		const text = (level: (typeof EXPLAIN_LEVELS)[number]) => JSON.stringify(gradescopeResult(gradedAlone(linear, result, level)));
		expect(text("fact")).toContain("Z is computed without the bias b.");
		expect(text("fact")).not.toMatch(/Hint:|Smallest example/);
		expect(text("where")).toMatch(/Hint:/);
		expect(text("where")).not.toMatch(/Fix:/);
		expect(text("fix")).toMatch(/Fix:/);
	});

	it.each(problems.map((problem) => [problem.id, loadProblem(problem)] as const))(
		"fits a terminal of 80 columns, leaves no placeholder open and gives no false alarm: every mistake of %s",
		async (_, problem) => {
			for (const { id, mutants = [] } of catalogueOf(problem))
				for (const mutant of mutants) {
					const result = await resultOf(problem, mutant);
					const report = terminalReport(problem, result, { ...options, explain: "fix" });
					const longest = report.split("\n").reduce((best, line) => (line.length > best.length ? line : best), "");
					expect(longest.length, `${id}: ${longest}`).toBeLessThanOrEqual(80);
					expect(report, id).not.toMatch(/\{\w+\}|undefined wrong|NaN of/);
					expect(await leaksAnywhere(gradedAlone(problem, result, "where")), id).toEqual([]);
				}
		},
	);
});

describe("the arithmetic of an entry", () => {
	const sample = (values: Sample["values"]): Sample => ({ sizes: { N: 2, in_features: 1, out_features: 2 }, values });
	const failure = (quantity: string, expected: number[][], received: number[][], wrong: number[]) =>
		({
			kind: "value",
			quantity,
			expected: matrix(...expected),
			received: matrix(...received),
			wrong,
			tolerance: { bound: 0, why: "" },
		}) as const;

	it("is written out from the problem's formula", () => {
		const values = { W: matrix([0], [0]), b: matrix([0], [0]), A: matrix([1], [3]), dLdZ: matrix([0, 2], [0, -1]) };
		expect(arithmeticOf(linear, failure("dLdW", [[0], [-1]], [[0], [-0.5]], [1]), sample(values))?.join(" ")).toBe(
			"dLdW[1,0] = Σₙ dLdZ[n,1]·A[n,0] = 2·1 + (−1)·3 = −1, yours −0.5",
		);
	});

	it("puts the bias behind the sum", () => {
		const values = { W: matrix([2], [4]), b: matrix([-3], [5]), A: matrix([1], [3]), dLdZ: matrix([0, 0], [0, 0]) };
		expect(
			arithmeticOf(
				linear,
				failure(
					"Z",
					[
						[-1, 9],
						[3, 17],
					],
					[
						[2, 9],
						[3, 17],
					],
					[0],
				),
				sample(values),
			)?.join(" "),
		).toBe("Z[0,0] = Σᵢ A[0,i]·W[0,i] + b[0,0] = 1·2 + (−3) = −1, yours 2");
	});

	it("leaves out the middle of a long sum, and says NaN where it is one", () => {
		const column = (entry: (n: number) => number) => ({ shape: [9, 1], data: Array.from({ length: 9 }, (_, n) => entry(n)) });
		const values = { W: matrix([1]), b: matrix([0]), A: column(() => 1), dLdZ: column((n) => n) };
		const example = { sizes: { N: 9, in_features: 1, out_features: 1 }, values };
		expect(arithmeticOf(linear, failure("dLdb", [[36]], [[Number.NaN]], [0]), example)?.slice(1)).toEqual([
			"= 0 + 1 + 2 + 3 + … + 8",
			"= 36, yours NaN",
		]);
	});
});
