/** Submissions of a class: run, each by itself, with what they answered. */
import { availableParallelism } from "node:os";
import { type Outcome, runPool, type Worker } from "../batch/pool.ts";
import { firstQuestions } from "../checks/observe.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { Graded } from "../report/graded.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { MOST_WORKERS } from "../sandbox/layers/user-pool.ts";
import type { ClassStore } from "../store/class-store.ts";
import { Recording } from "../store/recording.ts";
import type { NewPart, NewSubmission } from "../store/stored.ts";
import { type Asked, keyOf, packTranscripts, writeAsked } from "../store/transcripts.ts";
import { fingerprint } from "../submission/files/fingerprint.ts";
import type { Assignment } from "./assignment.ts";
import type { GradedBy } from "./class-versions.ts";
import { tuneForMore } from "./engine-flags.ts";
import { keepSandboxes } from "./grade.ts";
import { gradeParts, type PartsOptions } from "./grade-parts.ts";

export interface RunOptions extends Omit<PartsOptions, "seeds" | "kept" | "levels" | "recordings"> {
	readonly jobs?: number;
	/** Called with whatever was thrown, and the id of the submission that was being graded, where it is known. */
	readonly onError: (error: unknown, id?: string) => void;
	/** Once it is aborted, none is begun, and nothing more is heard of those at work. */
	readonly signal?: AbortSignal;
}

export interface Entry {
	readonly id: string;
	readonly path: string;
}

export interface Done {
	readonly graded: Graded;
	readonly submission: NewSubmission;
}

/** Right answers to what is asked first, and their number in the store. */
interface Base {
	readonly id: number;
	readonly asked: Asked;
}

/** Whatever is thrown while one submission is graded is the end of that one alone. Throws what `settle` throws. */
export async function runClass(
	assignment: Assignment,
	now: readonly GradedBy[],
	entries: readonly Entry[],
	store: ClassStore,
	settle: (entry: Entry, outcome: Outcome<Done>) => void,
	options: RunOptions,
): Promise<void> {
	if (entries.length === 0) return;
	const { jobs = Math.min(availableParallelism(), MOST_WORKERS), onError, signal, timeLimit } = options;
	tuneForMore();
	// Once for the whole class.
	const bases = await Promise.all(now.map((each) => baseOf(each, store)));
	const [seeds, levels] = [now.map(({ seed, plan }) => ({ ...seed, plan })), now.map(({ level }) => level)];
	// What nobody waited for: the submission behind it, if there is one, fails or is given up.
	const onStray = (error: unknown): void => onError(error);
	process.on("uncaughtException", onStray);
	try {
		await runPool(entries, {
			jobs,
			open: () => openWorker(now, options),
			work: async ({ path }, { kept }): Promise<Done> => {
				// Before it is read: what is changed meanwhile is graded again the next time.
				const hash = fingerprint(path) ?? "";
				const recordings = bases.map(({ asked }) => new Recording(asked));
				const graded = await gradeParts(assignment, path, { ...options, seeds, levels, kept, recordings });
				const parts = graded.parts.map(({ result }, at) =>
					partOf(now[at] as GradedBy, result, recordings[at] as Recording, bases[at] as Base),
				);
				return { graded, submission: { hash, score: graded.score, maxScore: graded.maxScore, parts } };
			},
			settle,
			patienceMs: 1000 * patienceFor(timeLimit * now.length),
			...(signal && { signal }),
		});
		// For those of the last one.
		await new Promise((resolve) => setImmediate(resolve));
	} finally {
		process.off("uncaughtException", onStray);
	}
}

/** Seconds until a submission is given up of which its own limit made no end: honest ones on a busy machine stay far below. */
export function patienceFor(timeLimit: number): number {
	return 10 * timeLimit + 60;
}

async function baseOf({ problem, plan }: GradedBy, store: ClassStore): Promise<Base> {
	const scripts = firstQuestions(problem, plan);
	const asked = { key: keyOf(scripts), transcripts: await new InProcessOracle(() => problem.reference).run(scripts) };
	return { id: store.saveBase(packTranscripts([writeAsked(asked.key, asked.transcripts)])), asked };
}

function partOf({ version }: GradedBy, result: NewPart["result"], { bytes, isWeighed }: Recording, { id }: Base): NewPart {
	return { ...version, result, isWeighed, transcript: bytes === undefined ? null : { bytes, base: id } };
}

/** Its sandboxes, for each problem. */
function openWorker(now: readonly GradedBy[], options: RunOptions): Worker & { readonly kept: readonly KeptSandboxes[] } {
	const kept = now.map(({ problem, plan, seed }) => keepSandboxes(problem, { ...options, ...seed, plan }));
	return {
		kept,
		close: () => {
			for (const each of kept) each.close();
		},
	};
}
