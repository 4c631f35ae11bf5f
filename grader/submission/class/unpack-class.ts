/** A class's archive, unpacked into a folder of the grader's own: by a locked process, whose answer is all that is seen of it. */
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ClassLine } from "../../oracle/class-archive.ts";
import { classReaderCommand } from "../../sandbox/engines/reader-command.ts";
import { GraderError } from "../../sandbox/grader-error.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import { openRegularFile } from "../files/read-file.ts";
import { UsageError } from "../usage-error.ts";
import { ClassLines, type ClassTaker } from "./class-lines.ts";

/** Bytes. */
const MAX_ARCHIVE = 2_000_000_000;
const MAX_ANSWER = 5_000_000_000;
/** One of a thousand students takes a second. */
const LIMITS = { workMs: 600_000, maxOutput: MAX_ANSWER, maxResident: 1_000 * 2 ** 20 };
const MAX_LINKS = 10_000;
/** Where a link leads in place of where it led. */
const NOWHERE = "a-link-in-the-archive";

/** What this system cannot keep under its name. */
export interface LeftOut {
	readonly path: string;
	/** The end of a sentence. */
	readonly why: string;
}

/**
 * Into a folder that is there. A file that nobody reads is there with its size and without its bytes, a link leads nowhere. Throws
 * `UsageError` for an archive that is refused, `GraderError` where no reader comes up or there is no room.
 */
export async function unpackClass(archive: string, folder: string, run: RunFilter): Promise<readonly LeftOut[]> {
	const name = basename(archive);
	const opened = openRegularFile(archive, archive, MAX_ARCHIVE);
	if ("why" in opened) throw refusal(name, opened.why);
	const writer = new ClassWriter(name, folder);
	const lines = new ClassLines(writer);
	let failure: unknown;
	const take = (output: Buffer): void => {
		if (failure !== undefined) return;
		try {
			lines.take(output);
		} catch (error) {
			failure = error;
		}
	};
	let filtered: Awaited<ReturnType<RunFilter>>;
	try {
		filtered = await run(classReaderCommand("class"), opened.descriptor, { ...LIMITS, take });
	} finally {
		closeSync(opened.descriptor);
		writer.close();
	}
	if (failure instanceof UsageError || failure instanceof GraderError) throw failure;
	if (filtered.status === "stopped") throw refusal(name, `cannot be unpacked: it takes too much ${TOO_MUCH[filtered.why]}`);
	if (failure !== undefined || !lines.isDone)
		throw new GraderError(`the reader of ${name} gave no answer: ${String(failure ?? filtered.complaint.trim().slice(0, 500))}`);
	return writer.leftOut();
}

const TOO_MUCH = { late: "time", memory: "memory", output: "room" } as const;

function refusal(name: string, why: string): UsageError {
	return new UsageError(
		`${name} ${why}`,
		"Nothing was graded. Unpack it yourself, look at what is in it, and name the folder: `gradecheck batch FOLDER`.",
	);
}

class ClassWriter implements ClassTaker {
	readonly #archive: string;
	readonly #folder: string;
	readonly #leftOut: LeftOut[] = [];
	readonly #links: string[] = [];
	#file: number | undefined;

	constructor(archive: string, folder: string) {
		this.#archive = archive;
		this.#folder = folder;
	}

	line(line: ClassLine): void {
		if (line.kind === "refused") throw refusal(this.#archive, line.why);
		if (line.kind === "end") return;
		if (line.kind === "link") {
			if (this.#links.length === MAX_LINKS) throw refusal(this.#archive, `holds more than ${MAX_LINKS} links`);
			this.#links.push(line.path);
			return;
		}
		this.#make(line.path, (at) => {
			if (line.kind === "folder") {
				mkdirSync(at, { recursive: true, mode: 0o700 });
				return;
			}
			mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
			this.#file = openSync(at, "wx", 0o600);
			if (line.bytes === 0 && line.size > 0) ftruncateSync(this.#file, line.size);
		});
	}

	bytes(piece: Buffer): void {
		if (this.#file === undefined) return;
		try {
			for (let at = 0; at < piece.length; ) at += writeSync(this.#file, piece, at);
		} catch (error) {
			throw this.#noRoom(error);
		}
	}

	fileEnds(): void {
		this.close();
	}

	/** The last file, whatever became of it. */
	close(): void {
		if (this.#file !== undefined) closeSync(this.#file);
		this.#file = undefined;
	}

	leftOut(): readonly LeftOut[] {
		// Behind everything else, so that nothing is written through one.
		for (const path of this.#links)
			this.#make(path, (at) => {
				mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
				symlinkSync(NOWHERE, at);
			});
		return this.#leftOut;
	}

	#make(path: string, make: (at: string) => void): void {
		try {
			make(join(this.#folder, path));
		} catch (error) {
			const why = UNKEPT[(error as NodeJS.ErrnoException).code ?? ""];
			if (why === undefined) throw this.#noRoom(error);
			this.#leftOut.push({ path, why });
		}
	}

	#noRoom(error: unknown): GraderError {
		return new GraderError(`${this.#archive} cannot be unpacked in ${this.#folder}: ${(error as Error).message}`);
	}
}

/** By the code of the system's error. */
const UNKEPT: Readonly<Record<string, string>> = {
	ENAMETOOLONG: "its name is too long for this system",
	EINVAL: "its name is none on this system",
	ENOENT: "its name is none on this system",
	EILSEQ: "its name is none on this system",
	EFBIG: "it is too large for this system",
	EEXIST: "its name is that of another file on this system",
	ENOTDIR: "it lies below what is a file",
	EISDIR: "its name is that of a folder",
};
