/** An archive that was handed in: unpacked by a locked process, whose answer is all that is seen of it. */
import { closeSync, lstatSync } from "node:fs";
import { basename } from "node:path";
import { type ArchivedFile, archiveAnswerSchema } from "../../oracle/archive.ts";
import { readerCommand } from "../../sandbox/engines/reader-command.ts";
import { GraderError } from "../../sandbox/grader-error.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import { type LoadFault, type Refused, refused } from "../submission.ts";
import { told } from "../words/message.ts";
import { UNREADABLE, WHY_ARCHIVE, WHY_FILE } from "../words/unreadable.ts";
import type { HandedIn, Listing } from "./handed-in.ts";
import { isArchive } from "./names.ts";
import { type FileBytes, openRegularFile } from "./read-file.ts";

/** Bytes. */
export const MAX_ARCHIVE = 50_000_000;
const MAX_ANSWER = 6_000_000;
/** A usual one takes a tenth of a second. */
const LIMITS = { workMs: 10_000, maxOutput: MAX_ANSWER, maxResident: 700 * 2 ** 20 };

/** Whether there is an archive at that path, by its name. */
export function isPacked(path: string): boolean {
	return isArchive(path) && lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Throws `GraderError` for a file that the grader may not read, and where no reader comes up. */
export async function openArchive(path: string, run: RunFilter): Promise<HandedIn | Refused> {
	const name = basename(path);
	const opened = openRegularFile(path, path, MAX_ARCHIVE);
	if ("why" in opened) return refused(unreadable(name, opened.why));
	let filtered: Awaited<ReturnType<RunFilter>>;
	try {
		// Not a byte of it is looked into in this process.
		filtered = await run(readerCommand(), opened.descriptor, LIMITS);
	} finally {
		closeSync(opened.descriptor);
	}
	if (filtered.status === "stopped") return refused(unreadable(name, WHY_STOPPED[filtered.why]));
	const answer = parse(filtered.output);
	if (answer === undefined) throw new GraderError(`the reader of archives gave no answer: ${filtered.complaint.trim().slice(0, 500)}`);
	return answer.status === "refused" ? refused(unreadable(name, answer.why)) : new ArchiveHandedIn(name, answer);
}

const WHY_STOPPED = {
	late: WHY_ARCHIVE["too-long"],
	memory: WHY_ARCHIVE["too-much-memory"],
	output: WHY_ARCHIVE["too-much-room"],
} as const;

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
	readonly #files: ReadonlyMap<string, FileBytes>;
	readonly #listing: Listing;
	#folders: ReadonlyMap<string, ReadonlySet<string>> | undefined;

	constructor(name: string, { files, links }: { readonly files: readonly ArchivedFile[]; readonly links: readonly string[] }) {
		this.name = name;
		this.#files = new Map(
			files.map(({ path, bytes, why = WHY_FILE["no-source-file"] }) => [
				path,
				bytes === undefined ? { why } : { bytes: Buffer.from(bytes, "base64") },
			]),
		);
		const depth = (path: string) => path.split("/").length;
		const paths = [...this.#files.keys()].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
		this.#listing = { paths, links, isCut: false };
	}

	list(): Listing {
		return this.#listing;
	}

	filesIn(folder: string): ReadonlySet<string> {
		this.#folders ??= byFolder(this.#listing.paths);
		return this.#folders.get(folder) ?? new Set();
	}

	read(path: string): FileBytes {
		return this.#files.get(path) ?? { why: WHY_FILE.gone };
	}

	close(): void {}
}

/** The names of the files in each folder. */
function byFolder(paths: readonly string[]): Map<string, Set<string>> {
	const folders = new Map<string, Set<string>>();
	for (const path of paths) {
		const cut = path.lastIndexOf("/");
		const folder = cut < 0 ? "" : path.slice(0, cut);
		const names = folders.get(folder) ?? new Set();
		folders.set(folder, names.add(path.slice(cut + 1)));
	}
	return folders;
}

function unreadable(name: string, why: string): LoadFault {
	return told(UNREADABLE.archive, { file: name, why });
}
