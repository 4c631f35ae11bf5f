/** `gradecheck batch`: a class, a result each, and `grades.csv`. */
import { realpathSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type Outcome, runPool, type Worker } from "../batch/pool.ts";
import type { Plan } from "../checks/plan.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { Graded } from "../report/graded.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { MOST_WORKERS } from "../sandbox/layers/user-pool.ts";
import { type ClassEntry, listClass } from "../submission/files/class-folder.ts";
import { statsAt } from "../submission/files/stats-at.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Assignment } from "./assignment.ts";
import { ClassRecord, type Progress, type RecordOptions } from "./class-record.ts";
import { tuneForMore } from "./engine-flags.ts";
import { keepSandboxes } from "./grade.ts";
import { gradeParts, type PartsOptions } from "./grade-parts.ts";
import { planFor } from "./kept.ts";
import { resultsFolder } from "./out-path.ts";
import type { Seed } from "./seed.ts";

export interface BatchOptions extends Omit<PartsOptions, "seeds" | "kept">, Omit<RecordOptions, "maxScore" | "problems"> {
	readonly out: string;
	/** The seed for the class and each problem, and its plan where that is known; may keep something in the folder of the results. */
	readonly seedsFor: (out: string) => Promise<Seed[]>;
	readonly jobs?: number;
}

type PlannedSeed = Seed & { readonly plan: Plan };
type Submission = Extract<ClassEntry, { status: "submission" }>;

/**
 * Whatever is thrown while one submission is graded is the end of that one alone. Throws `UsageError` for a folder that is not there or is
 * empty and for results that cannot be written, `GraderError` where their last writing fails.
 */
export async function gradeClass(assignment: Assignment, folder: string, options: BatchOptions): Promise<Progress> {
	const { jobs = Math.min(availableParallelism(), MOST_WORKERS), onError, timeLimit } = options;
	const { problems } = assignment;
	const { out, entries } = openClass(problems, folder, options.out);
	tuneForMore();
	const seeds: PlannedSeed[] = [];
	// Drawn and computed once for the whole class.
	for (const [at, seed] of (await options.seedsFor(out)).entries())
		seeds.push({ ...seed, plan: seed.plan ?? (await planFor(problems[at] as LoadedProblem, seed.seed, options.samples)) });
	const maxScore = sumOfPoints(problems.map(({ points }) => points));
	const record = new ClassRecord(out, entries, { ...options, maxScore, problems: problems.map(({ id }) => id) });
	const submissions: Submission[] = [];
	for (const entry of entries) {
		if (entry.status === "submission") submissions.push(entry);
		else record.notGradable(entry);
	}
	const patience = patienceFor(timeLimit * problems.length);
	const settle = ({ id }: Submission, outcome: Outcome<Graded>): void => {
		if (outcome.status === "done") record.graded(id, outcome.value);
		else record.ungraded(id, outcome.status === "failed" ? outcome.error : new GraderError(`there was no result within ${patience} s`));
	};
	// What nobody waited for: the submission behind it, if there is one, fails or is given up.
	const onStray = (error: unknown): void => onError(error);
	process.on("uncaughtException", onStray);
	try {
		await runPool(submissions, {
			jobs,
			open: () => openWorker(problems, seeds, options),
			work: ({ path }, { kept }) => gradeParts(assignment, path, { ...options, seeds, kept }),
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

/** Its sandboxes, for each problem. */
function openWorker(
	problems: readonly LoadedProblem[],
	seeds: readonly PlannedSeed[],
	options: BatchOptions,
): Worker & { readonly kept: KeptSandboxes[] } {
	const kept = problems.map((problem, at) => keepSandboxes(problem, { ...options, ...(seeds[at] as PlannedSeed) }));
	return {
		kept,
		close: () => {
			for (const each of kept) each.close();
		},
	};
}

/** Seconds until a submission is given up of which its own limit made no end: honest ones on a busy machine stay far below. */
function patienceFor(timeLimit: number): number {
	return 10 * timeLimit + 60;
}

function openClass(problems: readonly LoadedProblem[], folder: string, results: string): { out: string; entries: ClassEntry[] } {
	if (statsAt(folder)?.isDirectory() !== true)
		throw new UsageError(
			`there is no folder at ${folder}`,
			"Name the folder that holds the submissions: files, or a folder for each student.",
		);
	const out = resultsFolder(results, folder);
	const entries = listClass(realpathSync.native(folder), out);
	if (entries.length > 0) return { out, entries };
	throw new UsageError(
		`${folder} holds no submission`,
		`Put files such as alice.ts there, or folders that hold ${problems.map(({ fileName }) => `${fileName}.ts`).join(", ")}.`,
	);
}
