/** Grades a class in a test, and reads what came of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "../cli/assignment.ts";
import { type BatchOptions, gradeClass } from "../cli/batch.ts";
import type { Progress } from "../cli/class-progress.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { nativeResult } from "../report/native.ts";
import { linear } from "./grade-submission.ts";

/** `id score status` of each row. */
export function rowsOf(out: string): string[] {
	const lines = readFileSync(join(out, "grades.csv"), "utf8").split("\n");
	return lines.slice(1, -1).map((line) => {
		const [id, score, , status] = line.split(",");
		return [id, score, status].map((cell) => cell?.replaceAll('"', "") || "-").join(" ");
	});
}

/** By a rubric worth 100 points, a submission at a time, with few samples. */
export function gradeHere(
	folder: string,
	{ problem = linear, ...options }: Partial<BatchOptions> & Pick<BatchOptions, "out"> & { readonly problem?: LoadedProblem },
): { readonly done: Promise<Progress>; readonly errors: unknown[] } {
	const errors: unknown[] = [];
	const done = gradeClass(alone(problem), folder, {
		samples: 10,
		timeLimit: 60,
		jobs: 1,
		levels: ["where"],
		seedsFor: async () => [{ seed: 1 }],
		files: [{ folder: "results", ending: ".json" }],
		toTexts: (graded) => [JSON.stringify(nativeResult(graded))],
		onProgress: () => {},
		onError: (error, id) => errors.push([id, (error as Error).message]),
		...options,
	});
	return { done, errors };
}
