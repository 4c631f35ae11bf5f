/** What a format is: a pure function from a grading to a text, and what is said of it. */
import type { Graded } from "../graded.ts";

/** What a grading alone does not tell. */
export interface ReportContext {
	/** The command that shows the report again, for whoever ran it. */
	readonly again?: string;
	readonly isColoured: boolean;
	/** Shows what the submission printed, where the reader is whoever runs it. */
	readonly showsPrinted: boolean;
	/** What TypeScript itself says of the submission; costs no marks. */
	readonly remarks: readonly string[];
	/** Where the submission lies, seen from the working folder; empty for that folder itself. */
	readonly folder: string;
	/** A word that no submission can know. */
	readonly token: string;
	/** Of the checks that are left out for this reader. */
	readonly unseen?: Unseen;
}

/** Checks that a reader does not see, and the mark, which counts them. */
export interface Unseen {
	/** All checks and lateness counted. */
	readonly mark: number;
	readonly maxMark: number;
	/** That there are such, in a sentence. */
	readonly note: string;
	/** One for each problem, in order. */
	readonly parts: readonly UnseenOfPart[];
}

export interface UnseenOfPart {
	readonly checks: number;
	readonly points: number;
	readonly maxPoints: number;
}

export type WriteReport = (graded: Graded, context: ReportContext) => string;

/**
 * Who reads it, and so what stands in it. For `student` hidden checks are left out, and nothing goes beyond the level of explanation. A
 * `platform` keeps back itself what a student may not see. For `staff` everything is there. `runner` is whoever runs the command.
 */
export type Reader = "student" | "platform" | "staff" | "runner";

/** What a module of this folder gives. */
export interface FormatModule {
	readonly write: WriteReport;
	/** Of a text for a `platform`: what a student is shown of it. */
	readonly shown?: (text: string) => string;
	/** What is appended to the file that `Format.alsoTo` names. */
	readonly writeAlso?: WriteReport;
}

export interface Format {
	readonly name: string;
	/** One line. */
	readonly says: string;
	/** Of its files. */
	readonly ending: string;
	readonly reader: Reader;
	/** Whether the report that a person reads stands in it. */
	readonly holdsReport?: true;
	/** The variable with the path of another file, to which a second text is appended. */
	readonly alsoTo?: string;
	readonly load: () => Promise<FormatModule>;
}
