/**
 * A folder that was handed in, held open: what lies below it is reached from one open folder to the next, so that no link is followed and
 * nothing can be swapped for one between looking and opening. That takes /proc; elsewhere only the last part of a way is sure.
 */
import { closeSync, constants, type Dirent, existsSync, opendirSync, openSync } from "node:fs";
import { join } from "node:path";
import { GraderError } from "../../sandbox/grader-error.ts";
import { type FileBytes, readRegularFile } from "./read-file.ts";

export interface FolderEntry {
	readonly name: string;
	readonly kind: "file" | "folder" | "link" | "other";
}

const OPEN_FILES = "/proc/self/fd";
let hasOpenFiles: boolean | undefined;
/** Entries of one folder; honest ones hold a few. */
const MOST_ENTRIES = 10_000;
/** Entries that are asked for together. */
const AT_ONCE = 256;

export class OpenFolder {
	/** In messages. */
	readonly #shown: string;
	readonly #descriptor: number;
	/** What names it for as long as it is open, wherever it is moved to. */
	readonly #way: string;

	/** Throws `GraderError` for a folder that the grader may not read, and the system's error where there is no folder at the path. */
	constructor(path: string, shown: string) {
		try {
			this.#descriptor = openSync(path, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0));
		} catch (error) {
			throw closedToUs(error, shown);
		}
		this.#shown = shown;
		hasOpenFiles ??= existsSync(OPEN_FILES);
		this.#way = hasOpenFiles ? `${OPEN_FILES}/${this.#descriptor}` : path;
	}

	/** In the order of their names; `undefined` where they are far too many to be looked at. Throws as the constructor does. */
	entries(): FolderEntry[] | undefined {
		const entries: FolderEntry[] = [];
		try {
			const listing = opendirSync(this.#way, { bufferSize: AT_ONCE });
			try {
				for (let entry = listing.readSync(); entry !== null; entry = listing.readSync()) {
					if (entries.length === MOST_ENTRIES) return undefined;
					entries.push({ name: entry.name, kind: kindOf(entry) });
				}
			} finally {
				listing.closeSync();
			}
		} catch (error) {
			throw closedToUs(error, this.#shown);
		}
		return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	}

	/** Throws as the constructor does; a link is no folder. */
	folder(name: string): OpenFolder {
		return new OpenFolder(`${this.#way}/${name}`, join(this.#shown, name));
	}

	/** Throws `GraderError` for a file that the grader may not read. */
	file(name: string, maxBytes: number): FileBytes {
		return readRegularFile(`${this.#way}/${name}`, join(this.#shown, name), maxBytes);
	}

	close(): void {
		closeSync(this.#descriptor);
	}
}

function kindOf(entry: Dirent): FolderEntry["kind"] {
	if (entry.isFile()) return "file";
	if (entry.isDirectory()) return "folder";
	return entry.isSymbolicLink() ? "link" : "other";
}

/** What is thrown in place of a system's error where it is about rights. */
export function closedToUs(error: unknown, shown: string): unknown {
	const { code } = error as NodeJS.ErrnoException;
	return code === "EACCES" || code === "EPERM"
		? new GraderError(`gradecheck may not look into ${shown}. Give it the right to (chmod u+rwX, or o+rX).`)
		: error;
}
