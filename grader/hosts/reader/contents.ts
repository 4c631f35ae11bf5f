/** What is taken of an archive: source files, by honest paths; of other files the names; of what systems and tools leave behind, nothing. */
import type { ArchiveAnswer } from "../../oracle/archive.ts";
import { fill } from "../../problem/fill.ts";
import { isIgnored, isSource } from "../../submission/files/names.ts";
import { WHY_ARCHIVE, WHY_FILE } from "../../submission/words/unreadable.ts";

/** The archive is not read further: the end of a sentence. */
export class Refusal extends Error {}

export type EntryKind = "file" | "folder" | "link" | "other";

/** Bytes of one source file, and of all together. */
const MAX_FILE = 250_000;
const MAX_TOTAL = 3_000_000;
/** Entries in all, most of which may be ignored; and files that are told of. */
const MAX_ENTRIES = 50_000;
const MAX_FILES = 5_000;
const MAX_LINKS = 100;
/** Characters. */
const MAX_PATH = 1_000;

type File = Extract<ArchiveAnswer, { status: "read" }>["files"][number];

export class Contents {
	readonly #files = new Map<string, File>();
	readonly #links: string[] = [];
	#entries = 0;
	#left = MAX_TOTAL;

	/** The path under which an entry's bytes are wanted; `undefined` where they are not. Throws `Refusal`. */
	wants(name: string, kind: EntryKind, size: number): string | undefined {
		this.#entries += 1;
		if (this.#entries > MAX_ENTRIES) throw new Refusal(fill(WHY_ARCHIVE["too-many-entries"], { count: String(MAX_ENTRIES) }));
		const path = plainPath(name);
		if (path === undefined || kind === "folder" || path.split("/").some(isIgnored)) return undefined;
		if (kind === "link" && isSource(path) && this.#links.length < MAX_LINKS) this.#links.push(path);
		if (kind !== "file") return undefined;
		if (this.#files.has(path)) throw new Refusal(fill(WHY_ARCHIVE.twice, { file: shown(path) }));
		if (this.#files.size === MAX_FILES) throw new Refusal(fill(WHY_ARCHIVE["too-many-files"], { count: String(MAX_FILES) }));
		if (!isSource(path)) {
			this.#files.set(path, { path });
			return undefined;
		}
		const why = this.#whyNotTaken(size);
		this.#files.set(path, why === undefined ? { path } : { path, why });
		if (why !== undefined) return undefined;
		this.#left -= size;
		return path;
	}

	/** `path` as `wants` gave it. Throws `Refusal`. */
	take(path: string, bytes: Buffer | undefined): void {
		// It says of itself that it has less.
		if (bytes === undefined || bytes.length > MAX_FILE)
			throw new Refusal(fill(WHY_ARCHIVE["too-large-file"], { file: shown(path), ...sizes(MAX_FILE + 1) }));
		this.#files.set(path, { path, bytes: bytes.toString("base64") });
	}

	/** The end of a sentence. */
	#whyNotTaken(size: number): string | undefined {
		if (!(size >= 0 && size <= MAX_FILE)) return fill(WHY_FILE["too-large"], sizes(size));
		return size > this.#left ? fill(WHY_FILE["behind-others"], { megabytes: String(MAX_TOTAL / 1e6) }) : undefined;
	}

	answer(): ArchiveAnswer {
		return { status: "read", files: [...this.#files.values()], links: this.#links };
	}

	/** The most that is read of one entry. */
	static readonly mostBytes = MAX_FILE + 1;
}

function sizes(size: number): { megabytes: string; most: string } {
	return { megabytes: (size / 1e6).toFixed(2), most: String(MAX_FILE / 1e6) };
}

function shown(path: string): string {
	return JSON.stringify(path.slice(0, 100));
}

/** `undefined` for a name that no source file has. Throws `Refusal` for one that leads out of the archive. */
function plainPath(name: string): string | undefined {
	// Archives from Windows may have its separators.
	const path = name.replaceAll("\\", "/");
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	if (path.startsWith("/") || /^[A-Za-z]:\//.test(path) || parts.includes(".."))
		throw new Refusal(fill(WHY_ARCHIVE.outside, { file: shown(name) }));
	const isOdd = path.length > MAX_PATH || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(path);
	return parts.length === 0 || isOdd ? undefined : parts.join("/");
}
