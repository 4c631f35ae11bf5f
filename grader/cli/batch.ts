/** `gradecheck batch`: a class, a result each, and `grades.csv`. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { runPool } from "../batch/pool.ts";
import { makePlan } from "../checks/plan.ts";
import type { LoadedProblem } from "../problem/load.ts";
import { gradesHeader, gradesRow, ungradedRow } from "../report/grades.ts";
import type { Result } from "../report/result.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import { type ClassEntry, listClass } from "../submission/class-folder.ts";
import { UsageError } from "../submission/submission.ts";
import { type EarlyStart, type GradeOptions, grade, startAhead } from "./grade.ts";
import { writeFileWhole } from "./write-file.ts";

export interface BatchOptions extends GradeOptions {
	readonly out: string;
	readonly jobs?: number;
	readonly toFile: (result: Result) => unknown;
	/** Called after each submission. */
	readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
	readonly done: number;
	readonly all: number;
	readonly unreadable: number;
	/** Not graded for a fault of the grader's. */
	readonly failed: number;
}

/** Throws `UsageError` for a folder that is not there or holds no submission. */
export async function gradeClass(problem: LoadedProblem, folder: string, options: BatchOptions): Promise<Progress> {
	const { out, jobs = availableParallelism(), onProgress, toFile } = options;
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
		throw new UsageError(
			`there is no folder at ${folder}`,
			"Name the folder that holds the submissions: files, or a folder for each student.",
		);
	const entries = listClass(folder);
	if (entries.length === 0)
		throw new UsageError(`${folder} holds no submission`, `Put files such as alice.ts there, or folders that hold ${problem.fileName}.ts.`);
	const rows = new Map<string, string>();
	// Drawn and computed once for the whole class.
	const plan = makePlan(problem, options.seed, options.samples);
	const progress = { done: 0, all: entries.length, unreadable: 0, failed: 0 };
	/** Processes that come up while the submissions before them are graded. */
	const ahead = new Map<ClassEntry, EarlyStart | undefined>();
	const gradeOne = async (entry: ClassEntry): Promise<string> => {
		const { id, path } = entry;
		const early = ahead.get(entry);
		ahead.delete(entry);
		try {
			const result = await grade(problem, path, { ...options, plan, isOneOfMany: true }, early);
			writeFileWhole(join(out, "results", `${id}.json`), `${JSON.stringify(toFile(result), null, 2)}\n`);
			if (result.fault !== null) progress.unreadable += 1;
			return gradesRow(id, result);
		} catch (error) {
			if (!(error instanceof GraderError)) throw error;
			progress.failed += 1;
			return ungradedRow(id, problem.points, error.message);
		} finally {
			early?.oracle.close();
		}
	};
	try {
		await runPool(entries, jobs, async (entry, next) => {
			if (next !== undefined) ahead.set(next, startAhead(problem, next.path, options));
			rows.set(entry.id, await gradeOne(entry));
			progress.done += 1;
			onProgress({ ...progress });
		});
	} finally {
		for (const early of ahead.values()) early?.oracle.close();
	}
	writeFileWhole(join(out, "grades.csv"), gradesHeader() + entries.map(({ id }) => rows.get(id) ?? "").join(""));
	return progress;
}
