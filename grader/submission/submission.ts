/** What a submission is to the rest of the grader: found, and ready to be handed to a host, or refused with a sentence. */
import type { FaultId, Neighbours } from "../oracle/script.ts";
import type { HostSource } from "../oracle/wire.ts";
import type { Locate } from "../sandbox/student/read-answer.ts";

/** Why a submission cannot be run at all; a fault of the student's, worth 0 points and a clear sentence. */
export interface LoadFault {
	readonly id:
		| "does-not-compile"
		| "no-submission"
		| "two-candidates"
		| "wrong-file-name"
		| "unreadable-file"
		| "forbidden-import"
		| `no-${string}-export`
		| FaultId;
	readonly message: string;
	readonly hint: string;
	readonly at?: { readonly file: string; readonly line: number; readonly column: number; readonly text: string } & Neighbours;
}

export interface Refused {
	readonly status: "refused";
	readonly fault: LoadFault;
}

export function refused(fault: LoadFault): Refused {
	return { status: "refused", fault };
}

export interface Ready {
	readonly status: "ready";
	/** The file that is graded, by its path in what was handed in; several are held against each other by the host, which can look into them. */
	readonly entries: readonly string[];
	readonly source: HostSource;
	/** From what the host says back to the submission's own lines. */
	readonly locate: Locate;
}

/** What a submission is looked for by. */
export interface Wanted {
	/** `linear` for `linear.ts`. */
	readonly fileName: string;
	/** Where it is expected, `mytorch/nn`; anywhere where nothing is said. */
	readonly folder?: string;
	/** Stems of files that are looked for by others. */
	readonly otherFiles?: readonly string[];
	readonly className: string;
	/** Modules of the course's handout that do not exist here: dotted name → text. */
	readonly python: { readonly stubs: Readonly<Record<string, string>>; readonly allow: readonly string[] };
}
