/** Why no file was found to grade, or more than one: what is there instead, and what to do. */
import { basename } from "node:path";
import { stemOf } from "./files/names.ts";
import { otherKindByHead, otherKindByName } from "./files/other-kinds.ts";
import type { LoadFault, Wanted } from "./submission.ts";

const MAX_SHOWN = 5;

type Place = Pick<Wanted, "fileName" | "folder" | "otherFiles">;

/** `found` are files of which none can be graded. */
export function noSource(
	found: readonly string[],
	wanted: Place,
	{ links, isCut }: { readonly links: readonly string[]; readonly isCut: boolean } = { links: [], isCut: false },
): LoadFault {
	const expected = namesOf(wanted);
	const link = links.find((path) => stemOf(path) === wanted.fileName.toLowerCase()) ?? (found.length === 0 ? links[0] : undefined);
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
	if (found.length === 0 && (wanted.otherFiles ?? []).length > 0)
		return { id: "no-submission", message: `found no ${expected}.`, hint: "Put your solution into a file of that name." };
	if (found.length === 0)
		return {
			id: "no-submission",
			message: `the folder holds no file named ${expected}: there is nothing in it that could be graded.`,
			hint: "Put your solution into a file of that name.",
		};
	for (const file of found) {
		const kind = otherKindByName(file);
		if (kind !== undefined)
			return { id: "no-submission", message: `found ${file}, which is ${kind.is}; expected ${expected}.`, hint: kind.hint(expected) };
	}
	return {
		id: "no-submission",
		message: `found ${shown(found)}, expected ${expected}.`,
		hint: `Hand in your source text as ${expected}.`,
	};
}

/** `found` are source files of other names. */
export function wrongName(found: readonly string[], wanted: Place): LoadFault {
	const expected = namesOf(wanted);
	const near = found.filter((path) => basename(path).toLowerCase().includes(wanted.fileName.toLowerCase()));
	return {
		id: near.length > 0 ? "wrong-file-name" : "no-submission",
		message: `found ${shown(near.length > 0 ? near : found)}, expected ${expected}.`,
		hint: `Rename the file with your solution to ${expected}.`,
	};
}

export function twoCandidates(paths: readonly string[], wanted: Place): LoadFault {
	return {
		id: "two-candidates",
		message: `found ${shown(paths, " and ")}: which of them is to be graded?`,
		hint: `Hand in exactly one of them, named ${namesOf(wanted)}, or name the file itself on the command line.`,
	};
}

/** A file whose first bytes say that it is no source text; `undefined` where they do not. */
export function disguised(path: string, head: Uint8Array, wanted: Place): LoadFault | undefined {
	const kind = otherKindByHead(head);
	if (kind === undefined) return undefined;
	return { id: "unreadable-file", message: `${path} is ${kind.is}, and no source text.`, hint: kind.hint(namesOf(wanted)) };
}

function namesOf({ fileName, folder }: Place): string {
	const stem = folder === undefined ? fileName : `${folder}/${fileName}`;
	return `${stem}.ts or ${stem}.py`;
}

function shown(paths: readonly string[], between = ", "): string {
	return paths.slice(0, MAX_SHOWN).join(between) + (paths.length > MAX_SHOWN ? `${between}…` : "");
}
