/** A folder with a class's submissions: one file, one archive or one folder a student. */
import { accessSync, constants, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { idsOf, type Named } from "./class-ids.ts";
import { kindOfFile } from "./file-kind.ts";
import { closedToUs } from "./open-folder.ts";

/** Everything that lies in the folder is one of these; `id` names its row, and its result where it has one. */
export type ClassEntry =
	| { readonly status: "submission"; readonly id: string; readonly path: string }
	/** What nobody can have meant to be graded as it is; `why` is a sentence. */
	| { readonly status: "no-submission"; readonly id: string; readonly why: string }
	/** One that another takes the place of. */
	| { readonly status: "earlier"; readonly id: string; readonly why: string }
	/** Somebody who was to hand something in, and did not. */
	| { readonly status: "missing"; readonly id: string; readonly why: string }
	/** One that the grader cannot open, for which the student can do nothing. */
	| { readonly status: "unreachable"; readonly id: string; readonly why: string };

const ENDING = /(\.(ts|mts|cts|js|mjs|cjs|py|zip|tar|tgz)|\.tar\.gz)$/i;

/** What systems and teachers leave beside submissions. */
const IGNORED = new Set([
	"__macosx",
	"__pycache__",
	"node_modules",
	"thumbs.db",
	"desktop.ini",
	"roster.csv",
	"submission_metadata.yml",
	"submission_metadata.json",
]);

/** An entry as it was found, without an id. */
export type Found =
	Extract<ClassEntry, { status: "submission" | "no-submission" | "unreachable" }> extends infer Entry
		? Entry extends ClassEntry
			? Omit<Entry, "id">
			: never
		: never;

export interface Looked extends Named {
	readonly name: string;
	readonly kind: ReturnType<typeof kindOfFile> | "gone";
	/** Milliseconds since 1970. */
	readonly changedAt: number;
	readonly found: Found;
}

/** Ids of entries that are what their names say; as `lookAtClass` otherwise. */
export function listClass(folder: string, results?: string): ClassEntry[] {
	const looked = lookAtClass(folder, results);
	const ids = idsOf(looked);
	return looked.map(({ found }, at) => ({ ...found, id: ids[at] as string }));
}

/**
 * In the order of their names. Hidden entries are ignored, those of `IGNORED`, and `results`, where this class's are written. Throws
 * `GraderError` for a folder that the grader may not read.
 */
export function lookAtClass(folder: string, results?: string): Looked[] {
	const names = namesIn(folder)
		.filter((name) => name[0] !== ".".charCodeAt(0) && !IGNORED.has(name.toString("latin1").toLowerCase()))
		.filter((name) => join(folder, name.toString("utf8")) !== results)
		.sort(Buffer.compare);
	return names.map((bytes) => lookAt(folder, bytes));
}

function namesIn(folder: string): Buffer[] {
	try {
		return readdirSync(folder, { encoding: "buffer" });
	} catch (error) {
		throw closedToUs(error, folder);
	}
}

function lookAt(folder: string, bytes: Buffer): Looked {
	const name = bytes.toString("utf8");
	const stats = lstatSync(Buffer.concat([Buffer.from(`${folder}/`), bytes]), { throwIfNoEntry: false });
	const kind = stats === undefined ? "gone" : kindOfFile(stats);
	const ending = kind === "a file" ? (ENDING.exec(name)?.[0].length ?? 0) : 0;
	return { bytes, ending, name, kind, changedAt: stats?.mtimeMs ?? 0, found: findAt(folder, bytes, name, kind, ending) };
}

function findAt(folder: string, bytes: Buffer, name: string, kind: Looked["kind"], ending: number): Found {
	const no = (why: string): Found => ({ status: "no-submission", why });
	if (kind === "a file" && ending === 0) return no(`${name} is no submission: ${unknownEnding(name)}.`);
	if (kind !== "a file" && kind !== "a folder") return no(`${name} is no submission: it is ${kind}.`);
	if (!Buffer.from(name).equals(bytes))
		return { status: "unreachable", why: `the name of ${name} is not UTF-8: rename it, and grade it again` };
	const path = join(folder, name);
	if (!isReadable(path, kind)) return { status: "unreachable", why: `the grader may not read ${name}: let it, and grade it again` };
	const contents = kind === "a folder" ? contentsOf(path) : "something";
	if (contents === "nothing") return no(`${name} is no submission: the folder is empty.`);
	if (contents === "results") return no(`${name} is no submission: it holds the results of a class.`);
	return { status: "submission", path };
}

function isReadable(path: string, kind: "a file" | "a folder"): boolean {
	try {
		accessSync(path, kind === "a file" ? constants.R_OK : constants.R_OK | constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

const RESULTS = new Set(["grades.csv", "class.json", "results", "class.db", "class.db-wal", "class.db-shm"]);

/** Whether a folder of these names is what the results of a class consist of. */
function isOfResults(names: readonly string[]): boolean {
	return ["grades.csv", "class.db"].some((name) => names.includes(name)) && names.every((name) => RESULTS.has(name));
}

/** Hidden files are nothing. */
export function contentsOf(folder: string): "nothing" | "results" | "something" {
	try {
		const names = readdirSync(folder).filter((name) => !name.startsWith("."));
		if (names.length === 0) return "nothing";
		return isOfResults(names) ? "results" : "something";
	} catch {
		// A file, or what is wrong with it is told when it is graded.
		return "something";
	}
}

function unknownEnding(name: string): string {
	const ending = /\.[^.]+$/.exec(name.replace(/^\.+/, ""))?.[0];
	return ending === undefined ? "its name has no ending" : `files that end in ${ending} are not graded`;
}
