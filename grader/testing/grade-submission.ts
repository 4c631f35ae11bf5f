/** Grades a submission in a test, through the real process. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problems } from "../../problems/index.ts";
import { type GradeOptions, grade } from "../cli/grade.ts";
import { loadProblem } from "../problem/load.ts";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import type { Problem } from "../problem/problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { Graded } from "../report/graded.ts";
import type { Result } from "../report/result.ts";
import { gradedOf } from "../score/graded-of.ts";
import { worth } from "./worth.ts";

const [first] = problems as readonly [Problem];

/** Tests count in hundreds. */
export const linear: LoadedProblem = worth(100, first);

/** Its points by its own rubric, which is what the command line goes by, of the checks whose ids fit. */
export function ownPoints(ids: RegExp): number {
	const { rubricOf } = loadProblem(first);
	return sumOfPoints(Object.entries(rubricOf).flatMap(([id, { points }]) => (ids.test(id) ? [points] : [])));
}

/** What is left of them where these checks are lost. */
export function ownPointsWithout(...lost: readonly string[]): number {
	return sumOfPoints([ownPoints(/./), ...lost.map((id) => -ownPoints(new RegExp(`^${id}$`)))]);
}

export function gradeFile(path: string, options: Partial<GradeOptions> = {}): Promise<Result> {
	return grade(linear, path, { seed: 1, samples: 100, timeLimit: 60, ...options });
}

/** Writes files into a new folder and gives its path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-test-"));
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
	return folder;
}

/** Ids of the checks without full marks. */
export function lostChecks(result: Result): string[] {
	return result.checks.filter(({ points, maxPoints }) => points < maxPoints).map(({ id }) => id);
}

/** A grading of that problem alone. */
export function gradedAlone(problem: LoadedProblem, result: Result, level: ExplainLevel): Graded {
	return gradedOf(problem.title, [{ problem, result, level }], false);
}
