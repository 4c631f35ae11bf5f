/** `gradecheck regrade`: a class by what holds now, as far as possible without running a submission; written only where that is asked for. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../batch/pool.ts";
import type { Graded } from "../report/graded.ts";
import { type Difference, differenceOf, type Regrade } from "../report/regrade.ts";
import { ClassError } from "../sandbox/grader-error.ts";
import { ClassStore } from "../store/class-store.ts";
import { STORE_FILE } from "../store/open-database.ts";
import type { NewSubmission, StoredSubmission } from "../store/stored.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Assignment } from "./assignment.ts";
import { type ClassIn, type ClassOptions, classIn, placeOf } from "./class-in.ts";
import { ClassRecord, type RecordOptions } from "./class-record.ts";
import { fingerprintOf, writeFromStore } from "./class-reuse.ts";
import { type Done, type Entry, type RunOptions, runClass } from "./class-run.ts";
import type { GradedBy } from "./class-versions.ts";
import type { RememberedEntry } from "./remembered.ts";
import { StoredGradings } from "./stored-grading.ts";

export interface RegradeOptions extends RunOptions, ClassOptions {
	/** Writes what is another now. */
	readonly apply: boolean;
	/** A folder or an archive, with the submissions, for those that have to be run again. */
	readonly folder: string;
	/** Called after each submission. */
	readonly onProgress: (done: number, all: number) => void;
}

/** Throws `UsageError` where no class was graded to that folder. */
export function openGradedClass(out: string): ClassStore {
	if (existsSync(join(out, STORE_FILE))) return new ClassStore(out);
	throw new UsageError(
		`there is no ${STORE_FILE} in ${out}`,
		"Name the folder that was `--out` when the class was graded by `gradecheck batch`.",
	);
}

export async function regradeClass(
	assignment: Assignment,
	store: ClassStore,
	out: string,
	now: readonly GradedBy[],
	options: RegradeOptions,
): Promise<Regrade> {
	const gradings = new StoredGradings(assignment, now, store);
	const differences: Difference[] = [];
	const left: { id: string; why: string }[] = [];
	const count = { all: 0, scored: 0, judged: 0, run: 0 };
	const toRun = new Map<string, StoredSubmission>();
	const regraded = (id: string, before: StoredSubmission, graded: Graded, after: NewSubmission): void => {
		const difference = differenceOf(id, before, { ...after, score: graded.score });
		if (difference !== undefined) differences.push(difference);
		if (options.apply) store.save(id, after, new Date().toISOString());
	};
	const ids = store.ids();
	for (const [at, id] of ids.entries()) {
		if (options.signal?.aborted === true) break;
		const stored = store.find(id);
		if (stored === undefined) continue;
		count.all += 1;
		const known = await gradings.grading(stored, true);
		if (known === undefined) toRun.set(id, stored);
		else if (known.way !== "kept") {
			count[known.way] += 1;
			const { graded, parts } = known;
			regraded(id, stored, graded, { hash: stored.hash, score: graded.score, maxScore: graded.maxScore, parts });
		}
		options.onProgress(at + 1 - toRun.size, ids.length);
		// Ctrl-C is heard.
		if (at % 16 === 15) await new Promise((resolve) => setImmediate(resolve));
	}
	const { entries, missing, close } = await stillThere(assignment, toRun, out, options);
	left.push(...missing);
	let done = ids.length - toRun.size + missing.length;
	const settle = ({ id }: Entry, outcome: Outcome<Done>): void => {
		done += 1;
		options.onProgress(done, ids.length);
		if (outcome.status === "done") {
			count.run += 1;
			regraded(id, toRun.get(id) as StoredSubmission, outcome.value.graded, outcome.value.submission);
			return;
		}
		const error = outcome.status === "failed" ? outcome.error : new Error("there was no result in time");
		if (error instanceof ClassError) throw error;
		options.onError(error, id);
		left.push({ id, why: error instanceof Error ? error.message : String(error) });
	};
	try {
		await runClass(assignment, now, entries, store, settle, options);
	} finally {
		close();
	}
	return { ...count, differences: differences.sort((a, b) => (a.id < b.id ? -1 : 1)), left };
}

interface StillThere {
	readonly entries: readonly Entry[];
	readonly missing: readonly { readonly id: string; readonly why: string }[];
	/** Removes what was unpacked. */
	readonly close: () => void;
}

/** Those whose submission is as it was graded, and where it lies. */
async function stillThere(
	{ problems }: Assignment,
	toRun: ReadonlyMap<string, StoredSubmission>,
	out: string,
	options: RegradeOptions,
): Promise<StillThere> {
	const { folder, roster, signal, ...others } = options;
	const nothing: StillThere = { entries: [], missing: [], close: () => {} };
	if (toRun.size === 0 || signal?.aborted === true) return nothing;
	let opened: ClassIn;
	try {
		// Ids hardly ever follow from the roster: it need not be there any more.
		opened = await classIn(placeOf(folder, out), problems, { ...others, ...(roster !== undefined && existsSync(roster) && { roster }) });
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		const why = `it has to be run again, and ${error.message}.`;
		return { ...nothing, missing: [...toRun.keys()].map((id) => ({ id, why })) };
	}
	const byId = new Map(opened.entries.flatMap((entry) => (entry.status === "submission" ? [[entry.id, entry] as const] : [])));
	const entries: Entry[] = [];
	const missing: { id: string; why: string }[] = [];
	for (const [id, { hash }] of toRun) {
		const entry = byId.get(id);
		if (entry === undefined) missing.push({ id, why: `it has to be run again, and is not in ${folder} any more.` });
		else if (fingerprintOf(entry) !== hash)
			missing.push({ id, why: "it has to be run again, and is another than the one that was graded: `gradecheck batch` grades it." });
		else entries.push(entry);
	}
	return { entries, missing, close: opened.close };
}

/** Writes the files of a class by its store. Throws `UsageError` where nothing can be written. */
export function writeClass(
	assignment: Assignment,
	store: ClassStore,
	out: string,
	now: readonly GradedBy[],
	entries: readonly RememberedEntry[],
	options: RecordOptions,
): void {
	const gradings = new StoredGradings(assignment, now, store);
	const record = new ClassRecord(
		out,
		entries.map(({ id }) => id),
		options,
	);
	const toWrite: string[] = [];
	for (const entry of entries) {
		if (entry.status !== "submission") {
			record.notGradable(entry);
			continue;
		}
		const stored = store.find(entry.id);
		const graded = stored && gradings.asStored(stored);
		if (graded === undefined) record.leftOut(entry.id, store.whyUngraded(entry.id));
		else record.unchanged(entry.id, graded);
		if (stored !== undefined && graded !== undefined && !record.isWritten(entry.id, stored.written)) toWrite.push(entry.id);
	}
	record.begin();
	writeFromStore(toWrite, store, gradings, record, options.writtenBy);
	record.finish();
}
