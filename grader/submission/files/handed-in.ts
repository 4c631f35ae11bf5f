/**
 * What was handed in: a set of regular files by their paths in it, and nothing else. What belongs to a submission is decided here alone, for
 * both languages; the bytes of its files are handed on and not looked into.
 */
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, posix, resolve, sep } from "node:path";
import { GraderError } from "../../sandbox/grader-error.ts";
import { WHY_FILE } from "../words/unreadable.ts";
import { FolderWay, isNothing } from "./folder-way.ts";
import { isIgnored, isSource, languageOf } from "./names.ts";
import { nothingAt } from "./nothing-at.ts";
import { OpenFolder } from "./open-folder.ts";
import { type FileBytes, readRegularFile } from "./read-file.ts";
import { ownStatsAt } from "./stats-at.ts";

/** Bytes of one file; an honest solution has a few thousand. */
export const MAX_FILE = 250_000;
/** Entries that are looked at, of all folders together. */
const MAX_ENTRIES = 5_000;
const MAX_DEPTH = 20;

export interface HandedIn {
	/** What it is called, in messages. */
	readonly name: string;
	/** The path in it of the file that was named, where it was one. */
	readonly named?: string;
	/** Whether that file came by itself: what lies beside it was not handed in. */
	readonly isAlone: boolean;
	/** What is in it; looked for when it is first asked for. */
	list(): Listing;
	/** Names of the regular files in one folder of it, `""` for the outermost; each folder is looked at once. */
	filesIn(folder: string): ReadonlySet<string>;
	/** By its path, `/` between the parts. Throws `GraderError` for a file that the grader may not read. */
	read(path: string): FileBytes;
	close(): void;
}

export interface Listing {
	/** Paths of regular files, those nearer to the top first. */
	readonly paths: readonly string[];
	/** Paths of links with a source file's name; they are told of and never followed. */
	readonly links: readonly string[];
	/** Whether there was more than is looked at. */
	readonly isCut: boolean;
}

/**
 * `takesNeighbours`: a file that is named comes with what lies beside it, as on a student's own machine. Throws `UsageError` for a path
 * with nothing at it, `GraderError` for what the grader may not read.
 */
export function openHandedIn(path: string, takesNeighbours: boolean): HandedIn {
	const kind = ownStatsAt(path);
	if (kind === undefined) throw nothingAt(path);
	if (kind.isDirectory()) return folderAt(path);
	if (!kind.isFile() || !takesNeighbours) return new FileHandedIn(path);
	const file = realpathSync(path);
	const top = languageOf(file) === "Python" ? aboveItsPackage(dirname(file)) : dirname(file);
	return new FolderHandedIn(top, basename(top), file.slice(top.endsWith(sep) ? top.length : top.length + 1).replaceAll(sep, "/"));
}

/** Opened as it was named, and never through a link that has come into its place meanwhile. */
function folderAt(path: string): HandedIn {
	try {
		return new FolderHandedIn(path, basename(resolve(path)));
	} catch (error) {
		throw isNothing(error) ? new GraderError(`${path} was a folder, and is none any more. Grade it again.`) : error;
	}
}

class FileHandedIn implements HandedIn {
	readonly name: string;
	readonly named: string;
	readonly isAlone = true;
	readonly #path: string;

	constructor(path: string) {
		this.#path = path;
		this.name = basename(path);
		this.named = this.name;
	}

	list(): Listing {
		return { paths: [this.name], links: [], isCut: false };
	}

	filesIn(folder: string): ReadonlySet<string> {
		return new Set(folder === "" ? [this.name] : []);
	}

	read(path: string): FileBytes {
		return path === this.name ? readRegularFile(this.#path, this.#path, MAX_FILE) : { why: WHY_FILE.gone };
	}

	close(): void {}
}

class FolderHandedIn implements HandedIn {
	readonly name: string;
	readonly named?: string;
	readonly isAlone = false;
	readonly #root: OpenFolder;
	#listing: Listing | undefined;
	readonly #names = new Map<string, ReadonlySet<string>>();
	/** Entries that are still looked at for imports. */
	#left = 10 * MAX_ENTRIES;

	constructor(path: string, name: string, named?: string) {
		this.#root = new OpenFolder(path, path);
		this.name = name;
		if (named !== undefined) this.named = named;
	}

	list(): Listing {
		this.#listing ??= this.#look();
		return this.#listing;
	}

	filesIn(folder: string): ReadonlySet<string> {
		let names = this.#names.get(folder);
		if (names === undefined) {
			names = this.#namesIn(folder);
			this.#names.set(folder, names);
		}
		return names;
	}

	read(path: string): FileBytes {
		const folder = posix.dirname(path);
		const read = this.#within(folder === "." ? "" : folder, (open) => open.file(posix.basename(path), MAX_FILE));
		return read ?? { why: WHY_FILE.gone };
	}

	close(): void {
		this.#root.close();
	}

	/** What is made of an open folder; `undefined` where there is no such folder. */
	#within<Result>(path: string, look: (folder: OpenFolder) => Result): Result | undefined {
		const way = new FolderWay(this.#root);
		try {
			const folder = way.to(path);
			return folder && look(folder);
		} finally {
			way.close();
		}
	}

	#namesIn(folder: string): ReadonlySet<string> {
		const entries = (this.#left > 0 && this.#within(folder, (open) => open.entries())) || [];
		this.#left -= entries.length;
		return new Set(entries.flatMap(({ name, kind }) => (kind === "file" ? [name] : [])));
	}

	/** Level by level, so that what is left out lies deepest. */
	#look(): Listing {
		const way = new FolderWay(this.#root);
		try {
			return this.#lookAlong(way);
		} finally {
			way.close();
		}
	}

	#lookAlong(way: FolderWay): Listing {
		const paths: string[] = [];
		const links: string[] = [];
		let left = MAX_ENTRIES;
		let isCut = false;
		let level = [""];
		for (let depth = 0; level.length > 0; depth += 1) {
			const next: string[] = [];
			for (const folder of level) {
				const open = way.to(folder);
				const entries = open === undefined ? [] : open.entries();
				isCut ||= entries === undefined;
				for (const { name, kind } of entries ?? []) {
					left -= 1;
					if (left < 0) return { paths, links, isCut: true };
					if (isIgnored(name)) continue;
					const path = folder === "" ? name : `${folder}/${name}`;
					if (kind === "file") paths.push(path);
					else if (kind === "link" && isSource(name)) links.push(path);
					else if (kind === "folder") next.push(path);
				}
			}
			if (depth === MAX_DEPTH) return { paths, links, isCut: isCut || next.length > 0 };
			level = next;
		}
		return { paths, links, isCut };
	}
}

/** The folder above the outermost package that a folder belongs to, as Python has it. */
function aboveItsPackage(folder: string): string {
	let top = folder;
	while (existsSync(join(top, "__init__.py")) && dirname(top) !== top) top = dirname(top);
	return top;
}
