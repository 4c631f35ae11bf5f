/** Where in a folder a class lies: exports and archives have folders around it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { canvas } from "../../class/canvas.ts";
import { githubClassroom } from "../../class/github-classroom.ts";
import type { Listed } from "../../class/listed.ts";
import { moodle } from "../../class/moodle.ts";
import { type Looked, lookAtClass } from "../files/class-folder.ts";

export const METADATA = "submission_metadata.yml";
/** Systems that are known by the names alone. */
export const KNOWN_BY_NAMES = [moodle, canvas, githubClassroom] as const;
/** Folders around a class. */
const MAX_AROUND = 5;

export interface ClassRoot {
	readonly folder: string;
	readonly looked: readonly Looked[];
}

/**
 * `ownNames` are what a student's files and folders are called, in small letters: a folder that holds one is a student's. `isUnpacked`: the
 * folder is an archive's, which may have one more around it whatever is in it. Throws `GraderError` for what may not be read.
 */
export function classRoot(folder: string, ownNames: ReadonlySet<string>, isUnpacked: boolean, results?: string): ClassRoot {
	const first = { folder, looked: lookAtClass(folder, results) };
	let root: ClassRoot = first;
	for (let around = 0; around < MAX_AROUND; around += 1) {
		if (isClass(root)) return root;
		const [only, ...others] = root.looked;
		if (only?.kind !== "a folder" || others.length > 0 || only.found.status !== "submission") break;
		const below = join(root.folder, only.name);
		const inside = { folder: below, looked: lookAtClass(below, results) };
		if (isUnpacked && isOfSeveral(inside, ownNames)) return inside;
		root = inside;
	}
	return isClass(root) ? root : first;
}

/** Whether a system is known by it. */
function isClass({ folder, looked }: ClassRoot): boolean {
	if (existsSync(join(folder, METADATA))) return true;
	const entries = listedIn(folder, looked);
	return KNOWN_BY_NAMES.some((system) => {
		const recognizer = system.recognizer(entries);
		return recognizer !== undefined && entries.some((entry) => recognizer(entry) !== undefined);
	});
}

function isOfSeveral({ looked }: ClassRoot, ownNames: ReadonlySet<string>): boolean {
	if (looked.some(({ name, ending }) => ownNames.has(name.slice(0, name.length - ending).toLowerCase()))) return false;
	return looked.filter(({ found }) => found.status === "submission").length > 1;
}

/** Those whose names can tell something. */
export function listedIn(folder: string, looked: readonly Looked[]): Listed[] {
	return looked.flatMap(({ name, kind, changedAt, found }): Listed[] => {
		if (found.status === "unreachable" || (kind !== "a file" && kind !== "a folder")) return [];
		const isGradable = found.status === "submission";
		if (kind === "a file") return [{ name, kind: "file", changedAt, isGradable, isClone: false }];
		return [{ name, kind: "folder", changedAt, isGradable, isClone: existsSync(join(folder, name, ".git")) }];
	});
}
