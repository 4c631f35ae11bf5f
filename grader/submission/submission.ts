/** A path → a submission that is found and compiled, or a refusal that says what to do. The only reader of student files. */
import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import type { FaultId } from "../oracle/script.ts";
import { type Compiled, compile } from "./compile.ts";

export const EXTENSIONS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"] as const;
/** Bytes; an honest solution has a few thousand. */
export const MAX_SOURCE = 1_000_000;
const MAX_DEPTH = 6;
const MAX_ENTRIES = 5_000;
const IGNORED = new Set(["node_modules", "__MACOSX", "dist", "__pycache__"]);

/** The path itself is wrong (exit 2): nothing was handed in that could be graded. */
export class UsageError extends Error {
	readonly hint: string;
	constructor(message: string, hint: string) {
		super(message);
		this.hint = hint;
	}
}

/** Why a submission cannot be run at all; a fault of the student's, worth 0 points and a clear sentence. */
export interface LoadFault {
	readonly id:
		| "does-not-compile"
		| "no-submission"
		| "two-candidates"
		| "wrong-file-name"
		| "unreadable-file"
		| "forbidden-import"
		| `no-${string}-export`
		| FaultId;
	readonly message: string;
	readonly hint: string;
	readonly at?: { readonly file: string; readonly line: number; readonly column: number; readonly text: string };
}

export type Submission =
	| { readonly status: "ready"; readonly file: string; readonly compiled: Compiled }
	| { readonly status: "refused"; readonly fault: LoadFault };

/** Throws `UsageError` when there is nothing at the path. */
export async function readSubmission(path: string, stem: string): Promise<Submission> {
	const found = findEntry(path, stem);
	if ("fault" in found) return { status: "refused", fault: found.fault };
	const { root, file } = found;
	const source = readSource(file, root);
	if ("fault" in source) return { status: "refused", fault: source.fault };
	if (source.text.trim() === "") return { status: "refused", fault: emptyFile(relative(root, file), stem) };
	const outcome = await compile(root, file, (candidate) => readSource(candidate, root));
	return outcome.status === "compiled"
		? { status: "ready", file: relative(root, file), compiled: outcome.compiled }
		: { status: "refused", fault: outcome.fault };
}

type Found = { readonly root: string; readonly file: string } | { readonly fault: LoadFault };

function findEntry(path: string, stem: string): Found {
	const kind = kindOf(path);
	if (kind === "missing") throw nothingAt(path);
	if (kind === "file") {
		const file = realpathSync(path);
		if (!isSourceName(basename(file), undefined)) return { fault: wrongName([basename(file)], stem) };
		return { root: dirname(file), file };
	}
	if (kind !== "folder") return { fault: unreadable(basename(path), `is ${kind}, not a file or a folder`) };
	const root = realpathSync(path);
	const files = listFiles(root);
	const candidates = files.filter((file) => isSourceName(basename(file), stem));
	const places = [
		candidates.filter((file) => dirname(file) === root),
		candidates.filter((file) => relative(root, dirname(file)) === join("mytorch", "nn")),
		candidates,
	];
	const best = places.find((group) => group.length > 0) ?? [];
	if (best.length > 1) {
		const names = best.map((file) => relative(root, file));
		return {
			fault: {
				id: "two-candidates",
				message: `found ${names.join(" and ")}: which of them is to be graded?`,
				hint: `Hand in exactly one file named ${stem}.ts, or name the file itself on the command line.`,
			},
		};
	}
	const file = best[0];
	if (file !== undefined) return { root, file };
	return {
		fault: wrongName(
			files.map((name) => relative(root, name)),
			stem,
		),
	};
}

function kindOf(path: string): "file" | "folder" | "missing" | "a symbolic link" | "something else" {
	try {
		const link = lstatSync(path);
		if (link.isSymbolicLink()) return "a symbolic link";
		return link.isFile() ? "file" : link.isDirectory() ? "folder" : "something else";
	} catch {
		return "missing";
	}
}

function isSourceName(name: string, stem: string | undefined): boolean {
	const extension = extname(name);
	return (
		(EXTENSIONS as readonly string[]).includes(extension) && !name.endsWith(".d.ts") && (stem === undefined || name === stem + extension)
	);
}

/** Regular files below a folder; links, hidden entries and dependencies are not looked at. */
function listFiles(root: string): string[] {
	const files: string[] = [];
	let left = MAX_ENTRIES;
	const walk = (folder: string, depth: number): void => {
		for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
			left -= 1;
			if (left < 0) return;
			if (entry.name.startsWith(".") || IGNORED.has(entry.name)) continue;
			const path = join(folder, entry.name);
			if (entry.isDirectory() && depth < MAX_DEPTH) walk(path, depth + 1);
			else if (entry.isFile()) files.push(path);
		}
	};
	walk(root, 0);
	return files;
}

export type Source = { readonly text: string } | { readonly fault: LoadFault };

/** Reads a regular file inside the submission as UTF-8. */
function readSource(file: string, root: string): Source {
	const name = relative(root, file);
	const link = lstatSync(file);
	if (!link.isFile()) return { fault: unreadable(name, "is not a regular file") };
	if (link.size > MAX_SOURCE)
		return { fault: unreadable(name, `has ${(link.size / 1e6).toFixed(1)} MB; a source file may have at most ${MAX_SOURCE / 1e6} MB`) };
	const bytes = readFileSync(file);
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
	} catch {
		return { fault: unreadable(name, "is not UTF-8 text") };
	}
}

function unreadable(name: string, why: string): LoadFault {
	return { id: "unreadable-file", message: `${name} ${why}.`, hint: "Save the file as plain UTF-8 source text and hand it in again." };
}

function emptyFile(name: string, stem: string): LoadFault {
	return { id: `no-${stem}-export`, message: `${name} is empty.`, hint: "Was the right file saved and handed in?" };
}

function wrongName(found: readonly string[], stem: string): LoadFault {
	const expected = `${stem}.ts`;
	const near = found.filter(
		(name) => basename(name).toLowerCase().startsWith(stem.toLowerCase()) || basename(name).toLowerCase().includes(stem),
	);
	const shown = (near.length > 0 ? near : found).slice(0, 5);
	if (shown.length === 0)
		return {
			id: "no-submission",
			message: `the folder holds no file named ${expected}: it is empty.`,
			hint: `Put your solution into ${expected}.`,
		};
	return {
		id: near.length > 0 ? "wrong-file-name" : "no-submission",
		message: `found ${shown.join(", ")}${found.length > shown.length ? ", …" : ""}, expected ${expected}.`,
		hint: `Rename the file to ${expected} (${EXTENSIONS.slice(1).join(" ")} are taken too).`,
	};
}

export function nothingAt(path: string): UsageError {
	return new UsageError(`there is nothing at ${path}`, nearest(path));
}

function nearest(path: string): string {
	const folder = dirname(resolve(path));
	if (kindOf(folder) !== "folder") return `The folder ${folder} does not exist either.`;
	const stem = basename(path).toLowerCase().slice(0, 3);
	const near = readdirSync(folder).filter((name) => !name.startsWith(".") && name.toLowerCase().startsWith(stem));
	return near.length > 0
		? `Did you mean ${near
				.slice(0, 3)
				.map((name) => join(dirname(path), name))
				.join(" or ")}?`
		: `Check the path; ${folder} is there.`;
}
