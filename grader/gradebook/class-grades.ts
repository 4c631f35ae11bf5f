/** What is known of a class when it is graded, as the files for course systems are made from it. */
import type { Person } from "../class/listed.ts";

export interface ClassGrades {
	readonly maxScore: number;
	/** In the order of the class. */
	readonly rows: readonly GradeRow[];
}

export interface GradeRow {
	readonly id: string;
	/** Several of a group; somebody of whom nothing is known is one too. */
	readonly people: readonly Person[];
	/** As in `grades.csv`. */
	readonly status: string;
	/** Points; none where nothing was graded. */
	readonly score?: number;
	readonly mistakes: string;
	readonly reason: string;
	/** When it was handed in, in ISO 8601. */
	readonly at?: string;
	readonly checks?: readonly CheckPoints[];
}

export interface CheckPoints {
	/** `forward.value`; of an assignment with the problem before it. */
	readonly id: string;
	readonly points: number;
	readonly maxPoints: number;
}

/** A file for a course system, and what staff are told of it; or why there is none, as the end of a sentence that begins with its name. */
export type Exported =
	| { readonly status: "made"; readonly text: string; readonly remarks: readonly string[] }
	| { readonly status: "faulty"; readonly why: string };
