/** What is written of a class beside its store: a result for each submission, and `grades.csv`. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type GradesFile, openGradesFile } from "../batch/grades-file.ts";
import type { Graded } from "../report/graded.ts";
import { gradesHeader, gradesRow, isUnreadable, type UnscoredStatus, unscoredRow } from "../report/grades.ts";
import { ClassError, GraderError } from "../sandbox/grader-error.ts";
import type { ClassEntry } from "../submission/files/class-folder.ts";
import { UsageError } from "../submission/usage-error.ts";
import { type Left, type Progress, ProgressCount, type Status } from "./class-progress.ts";
import { unwritable, writeFileWhole } from "./write-file.ts";

export interface RecordOptions {
	readonly maxScore: number;
	/** Ids of those that are graded. */
	readonly problems: readonly string[];
	/** What is written of each submission besides `grades.csv`: a file by its id in each of these folders. */
	readonly files: readonly { readonly folder: string; readonly ending: string }[];
	/** What was written before, and is removed with a submission's results. */
	readonly formerFiles: RecordOptions["files"];
	/** A text for each of them. */
	readonly toTexts: (graded: Graded) => readonly string[];
	/** What the texts follow from besides the grading: files that were written by the same are not written again. */
	readonly writtenBy?: string;
	/** Called after each entry of the class. */
	readonly onProgress: (progress: Progress) => void;
	/** Called with whatever was thrown, and the id of the submission that was being graded, where it is known. */
	readonly onError: (error: unknown, id?: string) => void;
}

/** As which an entry is counted that is no submission, or cannot be reached. */
const COUNTED = {
	"no-submission": "noSubmission",
	earlier: "earlier",
	missing: "missing",
	unreachable: "ungraded",
} as const;
const ROW: Readonly<Record<Left, UnscoredStatus>> = {
	noSubmission: "not a submission",
	earlier: "earlier attempt",
	missing: "missing",
	ungraded: "ungraded",
	waiting: "ungraded",
};

/** What has a row before anything is written is in `grades.csv` from the start; rows come behind it, and at the end all are in the order of the class. */
export class ClassRecord {
	readonly #out: string;
	readonly #options: RecordOptions;
	readonly #count: ProgressCount;
	readonly #ids: readonly string[];
	#file: GradesFile | undefined;
	readonly #rows = new Map<string, string>();

	constructor(out: string, ids: readonly string[], options: RecordOptions) {
		this.#out = out;
		this.#options = options;
		this.#ids = ids;
		this.#count = new ProgressCount(ids.length);
	}

	/** Throws `UsageError` where nothing can be written to the folder. */
	begin(): void {
		this.#removeHalfWritten();
		try {
			this.#writeWhole();
			this.#file = openGradesFile(this.#gradesPath);
		} catch (error) {
			throw unwritable(this.#gradesPath, error);
		}
		this.#options.onProgress(this.progress);
	}

	/** One that is in the store, and is not run for this. */
	unchanged(id: string, graded: Graded): void {
		this.#add(id, gradesRow(id, graded));
		this.#settled(id, graded, true);
	}

	/** Whether its files are as they would be written now. */
	isWritten(id: string, by: string | null): boolean {
		return by !== null && by === this.#options.writtenBy && this.#paths(id).every((path) => existsSync(path));
	}

	/** Whether all is written; where it cannot be, the submission is left out as ungraded. */
	graded(id: string, graded: Graded): boolean {
		const isUnchanged = this.#rows.has(id);
		try {
			const texts = this.#options.toTexts(graded);
			const [first = "", ...others] = this.#paths(id);
			for (const [at, path] of others.entries()) writeFileWhole(path, texts[at + 1] ?? "");
			const row = gradesRow(id, graded);
			// The row comes first, so that no end of the grader leaves a result without one.
			writeFileWhole(first, texts[0] ?? "", () => isUnchanged || this.#add(id, row));
			if (!isUnchanged) this.#settled(id, graded, false);
			return true;
		} catch (error) {
			this.ungraded(id, error);
			return false;
		}
	}

	ungraded(id: string, error: unknown): void {
		this.#options.onError(error, id);
		this.#leaveOut(id, "ungraded", reasonOf(error));
	}

	/** What is no submission of those that count, or cannot be reached. */
	notGradable({ id, status, why }: Exclude<ClassEntry, { status: "submission" }>): void {
		this.#leaveOut(id, COUNTED[status], why);
	}

	/** One that is not asked for, and has no result. */
	leftOut(id: string, why = "it is not graded yet"): void {
		this.#leaveOut(id, "waiting", why);
	}

	/** Throws an error where a file is there and cannot be removed. */
	removeFiles(id: string): void {
		for (const path of this.#paths(id, [...this.#options.formerFiles, ...this.#options.files])) rmSync(path, { force: true });
	}

	/** Throws `ClassError` where `grades.csv` has to stay as it is. */
	finish(): Progress {
		this.#file?.close();
		try {
			this.#writeWhole();
		} catch (error) {
			throw new ClassError(`${this.#gradesPath} cannot be finished: ${(error as Error).message}. The results beside it are whole.`);
		}
		return this.progress;
	}

	get progress(): Progress {
		return this.#count.progress;
	}

	#leaveOut(id: string, status: Left, why: string): void {
		try {
			this.#add(id, unscoredRow(id, this.#options, ROW[status], why));
			this.removeFiles(id);
		} catch {
			// A row for which there is no room now is written at the end, which says so where it cannot.
		}
		this.#tell(id, status);
	}

	#settled(id: string, graded: Graded, isUnchanged: boolean): void {
		const isNotRun = isUnreadable(graded);
		const cause = isNotRun ? graded.parts[0]?.result.fault?.id : undefined;
		this.#tell(id, isNotRun ? "unreadable" : "graded", { cause, isUnchanged });
	}

	#tell(id: string, status: Status, more: { readonly cause?: string | undefined; readonly isUnchanged?: boolean } = {}): void {
		this.#count.add(id, status, more);
		if (this.#file !== undefined) this.#options.onProgress(this.progress);
	}

	#add(id: string, row: string): void {
		this.#rows.set(id, row);
		this.#file?.append(row);
	}

	/** What a program left that was killed while it wrote. */
	#removeHalfWritten(): void {
		for (const { folder, ending } of [...this.#options.files, { folder: "", ending: "grades.csv" }]) {
			const path = resolve(this.#out, folder);
			const names = existsSync(path) ? readdirSync(path) : [];
			const isLeft = (name: string) => name.startsWith(".") && /^\.\d+-\d+$/.test(name.slice(name.lastIndexOf(ending) + ending.length));
			for (const name of names) if (name.includes(ending) && isLeft(name)) rmSync(join(path, name), { force: true });
		}
	}

	#writeWhole(): void {
		const rows = this.#ids.map((id) => this.#rows.get(id) ?? "");
		writeFileWhole(this.#gradesPath, gradesHeader(this.#options.problems) + rows.join(""));
	}

	get #gradesPath(): string {
		return join(this.#out, "grades.csv");
	}

	#paths(id: string, files = this.#options.files): string[] {
		return files.map(({ folder, ending }) => resolve(this.#out, folder, `${id}${ending}`));
	}
}

function reasonOf(error: unknown): string {
	if (error instanceof GraderError || error instanceof UsageError) return error.message;
	return `internal error: ${error instanceof Error ? error.message : String(error)}`;
}
