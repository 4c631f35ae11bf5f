/** What of a class need not be run: it is in the store, and by the same that holds now. */
import type { ClassStore } from "../store/class-store.ts";
import { fingerprint } from "../submission/files/fingerprint.ts";
import type { ClassRecord } from "./class-record.ts";
import type { Entry } from "./class-run.ts";
import type { StoredGradings } from "./stored-grading.ts";

export interface Chosen {
	/** Runs all again, whether something has changed or not. */
	readonly force?: boolean;
	/** Runs these again and no others. */
	readonly only?: ReadonlySet<string> | undefined;
	/** Once it is aborted, nothing more is looked at. */
	readonly signal?: AbortSignal;
}

export interface Split {
	readonly toRun: readonly Entry[];
	/** Ids of those in the store whose files are not there, or as they were. */
	readonly toWrite: readonly string[];
}

/** Tells the record of all that are not run. */
export async function splitClass(
	entries: readonly Entry[],
	{ force = false, only, signal }: Chosen,
	store: ClassStore,
	gradings: StoredGradings,
	record: ClassRecord,
): Promise<Split> {
	const toRun: Entry[] = [];
	const toWrite: string[] = [];
	for (const [at, entry] of entries.entries()) {
		// Ctrl-C is heard.
		if (at % 64 === 63) await new Promise((resolve) => setImmediate(resolve));
		if (signal?.aborted === true) break;
		const { id } = entry;
		const stored = force || only?.has(id) === true ? undefined : store.find(id);
		if (only !== undefined && !only.has(id)) {
			const graded = stored && gradings.asStored(stored);
			if (graded === undefined) {
				record.leftOut(id, store.whyUngraded(id));
				continue;
			}
			record.unchanged(id, graded);
			if (!record.isWritten(id, stored?.written ?? null)) toWrite.push(id);
			continue;
		}
		const known = stored !== undefined && stored.hash === fingerprintOf(entry) ? await gradings.grading(stored, false) : undefined;
		if (stored === undefined || known === undefined) {
			toRun.push(entry);
			continue;
		}
		const { graded, parts } = known;
		if (known.way !== "kept")
			store.save(id, { hash: stored.hash, score: graded.score, maxScore: graded.maxScore, parts }, new Date().toISOString());
		record.unchanged(id, graded);
		if (known.way !== "kept" || !record.isWritten(id, stored.written)) toWrite.push(id);
	}
	return { toRun, toWrite };
}

/** What cannot be read is told of when it is graded. */
export function fingerprintOf({ path }: Entry): string | undefined {
	try {
		return fingerprint(path);
	} catch {
		return undefined;
	}
}

export function writeFromStore(
	ids: readonly string[],
	store: ClassStore,
	gradings: StoredGradings,
	record: ClassRecord,
	writtenBy: string | undefined,
): void {
	for (const id of ids) {
		const stored = store.find(id);
		const graded = stored && gradings.asStored(stored);
		if (graded !== undefined && record.graded(id, graded) && writtenBy !== undefined) store.setWritten(id, writtenBy);
	}
}
