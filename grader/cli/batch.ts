/** `gradecheck batch`: a class, a result each, and `grades.csv`; what is in the store already is not run again. */
import { mkdirSync, realpathSync } from "node:fs";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { ClassError, GraderError } from "../sandbox/grader-error.ts";
import { ClassStore } from "../store/class-store.ts";
import { type ClassEntry, listClass } from "../submission/files/class-folder.ts";
import { statsAt } from "../submission/files/stats-at.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Assignment } from "./assignment.ts";
import { chosenOf, requireSameClass } from "./class-members.ts";
import type { Progress } from "./class-progress.ts";
import { ClassRecord, type RecordOptions } from "./class-record.ts";
import { splitClass, writeFromStore } from "./class-reuse.ts";
import { patienceFor, type RunOptions, runClass } from "./class-run.ts";
import { type GradedBy, gradedBy } from "./class-versions.ts";
import type { PartsOptions } from "./grade-parts.ts";
import { resultsFolder } from "./out-path.ts";
import type { Seed } from "./seed.ts";
import { StoredGradings } from "./stored-grading.ts";

export interface BatchOptions
	extends RunOptions,
		Pick<PartsOptions, "levels">,
		Omit<RecordOptions, "maxScore" | "problems" | "onError" | "formerFiles"> {
	readonly out: string;
	/** The seed for the class and each problem, and its plan where that is known; may keep something in the folder of the results. */
	readonly seedsFor: (out: string) => Promise<readonly Seed[]>;
	/** Runs all again, whether something has changed or not. */
	readonly force?: boolean;
	/** Runs these again and no others. */
	readonly only?: readonly string[];
	/** What the store keeps of the command, for `regrade`. */
	readonly remembered?: object;
	/** Called with the ids of those that are no submissions of the class any more, and whose results are removed. */
	readonly onRemoved?: (ids: readonly string[]) => void;
}

/**
 * Whatever is thrown while one submission is graded is the end of that one alone. Throws `UsageError` for a folder that is not there or is
 * empty, for results that cannot be written and where another program is at work on them; `ClassError` where no more can be kept.
 */
export async function gradeClass(assignment: Assignment, folder: string, options: BatchOptions): Promise<Progress> {
	const { writtenBy } = options;
	const { out, entries } = openClass(assignment.problems, folder, options.out);
	const submissions = entries.filter((entry) => entry.status === "submission");
	const only = chosenOf(
		submissions.map(({ id }) => id),
		options.only,
	);
	const now = await gradedBy(assignment.problems, await options.seedsFor(out), options);
	mkdirSync(out, { recursive: true, mode: 0o700 });
	const store = new ClassStore(out);
	try {
		const record = openRecord(assignment, store, out, entries, options);
		rememberClass(store, entries, now, options);
		const gradings = new StoredGradings(assignment, now, store);
		const { toRun, toWrite } = await splitClass(submissions, { ...options, only }, store, gradings, record);
		record.begin();
		writeFromStore(toWrite, store, gradings, record, writtenBy);
		await runClass(
			assignment,
			now,
			toRun,
			store,
			({ id }, outcome) => {
				const at = new Date().toISOString();
				if (outcome.status === "done") {
					store.save(id, outcome.value.submission, at);
					if (record.graded(id, outcome.value.graded) && writtenBy !== undefined) store.setWritten(id, writtenBy);
					return;
				}
				const patience = patienceFor(options.timeLimit * now.length);
				const error = outcome.status === "failed" ? outcome.error : new GraderError(`there was no result within ${patience} s`);
				if (error instanceof ClassError) throw error;
				store.saveUngraded(id, String((error as Error)?.message ?? error), at);
				record.ungraded(id, error);
			},
			options,
		);
		return record.finish();
	} finally {
		store.close();
	}
}

/** With what is no submission in it, and without those that are no more in the class. */
function openRecord(
	{ problems }: Assignment,
	store: ClassStore,
	out: string,
	entries: readonly ClassEntry[],
	options: BatchOptions,
): ClassRecord {
	const ids = entries.map(({ id }) => id);
	const stored = store.ids();
	requireSameClass(stored, ids, out);
	const former = (store.setting("files") ?? []) as RecordOptions["files"];
	const record = new ClassRecord(out, ids, {
		...options,
		maxScore: sumOfPoints(problems.map(({ points }) => points)),
		problems: problems.map(({ id }) => id),
		formerFiles: former,
	});
	const files = new Map([...former, ...options.files].map((each) => [JSON.stringify(each), each]));
	store.setSetting("files", [...files.values()]);
	const left = new Set(entries.flatMap(({ id, status }) => (status === "submission" ? [id] : [])));
	const removed = stored.filter((id) => !left.has(id));
	for (const id of removed) record.removeFiles(id);
	store.remove(removed);
	if (removed.length > 0) options.onRemoved?.(removed);
	for (const entry of entries) if (entry.status !== "submission") record.notGradable(entry);
	return record;
}

/** For who looks at the class later. */
function rememberClass(store: ClassStore, entries: readonly ClassEntry[], now: readonly GradedBy[], { remembered }: BatchOptions): void {
	const seeds = now.map(({ problem, seed: { seed, seedFrom } }) => ({ problem: problem.id, seed, seedFrom }));
	store.setSetting("command", { ...remembered, seeds });
	store.setSetting(
		"entries",
		entries.map((entry) => ({ id: entry.id, status: entry.status, ...("why" in entry && { why: entry.why }) })),
	);
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
