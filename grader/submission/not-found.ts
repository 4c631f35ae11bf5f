/** Why no file was found to grade, or more than one: what is there instead, and what to do. */
import { basename } from "node:path";
import { stemOf } from "./files/names.ts";
import type { LoadFault } from "./submission.ts";

const MAX_SHOWN = 5;

/** Kinds of files that are handed in in place of a source file, and what to do with each. */
const KINDS: readonly { readonly name: RegExp; readonly is: string; readonly hint: (expected: string) => string }[] = [
	{
		name: /\.ipynb$/i,
		is: "a notebook",
		hint: (expected) =>
			`Notebooks are not graded: save it as a script (Jupyter: File, Save and Export Notebook As, Executable Script; Colab: File, Download, Download .py), and hand that in as ${expected}.`,
	},
	{
		name: /\.(zip|tar|tgz|gz|bz2|xz|7z|rar)$/i,
		is: "an archive",
		hint: (expected) => `Unpack it, and hand in the files themselves, ${expected} among them.`,
	},
	{
		name: /\.(pdf|docx?|odt|rtf|pages|pptx?|xlsx?)$/i,
		is: "a document",
		hint: (expected) => `Save the code in it as plain text, in a file named ${expected}.`,
	},
	{
		name: /\.(pyc|class|o|so|wasm)$/i,
		is: "compiled code",
		hint: (expected) => `Hand in the source text that it was made from, named ${expected}.`,
	},
];

/** `found` are files of which none can be graded. */
export function noSource(
	found: readonly string[],
	fileName: string,
	{ links, isCut }: { readonly links: readonly string[]; readonly isCut: boolean } = { links: [], isCut: false },
): LoadFault {
	const expected = namesOf(fileName);
	const link = links.find((path) => stemOf(path) === fileName.toLowerCase()) ?? (found.length === 0 ? links[0] : undefined);
	if (link !== undefined)
		return {
			id: "no-submission",
			message: `${link} is a symbolic link, which is not followed.`,
			hint: "Hand in the file itself in its place.",
		};
	if (isCut)
		return {
			id: "no-submission",
			message: `found no ${expected} among the first thousands of files.`,
			hint: "Hand in just the folder with your solution.",
		};
	if (found.length === 0)
		return {
			id: "no-submission",
			message: `the folder holds no file named ${expected}: there is nothing in it that could be graded.`,
			hint: "Put your solution into a file of that name.",
		};
	for (const { name, is, hint } of KINDS) {
		const file = found.find((path) => name.test(path));
		if (file !== undefined)
			return { id: "no-submission", message: `found ${file}, which is ${is}; expected ${expected}.`, hint: hint(expected) };
	}
	return {
		id: "no-submission",
		message: `found ${shown(found)}, expected ${expected}.`,
		hint: `Hand in your source text as ${expected}.`,
	};
}

/** `found` are source files of other names. */
export function wrongName(found: readonly string[], fileName: string): LoadFault {
	const expected = namesOf(fileName);
	const near = found.filter((path) => basename(path).toLowerCase().includes(fileName.toLowerCase()));
	return {
		id: near.length > 0 ? "wrong-file-name" : "no-submission",
		message: `found ${shown(near.length > 0 ? near : found)}, expected ${expected}.`,
		hint: `Rename the file with your solution to ${expected}.`,
	};
}

export function twoCandidates(paths: readonly string[], fileName: string): LoadFault {
	return {
		id: "two-candidates",
		message: `found ${shown(paths, " and ")}: which of them is to be graded?`,
		hint: `Hand in exactly one of them, named ${fileName}.ts or ${fileName}.py, or name the file itself on the command line.`,
	};
}

function namesOf(fileName: string): string {
	return `${fileName}.ts or ${fileName}.py`;
}

function shown(paths: readonly string[], between = ", "): string {
	return paths.slice(0, MAX_SHOWN).join(between) + (paths.length > MAX_SHOWN ? `${between}…` : "");
}
