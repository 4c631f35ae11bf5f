/** The file of the submission that an import means, or why there is none. */
import { posix } from "node:path";
import type { HandedIn } from "../files/handed-in.ts";
import { SCRIPTS } from "../files/names.ts";

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
	if (isOutside(target) && !handedIn.isAlone)
		return { why: "which lies outside the submission", hint: "Copy the file into your folder and hand it in too." };
	const there = isOutside(target) ? new Set<string>() : handedIn.filesIn(folderOf(target));
	const name = posix.basename(target);
	if (there.has(name))
		return {
			why: `and ${name} is there, but only TypeScript, JavaScript and JSON files can be imported`,
			hint: "Remove that import: the layer has to work without it.",
		};
	const wanted = new Set(namesFor(target).map((candidate) => candidate.toLowerCase()));
	const alike = [...there].find((file) => wanted.has(file.toLowerCase()));
	if (alike !== undefined)
		return {
			why: `and the file is called ${alike}: small and capital letters are told apart here`,
			hint: "Write the name in the import just as the file has it.",
		};
	if (handedIn.isAlone)
		return {
			why: `but only ${handedIn.name} was handed in, and no other file`,
			hint: "Hand in the folder that holds both, or put everything into one file.",
		};
	return { why: "and there is no such file in the submission", hint: "Hand in that file too, or mend the path." };
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
