/** An archive that was handed in: unpacked by a locked process, whose answer is all that is seen of it. */
import { lstatSync } from "node:fs";
import { basename } from "node:path";
import { type ArchivedFile, archiveAnswerSchema } from "../../oracle/archive.ts";
import { readerCommand } from "../../sandbox/engines/reader-command.ts";
import { GraderError } from "../../sandbox/grader-error.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import { type LoadFault, type Refused, refused } from "../submission.ts";
import type { HandedIn, Listing } from "./handed-in.ts";
import { isArchive } from "./names.ts";
import { type FileBytes, readRegularFile } from "./read-file.ts";

/** Bytes. */
const MAX_ARCHIVE = 50_000_000;
const MAX_ANSWER = 12_000_000;
/** Milliseconds; a usual one takes a tenth of a second. */
const WORK_MS = 10_000;

/** Whether there is an archive at that path, by its name. */
export function isPacked(path: string): boolean {
	return isArchive(path) && lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Throws `GraderError` for a file that the grader may not read, and where no reader comes up. */
export async function openArchive(path: string, run: RunFilter): Promise<HandedIn | Refused> {
	const name = basename(path);
	const read = readRegularFile(path, path, MAX_ARCHIVE);
	if ("why" in read) return refused(unreadable(name, read.why));
	const filtered = await run(readerCommand(), read.bytes, { workMs: WORK_MS, maxOutput: MAX_ANSWER });
	if (filtered.status === "stopped") return refused(unreadable(name, `cannot be unpacked: it takes too much ${TOO_MUCH[filtered.why]}`));
	const answer = parse(filtered.output);
	if (answer === undefined) throw new GraderError(`the reader of archives gave no answer: ${filtered.complaint.trim().slice(0, 500)}`);
	return answer.status === "refused" ? refused(unreadable(name, answer.why)) : new ArchiveHandedIn(name, answer);
}

const TOO_MUCH = { late: "time", memory: "memory", output: "room" } as const;

function parse(output: Buffer) {
	try {
		return archiveAnswerSchema.parse(JSON.parse(output.toString("utf8")));
	} catch {
		return undefined;
	}
}

class ArchiveHandedIn implements HandedIn {
	readonly name: string;
	readonly isAlone = false;
	readonly #files: ReadonlyMap<string, ArchivedFile>;
	readonly #listing: Listing;

	constructor(name: string, { files, links }: { readonly files: readonly ArchivedFile[]; readonly links: readonly string[] }) {
		this.name = name;
		this.#files = new Map(files.map((file) => [file.path, file]));
		const depth = (path: string) => path.split("/").length;
		const paths = [...this.#files.keys()].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
		this.#listing = { paths, links, isCut: false };
	}

	list(): Listing {
		return this.#listing;
	}

	filesIn(folder: string): readonly string[] {
		const start = folder === "" ? "" : `${folder}/`;
		return this.#listing.paths.flatMap((path) => {
			const rest = path.startsWith(start) ? path.slice(start.length) : "";
			return rest === "" || rest.includes("/") ? [] : [rest];
		});
	}

	read(path: string): FileBytes {
		const file = this.#files.get(path);
		if (file === undefined) return { why: "is not there" };
		return file.bytes === undefined ? { why: file.why ?? "is no source file" } : { bytes: Buffer.from(file.bytes, "base64") };
	}

	close(): void {}
}

function unreadable(name: string, why: string): LoadFault {
	return {
		id: "unreadable-file",
		message: `${name} ${why}.`,
		hint: "Hand in the file itself, or an archive that holds just your source files.",
	};
}
