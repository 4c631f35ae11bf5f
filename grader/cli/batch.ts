/** `gradecheck batch`: a class, a result each, and `grades.csv`. */
import { realpathSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type Outcome, runPool } from "../batch/pool.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Result } from "../report/result.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import { MOST_WORKERS } from "../sandbox/layers/user-pool.ts";
import { type ClassEntry, listClass } from "../submission/files/class-folder.ts";
import { statsAt } from "../submission/files/stats-at.ts";
import { UsageError } from "../submission/usage-error.ts";
import { ClassRecord, type Progress, type RecordOptions } from "./class-record.ts";
import { tuneForMore } from "./engine-flags.ts";
import { type GradeOptions, grade, keepSandboxes } from "./grade.ts";
import { planFor } from "./kept.ts";
import { resultsFolder } from "./out-path.ts";
import type { Seed } from "./seed.ts";

export interface BatchOptions extends Omit<GradeOptions, "seed" | "seedFrom" | "plan">, Omit<RecordOptions, "maxScore"> {
	readonly out: string;
	/** The seed for the class, and its plan where that is known; may keep something in the folder of the results. */
	readonly seedFor: (out: string) => Promise<Seed>;
	readonly jobs?: number;
}

type Submission = Extract<ClassEntry, { status: "submission" }>;

/**
 * Whatever is thrown while one submission is graded is the end of that one alone. Throws `UsageError` for a folder that is not there or is
 * empty and for results that cannot be written, `GraderError` where their last writing fails.
 */
export async function gradeClass(problem: LoadedProblem, folder: string, options: BatchOptions): Promise<Progress> {
	const { jobs = Math.min(availableParallelism(), MOST_WORKERS), onError, timeLimit } = options;
	const { out, entries } = openClass(problem, folder, options.out);
	tuneForMore();
	const seeded = await options.seedFor(out);
	// Drawn and computed once for the whole class.
	const plan = seeded.plan ?? (await planFor(problem, seeded.seed, options.samples));
	const gradeOptions = { ...options, ...seeded, plan };
	const record = new ClassRecord(out, entries, { ...options, maxScore: problem.points });
	const submissions: Submission[] = [];
	for (const entry of entries) {
		if (entry.status === "submission") submissions.push(entry);
		else record.notGradable(entry);
	}
	const patience = patienceFor(timeLimit);
	const settle = ({ id }: Submission, outcome: Outcome<Result>): void => {
		if (outcome.status === "done") record.graded(id, outcome.value);
		else record.ungraded(id, outcome.status === "failed" ? outcome.error : new GraderError(`there was no result within ${patience} s`));
	};
	// What nobody waited for: the submission behind it, if there is one, fails or is given up.
	const onStray = (error: unknown): void => onError(error);
	process.on("uncaughtException", onStray);
	try {
		await runPool(submissions, {
			jobs,
			open: () => keepSandboxes(problem, gradeOptions),
			work: ({ path }, kept) => grade(problem, path, { ...gradeOptions, kept }),
			settle,
			patienceMs: 1000 * patience,
		});
		const progress = record.finish();
		// For those of the last one.
		await new Promise((resolve) => setImmediate(resolve));
		return progress;
	} finally {
		process.off("uncaughtException", onStray);
	}
}

/** Seconds until a submission is given up of which its own limit made no end: honest ones on a busy machine stay far below. */
function patienceFor(timeLimit: number): number {
	return 10 * timeLimit + 60;
}

function openClass(problem: LoadedProblem, folder: string, results: string): { out: string; entries: ClassEntry[] } {
	if (statsAt(folder)?.isDirectory() !== true)
		throw new UsageError(
			`there is no folder at ${folder}`,
			"Name the folder that holds the submissions: files, or a folder for each student.",
		);
	const out = resultsFolder(results, folder);
	const entries = listClass(realpathSync.native(folder), out);
	if (entries.length > 0) return { out, entries };
	throw new UsageError(`${folder} holds no submission`, `Put files such as alice.ts there, or folders that hold ${problem.fileName}.ts.`);
}
