/** Why no file was found to grade, or more than one: what is there instead, and what to do. */
import { basename } from "node:path";
import { fill } from "../problem/fill.ts";
import { stemOf } from "./files/names.ts";
import { otherKindByHead, otherKindByName } from "./files/other-kinds.ts";
import type { LoadFault, Wanted } from "./submission.ts";
import { told } from "./words/message.ts";
import { NOT_FOUND } from "./words/not-found.ts";
import { UNREADABLE } from "./words/unreadable.ts";

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
	if (link !== undefined) return told(NOT_FOUND.link, { file: link });
	if (isCut) return told(NOT_FOUND["too-many-files"], { expected });
	if (found.length === 0)
		return told((wanted.otherFiles ?? []).length > 0 ? NOT_FOUND["only-for-other-problems"] : NOT_FOUND.nothing, { expected });
	for (const file of found) {
		const kind = otherKindByName(file);
		if (kind !== undefined) return told(NOT_FOUND["other-kind"], { file, kind: kind.is, expected, hint: fill(kind.hint, { expected }) });
	}
	return told(NOT_FOUND["no-source"], { files: shown(found), expected });
}

/** `found` are source files of other names. */
export function wrongName(found: readonly string[], wanted: Place): LoadFault {
	const expected = namesOf(wanted);
	const near = found.filter((path) => basename(path).toLowerCase().includes(wanted.fileName.toLowerCase()));
	return near.length > 0
		? told(NOT_FOUND["near-name"], { files: shown(near), expected })
		: told(NOT_FOUND["other-name"], { files: shown(found), expected });
}

export function twoCandidates(paths: readonly string[], wanted: Place): LoadFault {
	return told(NOT_FOUND["several-files"], { files: shown(paths, " and "), expected: namesOf(wanted) });
}

/** A file whose first bytes say that it is no source text; `undefined` where they do not. */
export function disguised(path: string, head: Uint8Array, wanted: Place): LoadFault | undefined {
	const kind = otherKindByHead(head);
	if (kind === undefined) return undefined;
	return told(UNREADABLE["other-kind"], { file: path, kind: kind.is, hint: fill(kind.hint, { expected: namesOf(wanted) }) });
}

function namesOf({ fileName, folder }: Place): string {
	const stem = folder === undefined ? fileName : `${folder}/${fileName}`;
	return `${stem}.ts or ${stem}.py`;
}

function shown(paths: readonly string[], between = ", "): string {
	return paths.slice(0, MAX_SHOWN).join(between) + (paths.length > MAX_SHOWN ? `${between}…` : "");
}
