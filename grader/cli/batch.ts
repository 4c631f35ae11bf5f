/** `gradecheck batch`: a class, a result each, and `grades.csv`; what is in the store already is not run again. */
import { existsSync, mkdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CLASS_FILE, type ClassFile } from "../class/class-file.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { ClassError, GraderError } from "../sandbox/grader-error.ts";
import { ClassStore } from "../store/class-store.ts";
import { STORE_FILE } from "../store/open-database.ts";
import type { ClassEntry } from "../submission/files/class-folder.ts";
import type { Assignment } from "./assignment.ts";
import { type ClassIn, type ClassOptions, type ClassPlace, classIn, placeOf, saysMore } from "./class-in.ts";
import { chosenOf, requireSameClass } from "./class-members.ts";
import type { Progress } from "./class-progress.ts";
import { ClassRecord, type RecordOptions } from "./class-record.ts";
import { splitClass, writeFromStore } from "./class-reuse.ts";
import { patienceFor, type RunOptions, runClass } from "./class-run.ts";
import { type GradedBy, gradedBy } from "./class-versions.ts";
import type { PartsOptions } from "./grade-parts.ts";
import type { Seed } from "./seed.ts";
import { StoredGradings } from "./stored-grading.ts";
import { writeOutput } from "./write-file.ts";

export interface BatchOptions
	extends RunOptions,
		ClassOptions,
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
	/** Called before anything is graded. */
	readonly onClass?: (file: ClassFile) => void;
	/** Called with the ids of those that are no submissions of the class any more, and whose results are removed. */
	readonly onRemoved?: (ids: readonly string[]) => void;
}

/**
 * `path` is a folder or an archive. Whatever is thrown while one submission is graded is the end of that one alone. Throws `UsageError` for
 * what is no class, for results that cannot be written and where another program is at work on them; `ClassError` where no more can be kept.
 */
export async function gradeClass(assignment: Assignment, path: string, options: BatchOptions): Promise<Progress> {
	const place = placeOf(path, options.out);
	const { store, opened } = await openedClass(assignment, place, options);
	try {
		return await gradeEntries(assignment, store, place.out, opened, options);
	} finally {
		opened.close();
		store.close();
	}
}

/** First the store, which is one program's at a time; what was made for it is removed where there is no class. */
async function openedClass(
	{ problems }: Assignment,
	place: ClassPlace,
	options: BatchOptions,
): Promise<{ readonly store: ClassStore; readonly opened: ClassIn }> {
	const { out } = place;
	const path = join(out, STORE_FILE);
	const isNew = !existsSync(path);
	const isMade = mkdirSync(out, { recursive: true, mode: 0o700 }) !== undefined;
	const store = new ClassStore(out);
	try {
		return { store, opened: await classIn(place, problems, options) };
	} catch (error) {
		store.close();
		if (isNew) rmSync(path);
		if (isMade) rmdirSync(out);
		throw error;
	}
}

async function gradeEntries(
	assignment: Assignment,
	store: ClassStore,
	out: string,
	{ entries, file }: ClassIn,
	options: BatchOptions,
): Promise<Progress> {
	const { writtenBy, roster } = options;
	const submissions = entries.filter((entry) => entry.status === "submission");
	const only = chosenOf(
		submissions.map(({ id }) => id),
		options.only,
	);
	const now = await gradedBy(assignment.problems, await options.seedsFor(out), options);
	const record = openRecord(assignment, store, out, entries, options);
	writePeople(out, file, roster !== undefined);
	options.onClass?.(file);
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
}

/** Where nothing is known of them, what was written before is removed. */
function writePeople(out: string, file: ClassFile, hasRoster: boolean): void {
	const own = join(out, CLASS_FILE);
	if (saysMore(file, hasRoster)) writeOutput(own, `${JSON.stringify(file, null, 1)}\n`);
	else rmSync(own, { force: true });
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
