/** What is written of a class while it is graded: a result for each submission, and `grades.csv`. */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type GradesFile, openGradesFile } from "../batch/grades-file.ts";
import type { Graded } from "../report/graded.ts";
import { gradesHeader, gradesRow, isUnreadable, type UnscoredStatus, unscoredRow } from "../report/grades.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import type { ClassEntry } from "../submission/files/class-folder.ts";
import { UsageError } from "../submission/usage-error.ts";
import { unwritable, writeFileWhole } from "./write-file.ts";

/** Each entry of the class is counted as done, and as one of the others. */
export interface Progress {
	readonly all: number;
	readonly done: number;
	readonly graded: number;
	/** Submissions that could not be run, which have 0 points. */
	readonly unreadable: number;
	readonly noSubmission: number;
	/** Attempts that a later one takes the place of. */
	readonly earlier: number;
	/** People on the roster who handed in nothing. */
	readonly missing: number;
	/** For a fault of the grader's or the machine's. */
	readonly ungraded: number;
}

export interface RecordOptions {
	readonly maxScore: number;
	/** Ids of those that are graded. */
	readonly problems: readonly string[];
	/** What is written of each submission besides `grades.csv`: a file by its id in each of these folders. */
	readonly files: readonly { readonly folder: string; readonly ending: string }[];
	/** A text for each of them. */
	readonly toTexts: (graded: Graded) => readonly string[];
	/** Called after each entry of the class. */
	readonly onProgress: (progress: Progress) => void;
	/** Called with whatever was thrown, and the id of the submission that was being graded, where it is known. */
	readonly onError: (error: unknown, id?: string) => void;
}

const STATUS = {
	"no-submission": "not a submission",
	earlier: "earlier attempt",
	missing: "missing",
	unreachable: "ungraded",
} as const;
const COUNTED = {
	"not a submission": "noSubmission",
	"earlier attempt": "earlier",
	missing: "missing",
	ungraded: "ungraded",
} as const;

/** Rows are in `grades.csv` as they come, and in the order of the class at the end. */
export class ClassRecord {
	readonly #out: string;
	readonly #entries: readonly ClassEntry[];
	readonly #options: RecordOptions;
	readonly #file: GradesFile;
	readonly #rows = new Map<string, string>();
	#progress: Progress;

	/** Throws `UsageError` where nothing can be written to the folder `out`. */
	constructor(out: string, entries: readonly ClassEntry[], options: RecordOptions) {
		this.#out = out;
		this.#entries = entries;
		this.#options = options;
		this.#progress = { all: entries.length, done: 0, graded: 0, unreadable: 0, noSubmission: 0, earlier: 0, missing: 0, ungraded: 0 };
		try {
			writeFileWhole(this.#gradesPath, gradesHeader(options.problems));
			this.#file = openGradesFile(this.#gradesPath);
		} catch (error) {
			throw unwritable(this.#gradesPath, error);
		}
	}

	/** Where the result cannot be written, the submission is left out as ungraded. */
	graded(id: string, graded: Graded): void {
		try {
			const texts = this.#options.toTexts(graded);
			const [first = "", ...others] = this.#paths(id);
			for (const [at, path] of others.entries()) writeFileWhole(path, texts[at + 1] ?? "");
			// The row comes first, so that no end of the grader leaves a result without one.
			writeFileWhole(first, texts[0] ?? "", () => this.#add(id, gradesRow(id, graded)));
			this.#count(isUnreadable(graded) ? "unreadable" : "graded");
		} catch (error) {
			this.ungraded(id, error);
		}
	}

	ungraded(id: string, error: unknown): void {
		this.#options.onError(error, id);
		this.#leaveOut(id, "ungraded", reasonOf(error));
	}

	/** What is no submission, or cannot be reached. */
	notGradable({ id, status, why }: Exclude<ClassEntry, { status: "submission" }>): void {
		this.#leaveOut(id, STATUS[status], why);
	}

	/** Throws `GraderError` where `grades.csv` has to stay as it is. */
	finish(): Progress {
		this.#file.close();
		try {
			const rows = this.#entries.map(({ id }) => this.#rows.get(id) ?? "");
			writeFileWhole(this.#gradesPath, gradesHeader(this.#options.problems) + rows.join(""));
		} catch (error) {
			throw new GraderError(`${this.#gradesPath} cannot be finished: ${(error as Error).message}. The results beside it are whole.`);
		}
		return this.#progress;
	}

	#leaveOut(id: string, status: UnscoredStatus, why: string): void {
		try {
			this.#add(id, unscoredRow(id, this.#options, status, why));
			// Of an earlier class in the same folder.
			for (const path of this.#paths(id)) rmSync(path, { force: true });
		} catch {
			// A row for which there is no room now is written at the end, which says so where it cannot.
		}
		this.#count(COUNTED[status]);
	}

	#add(id: string, row: string): void {
		this.#rows.set(id, row);
		this.#file.append(row);
	}

	#count(as: Exclude<keyof Progress, "all" | "done">): void {
		this.#progress = { ...this.#progress, done: this.#progress.done + 1, [as]: this.#progress[as] + 1 };
		this.#options.onProgress(this.#progress);
	}

	get #gradesPath(): string {
		return join(this.#out, "grades.csv");
	}

	#paths(id: string): string[] {
		return this.#options.files.map(({ folder, ending }) => resolve(this.#out, folder, `${id}${ending}`));
	}
}

function reasonOf(error: unknown): string {
	if (error instanceof GraderError || error instanceof UsageError) return error.message;
	return `internal error: ${error instanceof Error ? error.message : String(error)}`;
}
