/** `gradecheck batch`: a class, a result each, and `grades.csv`. */
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Outcome, runPool, type Worker } from "../batch/pool.ts";
import type { Plan } from "../checks/plan.ts";
import { CLASS_FILE, type ClassFile } from "../class/class-file.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { Graded } from "../report/graded.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { MOST_WORKERS } from "../sandbox/layers/user-pool.ts";
import type { ClassEntry } from "../submission/files/class-folder.ts";
import type { Assignment } from "./assignment.ts";
import { type ClassIn, type ClassOptions, classIn, saysMore } from "./class-in.ts";
import { ClassRecord, type Progress, type RecordOptions } from "./class-record.ts";
import { tuneForMore } from "./engine-flags.ts";
import { keepSandboxes } from "./grade.ts";
import { gradeParts, type PartsOptions } from "./grade-parts.ts";
import { planFor } from "./kept.ts";
import type { Seed } from "./seed.ts";
import { writeOutput } from "./write-file.ts";

export interface BatchOptions extends Omit<PartsOptions, "seeds" | "kept">, Omit<RecordOptions, "maxScore" | "problems">, ClassOptions {
	readonly out: string;
	/** The seed for the class and each problem, and its plan where that is known; may keep something in the folder of the results. */
	readonly seedsFor: (out: string) => Promise<Seed[]>;
	readonly jobs?: number;
	/** Called before anything is graded. */
	readonly onClass?: (file: ClassFile) => void;
}

type PlannedSeed = Seed & { readonly plan: Plan };
type Submission = Extract<ClassEntry, { status: "submission" }>;

/**
 * `path` is a folder or an archive. Whatever is thrown while one submission is graded is the end of that one alone. Throws `UsageError` for
 * what is no class and for results that cannot be written, `GraderError` where their last writing fails.
 */
export async function gradeClass(assignment: Assignment, path: string, options: BatchOptions): Promise<Progress> {
	const { out, entries, close } = await openedClass(assignment, path, options);
	try {
		return await gradeEntries(assignment, out, entries, options);
	} finally {
		close();
	}
}

/** What is known of its people is written, and not kept. */
async function openedClass(
	{ problems }: Assignment,
	path: string,
	options: BatchOptions,
): Promise<Pick<ClassIn, "out" | "entries" | "close">> {
	const { out, entries, file, close } = await classIn(path, problems, options.out, options);
	options.onClass?.(file);
	const own = join(out, CLASS_FILE);
	try {
		if (saysMore(file, options.roster !== undefined)) writeOutput(own, `${JSON.stringify(file, null, 1)}\n`);
		else rmSync(own, { force: true });
		return { out, entries, close };
	} catch (error) {
		close();
		throw error;
	}
}

async function gradeEntries(assignment: Assignment, out: string, entries: readonly ClassEntry[], options: BatchOptions): Promise<Progress> {
	const { jobs = Math.min(availableParallelism(), MOST_WORKERS), onError, timeLimit } = options;
	const { problems } = assignment;
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
