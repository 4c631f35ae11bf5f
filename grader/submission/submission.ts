/** A path → a submission that is found and compiled, or a refusal that says what to do. */
import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import type { FaultId } from "../oracle/script.ts";
import type { HostSource } from "../oracle/wire.ts";
import { PYTHON, readSource, unreadable } from "./files/source.ts";
import { readPython } from "./python/python.ts";
import { type Compiled, compile } from "./typescript/compile.ts";

export const EXTENSIONS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"] as const;
const MAX_DEPTH = 6;
const MAX_ENTRIES = 5_000;
/** Files of other names that are looked into for the class. */
const MAX_SEARCHED = 200;
const IGNORED = new Set(["node_modules", "__MACOSX", "dist", "__pycache__", "site-packages"]);

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
	| { readonly status: "ready"; readonly file: string; readonly compiled: Executable }
	| { readonly status: "refused"; readonly fault: LoadFault };

/** What is handed to the host, and back to the submission's own lines from what it says. */
export interface Executable {
	readonly source: HostSource;
	readonly locate: (line: number, column: number, file?: string) => ReturnType<Compiled["locate"]>;
}

/** What a submission is looked for by. */
export interface Wanted {
	/** `linear` for `linear.ts`. */
	readonly fileName: string;
	readonly className: string;
	/** Modules of the course's handout that do not exist here: dotted name → text. */
	readonly python: { readonly stubs: Readonly<Record<string, string>> };
}

export type Language = "TypeScript" | "Python";

export type Found =
	| { readonly status: "found"; readonly root: string; readonly file: string; readonly language: Language }
	| { readonly status: "refused"; readonly fault: LoadFault };

/** The file to grade; quick, so that its host can be started before anything is read. Throws `UsageError` when there is nothing at the path. */
export function findSubmission(path: string, { fileName: stem, className }: Wanted): Found {
	const kind = kindOf(path);
	if (kind === "missing") throw nothingAt(path);
	if (kind === "file") {
		const file = realpathSync(path);
		if (!isSourceName(basename(file), undefined)) return refused(wrongName([basename(file)], stem));
		return found(dirname(file), file);
	}
	if (kind !== "folder") return refused(unreadable(basename(path), `is ${kind}, not a file or a folder`));
	const root = realpathSync(path);
	const files = listFiles(root);
	const candidates = files.filter((file) => isSourceName(basename(file), stem));
	const places = [
		candidates.filter((file) => dirname(file) === root),
		candidates.filter((file) => relative(root, dirname(file)) === join("mytorch", "nn")),
		candidates,
	];
	const best = places.find((group) => group.length > 0) ?? definingFiles(root, files, className);
	const names = best.map((file) => relative(root, file));
	if (best.length > 1) return refused(twoCandidates(names, stem));
	if (best[0] !== undefined) return found(root, best[0]);
	return refused(
		wrongName(
			files.map((name) => relative(root, name)),
			stem,
		),
	);
}

export async function readSubmission(
	{ root, file, language }: Extract<Found, { status: "found" }>,
	{ fileName, python }: Wanted,
	isOneOfMany = false,
): Promise<Submission> {
	const source = readSource(file, root);
	if ("fault" in source) return refused(source.fault);
	const name = relative(root, file);
	if (source.text.trim() === "") return refused(emptyFile(name, fileName));
	if (language === "Python") {
		const read = readPython(file, python.stubs, root);
		return "fault" in read ? refused(read.fault) : { status: "ready", file: name, compiled: read };
	}
	const outcome = await compile(root, file, (candidate) => readSource(candidate, root), isOneOfMany);
	if (outcome.status === "failed") return refused(outcome.fault);
	const { code, locate } = outcome.compiled;
	return { status: "ready", file: name, compiled: { source: { code }, locate } };
}

function found(root: string, file: string): Found {
	return { status: "found", root, file, language: extname(file) === PYTHON ? "Python" : "TypeScript" };
}

function refused(fault: LoadFault): { readonly status: "refused"; readonly fault: LoadFault } {
	return { status: "refused", fault };
}

/** Python files of any name that define the class. */
function definingFiles(root: string, files: readonly string[], className: string): string[] {
	const definition = new RegExp(`^class[ \\t]+${className}\\b`, "m");
	const candidates = files.filter((file) => extname(file) === PYTHON).slice(0, MAX_SEARCHED);
	return candidates.filter((file) => {
		const source = readSource(file, root);
		return "text" in source && definition.test(source.text);
	});
}

function twoCandidates(names: readonly string[], stem: string): LoadFault {
	return {
		id: "two-candidates",
		message: `found ${names.join(" and ")}: which of them is to be graded?`,
		hint: `Hand in exactly one of them, named ${stem}.ts or ${stem}.py, or name the file itself on the command line.`,
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
		([...EXTENSIONS, PYTHON] as readonly string[]).includes(extension) &&
		!name.endsWith(".d.ts") &&
		(stem === undefined || name === stem + extension)
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

function emptyFile(name: string, stem: string): LoadFault {
	return { id: `no-${stem}-export`, message: `${name} is empty.`, hint: "Was the right file saved and handed in?" };
}

function wrongName(found: readonly string[], stem: string): LoadFault {
	const expected = `${stem}.ts or ${stem}.py`;
	const near = found.filter(
		(name) => basename(name).toLowerCase().startsWith(stem.toLowerCase()) || basename(name).toLowerCase().includes(stem),
	);
	const shown = (near.length > 0 ? near : found).slice(0, 5);
	if (shown.length === 0)
		return {
			id: "no-submission",
			message: `the folder holds no file named ${expected}: it is empty.`,
			hint: "Put your solution into a file of that name.",
		};
	return {
		id: near.length > 0 ? "wrong-file-name" : "no-submission",
		message: `found ${shown.join(", ")}${found.length > shown.length ? ", …" : ""}, expected ${expected}.`,
		hint: `Rename the file to ${expected}.`,
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
