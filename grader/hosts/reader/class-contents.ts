/** What is taken of a class's archive: source files and what a student packed, by honest paths; of other files the names and sizes. */
import type { ClassLine } from "../../oracle/class-archive.ts";
import { isArchive, isSource } from "../../submission/files/names.ts";
import { type EntryKind, Refusal } from "./contents.ts";

/** Bytes of one file: what one submission may have. */
const MAX_SOURCE = 250_000;
const MAX_PACKED = 50_000_000;
const MAX_METADATA = 1_000_000_000;
/** Bytes of all that are taken. */
const MAX_TOTAL = 4_000_000_000;
/** Files and folders; and entries, those in hidden folders and among dependencies too. */
const MAX_FILES = 99_999;
const MAX_ENTRIES = 2_000_000;
/** Characters. */
const MAX_PATH = 4_000;

/** Where nothing of a student's own lies. */
const DEPENDENCIES = new Set(["node_modules", "__macosx", "__pycache__", "site-packages", "dist-packages"]);
/** Which may be the name of a student's folder as well. */
const ENVIRONMENTS = new Set(["venv", "env", "virtualenv"]);

export interface Wanted {
	readonly path: string;
	/** Bytes that are read of it; 0 where none are wanted. */
	readonly most: number;
}

export class ClassContents {
	readonly #seen = new Set<string>();
	#entries = 0;
	#left = MAX_TOTAL;
	readonly #send: (line: ClassLine) => void;

	constructor(send: (line: ClassLine) => void) {
		this.#send = send;
	}

	/** `undefined` for what is passed over. Throws `Refusal`. */
	wants(name: string, kind: EntryKind, size: number): Wanted | undefined {
		this.#entries += 1;
		if (this.#entries > MAX_ENTRIES) throw new Refusal(`holds more than ${MAX_ENTRIES} entries`);
		const parts = honestParts(name);
		if (parts === undefined || isPassedOver(parts)) return undefined;
		const path = parts.join("/");
		if (this.#seen.has(path)) {
			if (kind === "folder") return undefined;
			throw new Refusal(`holds ${JSON.stringify(path.slice(0, 100))} twice`);
		}
		if (this.#seen.size === MAX_FILES) throw new Refusal(`holds more than ${MAX_FILES} files and folders`);
		this.#seen.add(path);
		if (kind === "folder" || kind === "link") this.#send({ kind, path });
		if (kind !== "file") return undefined;
		const most = mostOf(path);
		if (size > most) {
			this.#send({ kind: "file", path, size, bytes: 0 });
			return undefined;
		}
		this.#left -= size;
		if (this.#left < 0) throw new Refusal(`unpacks to more than ${MAX_TOTAL / 1e9} GB`);
		return { path, most };
	}

	/** Throws `Refusal` for a file whose size is not what it says of itself. */
	take({ path, most }: Wanted, bytes: Buffer | undefined): void {
		if (bytes === undefined || bytes.length > most)
			throw new Refusal(`holds ${JSON.stringify(path.slice(0, 100))}, whose size is not what it says`);
		this.#send({ kind: "file", path, size: bytes.length, bytes: bytes.length });
	}
}

function mostOf(path: string): number {
	if (/(^|\/)submission_metadata\.yml$/i.test(path)) return MAX_METADATA;
	if (isArchive(path)) return MAX_PACKED;
	return isSource(path) ? MAX_SOURCE : -1;
}

function isPassedOver(parts: readonly string[]): boolean {
	return parts.some(
		(part, at) => part.startsWith(".") || DEPENDENCIES.has(part.toLowerCase()) || (at > 0 && ENVIRONMENTS.has(part.toLowerCase())),
	);
}

/** Throws `Refusal` for a name that leads out of the archive; `undefined` for one that is none. */
function honestParts(name: string): string[] | undefined {
	// Archives from Windows may have its separators.
	const path = name.replaceAll("\\", "/");
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	if (path.startsWith("/") || /^[A-Za-z]:\//.test(path) || parts.includes(".."))
		throw new Refusal(`holds a file that would lie outside of it: ${JSON.stringify(name.slice(0, 100))}`);
	if (path.length > MAX_PATH || path.includes("\0"))
		throw new Refusal(`holds a name that no file has: ${JSON.stringify(name.slice(0, 100))}`);
	return parts.length === 0 ? undefined : parts;
}
