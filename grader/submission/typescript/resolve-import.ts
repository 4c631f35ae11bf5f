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

/** As written, with an ending, `.js` for a `.ts`, or a folder's index. `specifier` begins with a dot. */
export function resolveImport(handedIn: HandedIn, from: string, specifier: string): { readonly path: string } | MissingImport {
	const target = posix.join(posix.dirname(from), specifier).replace(/\/$/, "");
	if (target === ".." || target.startsWith("../")) return outside(handedIn);
	const folder = folderOf(target);
	const there = new Set(handedIn.filesIn(folder));
	const name = posix.basename(target);
	const stem = name.replace(/\.([mc]?)jsx?$/, "");
	const candidates = [name, ...ENDINGS.flatMap((ending) => [name + ending, ...(stem === name ? [] : [stem + ending])])];
	const file = candidates.find((candidate) => there.has(candidate) && ENDINGS.some((ending) => candidate.endsWith(ending)));
	if (file !== undefined) return { path: pathIn(folder, file) };
	const within = target === "." ? "" : target;
	const inside = new Set(handedIn.filesIn(within));
	const index = ENDINGS.map((ending) => `index${ending}`).find((candidate) => inside.has(candidate));
	if (index !== undefined) return { path: pathIn(within, index) };
	return missing(handedIn, there, name, candidates);
}

function missing(handedIn: HandedIn, there: ReadonlySet<string>, name: string, candidates: readonly string[]): MissingImport {
	if (there.has(name))
		return {
			why: `and ${name} is there, but only TypeScript, JavaScript and JSON files can be imported`,
			hint: "Remove that import: the layer has to work without it.",
		};
	const wanted = new Set(candidates.map((candidate) => candidate.toLowerCase()));
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

function outside(handedIn: HandedIn): MissingImport {
	return handedIn.isAlone
		? missing(handedIn, new Set(), "", [])
		: { why: "which lies outside the submission", hint: "Copy the file into your folder and hand it in too." };
}

function folderOf(path: string): string {
	const folder = posix.dirname(path);
	return folder === "." ? "" : folder;
}

function pathIn(folder: string, name: string): string {
	return folder === "" ? name : `${folder}/${name}`;
}
