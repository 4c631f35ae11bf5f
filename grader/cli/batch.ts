/** `gradecheck batch`: a class, a result each, and `grades.csv`. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { runPool } from "../batch/pool.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { gradesHeader, gradesRow, ungradedRow } from "../report/grades.ts";
import type { Result } from "../report/result.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { MOST_WORKERS } from "../sandbox/layers/user-pool.ts";
import { type ClassEntry, listClass } from "../submission/files/class-folder.ts";
import { UsageError } from "../submission/usage-error.ts";
import { tuneForMore } from "./engine-flags.ts";
import { type GradeOptions, grade, keepSandboxes } from "./grade.ts";
import { planFor } from "./kept.ts";
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
	const { out, jobs = Math.min(availableParallelism(), MOST_WORKERS), onProgress, toFile } = options;
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
		throw new UsageError(
			`there is no folder at ${folder}`,
			"Name the folder that holds the submissions: files, or a folder for each student.",
		);
	const entries = listClass(folder);
	if (entries.length === 0)
		throw new UsageError(`${folder} holds no submission`, `Put files such as alice.ts there, or folders that hold ${problem.fileName}.ts.`);
	const rows = new Map<string, string>();
	tuneForMore();
	// Drawn and computed once for the whole class.
	const plan = await planFor(problem, options.seed, options.samples);
	const progress = { done: 0, all: entries.length, unreadable: 0, failed: 0 };
	const gradeOne = async ({ id, path }: ClassEntry, kept: KeptSandboxes): Promise<string> => {
		try {
			const result = await grade(problem, path, { ...options, plan, kept });
			writeFileWhole(join(out, "results", `${id}.json`), `${JSON.stringify(toFile(result), null, 2)}\n`);
			if (result.fault !== null) progress.unreadable += 1;
			return gradesRow(id, result);
		} catch (error) {
			if (!(error instanceof GraderError)) throw error;
			progress.failed += 1;
			return ungradedRow(id, problem.points, error.message);
		}
	};
	const open = () => keepSandboxes(problem, { ...options, plan });
	await runPool(entries, jobs, open, async (entry, kept) => {
		rows.set(entry.id, await gradeOne(entry, kept));
		progress.done += 1;
		onProgress({ ...progress });
	});
	writeFileWhole(join(out, "grades.csv"), gradesHeader() + entries.map(({ id }) => rows.get(id) ?? "").join(""));
	return progress;
}
