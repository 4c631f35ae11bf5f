/** What was found of a submission → loaded in its host, which is asked again as often as it names further files. */
import type { Script } from "../oracle/script.ts";
import type { RunFilter } from "../sandbox/sandbox.ts";
import type { LoadOutcome, Program } from "../sandbox/student/student-oracle.ts";
import type { HandedIn } from "./files/handed-in.ts";
import { HEAD } from "./files/other-kinds.ts";
import type { Found } from "./find-entries.ts";
import { loadFault } from "./load-fault.ts";
import { disguised, twoCandidates, wrongName } from "./not-found.ts";
import { readPython } from "./python/python-files.ts";
import { type LoadFault, type Ready, type Refused, refused, type Wanted } from "./submission.ts";
import { ScriptModules } from "./typescript/script-modules.ts";
import { NO_EXPORT } from "./words/loading.ts";
import { told } from "./words/message.ts";
import { IMPORTS } from "./words/typescript.ts";
import { UNREADABLE } from "./words/unreadable.ts";

export interface Read {
	readonly first: Ready | Refused;
	/** Where there may be more to come. */
	readonly scripts?: ScriptModules;
	/** The file that is graded whatever is in it, and its first bytes. */
	readonly sure?: { readonly path: string; readonly head: Uint8Array };
}

/** What is loaded into: the student's process. `first` is asked in the same breath. */
export interface Host {
	load(program: Program, first: readonly Script[]): Promise<LoadOutcome>;
}

export type Loaded = { readonly status: "loaded"; readonly file: string } | (Refused & { readonly file: string | null });

/** A chain of imports is followed this far; each turn gives all that the files before it name. */
const MAX_TURNS = 50;

/** Throws `GraderError` where the compiler cannot be run, or a file may not be read. */
export async function readSubmission(
	handedIn: HandedIn,
	found: Found,
	{ fileName, python }: Pick<Wanted, "fileName" | "python">,
	run: RunFilter,
): Promise<Read> {
	const [only] = found.entries as readonly [string];
	const read = found.isSure ? handedIn.read(only) : undefined;
	if (read !== undefined && "why" in read) return { first: refused(told(UNREADABLE.file, { file: only, why: read.why })) };
	if (read?.bytes.length === 0) return { first: refused(emptyFile(only, fileName)) };
	const sure = read === undefined ? {} : { sure: { path: only, head: read.bytes.subarray(0, HEAD) } };
	if (found.language === "Python") return { first: readPython(handedIn, found, python.stubs), ...sure };
	const scripts = new ScriptModules(handedIn, found, run);
	return { first: await scripts.begin(), scripts, ...sure };
}

/** Throws `GraderError` when the process does not even start. */
export async function load(
	read: Read,
	problem: Wanted & { readonly id: string },
	...rest: [method: string, host: Host, questions: readonly Script[]]
): Promise<Loaded> {
	const loaded = await tryToLoad(read, problem, ...rest);
	// Only a file that cannot be graded is asked whether it is something else.
	const other = loaded.status === "refused" && read.sure !== undefined ? disguised(read.sure.path, read.sure.head, problem) : undefined;
	return other === undefined ? loaded : { ...refused(other), file: null };
}

async function tryToLoad(
	{ first, scripts }: Read,
	problem: Wanted & { readonly id: string },
	method: string,
	host: Host,
	questions: readonly Script[],
): Promise<Loaded> {
	const { className, fileName } = problem;
	let next = first;
	let stopped: Refused | undefined;
	for (let turn = 0; turn < MAX_TURNS; turn += 1) {
		if (next.status === "refused") return { ...next, file: null };
		const ready: Ready = next;
		const file = ready.entries[0] ?? fileName;
		const outcome = await host.load({ source: ready.source, className, method, locate: ready.locate }, questions);
		switch (outcome.kind) {
			case "done":
				return { status: "loaded", file: ready.entries.find((entry) => entry === outcome.entry) ?? file };
			case "imports":
				if (scripts === undefined) return { ...refused(endless(file)), file };
				next = await scripts.follow(outcome.imports);
				break;
			case "unclear": {
				// What a host says may be what the submission makes it say.
				const defining = ready.entries.filter((entry) => outcome.defining.includes(entry));
				const fault = defining.length > 1 ? twoCandidates(defining, problem) : wrongName(ready.entries, problem);
				return { ...refused(fault), file: null };
			}
			default: {
				const fault = refused(loadFault(problem, file, ready.source, outcome, scripts));
				const legacy = outcome.kind === "fault" && outcome.fault.id === "throws" ? await scripts?.withLegacyDecorators() : undefined;
				if (legacy?.status !== "ready") return { ...(stopped ?? fault), file };
				stopped ??= fault;
				next = legacy;
			}
		}
	}
	return { ...(stopped ?? refused(endless(fileName))), file: null };
}

function emptyFile(name: string, stem: string): LoadFault {
	return told(NO_EXPORT.empty, { file: name }, { id: `no-${stem}-export` });
}

function endless(file: string): LoadFault {
	return told(IMPORTS.endless, { file, turns: String(MAX_TURNS) });
}
