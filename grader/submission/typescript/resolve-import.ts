/** The file of the submission that an import means, or why there is none. */
import { posix } from "node:path";
import { fill } from "../../problem/fill.ts";
import type { HandedIn } from "../files/handed-in.ts";
import { SCRIPTS } from "../files/names.ts";
import { WHY_NOT_THERE } from "../words/typescript.ts";

export interface MissingImport {
	/** The end of a sentence: `linear.ts imports "./x", …`. */
	readonly why: string;
	readonly hint: string;
}

const ENDINGS = [...SCRIPTS, ".tsx", ".jsx", ".json"] as const;

/** As written, with an ending, `.js` for a `.ts`, or a folder's index; `undefined` where there is none. `specifier` begins with a dot. */
export function resolveImport(handedIn: HandedIn, from: string, specifier: string): string | undefined {
	const target = targetOf(from, specifier);
	if (isOutside(target)) return undefined;
	const folder = folderOf(target);
	const there = handedIn.filesIn(folder);
	const file = namesFor(target).find((name) => there.has(name) && ENDINGS.some((ending) => name.endsWith(ending)));
	if (file !== undefined) return pathIn(folder, file);
	const within = target === "." ? "" : target;
	const inside = handedIn.filesIn(within);
	const index = ENDINGS.map((ending) => `index${ending}`).find((name) => inside.has(name));
	return index === undefined ? undefined : pathIn(within, index);
}

/** Of one that `resolveImport` finds nothing for. */
export function whyMissing(handedIn: HandedIn, from: string, specifier: string): MissingImport {
	const target = targetOf(from, specifier);
	if (isOutside(target) && !handedIn.isAlone) return WHY_NOT_THERE.outside;
	const there = isOutside(target) ? new Set<string>() : handedIn.filesIn(folderOf(target));
	const name = posix.basename(target);
	if (there.has(name)) return withFile(WHY_NOT_THERE["other-kind"], name);
	const wanted = new Set(namesFor(target).map((candidate) => candidate.toLowerCase()));
	const alike = [...there].find((file) => wanted.has(file.toLowerCase()));
	if (alike !== undefined) return withFile(WHY_NOT_THERE["other-case"], alike);
	return handedIn.isAlone ? withFile(WHY_NOT_THERE.alone, handedIn.name) : WHY_NOT_THERE.missing;
}

function withFile({ why, hint }: MissingImport, file: string): MissingImport {
	return { why: fill(why, { file }), hint };
}

function targetOf(from: string, specifier: string): string {
	return posix.join(posix.dirname(from), specifier).replace(/\/$/, "");
}

function isOutside(target: string): boolean {
	return target === ".." || target.startsWith("../");
}

/** The names that the file may have. */
function namesFor(target: string): string[] {
	const name = posix.basename(target);
	const stem = name.replace(/\.([mc]?)jsx?$/, "");
	return [name, ...ENDINGS.flatMap((ending) => [name + ending, ...(stem === name ? [] : [stem + ending])])];
}

function folderOf(path: string): string {
	const folder = posix.dirname(path);
	return folder === "." ? "" : folder;
}

function pathIn(folder: string, name: string): string {
	return folder === "" ? name : `${folder}/${name}`;
}
