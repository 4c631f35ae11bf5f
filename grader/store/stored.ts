/** What the store has of a submission. */
import type { Result } from "../report/result.ts";

/** What a part goes by. */
export interface Version {
	readonly problem: string;
	/** Text that says what the answers depend on besides the submission and the grader. */
	readonly asking: string;
	/** Text that says what is made of them: points, weights, visibilities. */
	readonly judging: string;
	/** The program, to the build. */
	readonly grader: string;
}

export interface StoredPart extends Version {
	readonly result: Result;
	/** Whether its verdicts follow from the weights of the checks as well. */
	readonly isWeighed: boolean;
	/** The number of its transcripts, where they were kept. */
	readonly transcript: number | null;
}

export interface StoredSubmission {
	/** Of the bytes that were handed in. */
	readonly hash: string;
	readonly score: number;
	readonly maxScore: number;
	readonly parts: readonly StoredPart[];
	/** What the files beside the store were written by, once they were. */
	readonly written: string | null;
}

/** A grading to be kept. */
export interface NewSubmission extends Pick<StoredSubmission, "hash" | "score" | "maxScore"> {
	readonly parts: readonly NewPart[];
}

export type NewPart = Omit<StoredPart, "transcript"> & {
	/** Those that the store has; or the bytes of new ones, with the number of their base. */
	readonly transcript: number | { readonly bytes: Uint8Array; readonly base: number | null } | null;
};
