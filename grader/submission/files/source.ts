/** The text of one file of a submission. */
import { extname, relative } from "node:path";
import type { LoadFault } from "../submission.ts";
import { readRegularFile } from "./read-file.ts";

export const PYTHON = ".py";

/** Bytes; an honest solution has a few thousand. */
const MAX_SOURCE = 250_000;

export type Source = { readonly text: string } | { readonly fault: LoadFault };

/** Reads a regular file inside the submission as UTF-8. */
export function readSource(file: string, root: string): Source {
	const name = relative(root, file);
	const read = readRegularFile(file, MAX_SOURCE);
	if ("why" in read) return { fault: unreadable(name, read.why) };
	const { bytes } = read;
	try {
		return { text: new TextDecoder(encodingOf(file, bytes), { fatal: true }).decode(bytes) };
	} catch {
		return { fault: unreadable(name, "is not UTF-8 text") };
	}
}

/** Python files may name another encoding in one of their first two lines. */
function encodingOf(file: string, bytes: Buffer): string {
	const head = bytes.toString("latin1", 0, 400).split("\n").slice(0, 2);
	const named = head.map((line) => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1]).find((name) => name !== undefined);
	if (extname(file) !== PYTHON || named === undefined || /^utf[-_]?8/i.test(named)) return "utf-8";
	return named.replaceAll("_", "-").replace(/^latin-1$/i, "latin1");
}

export function unreadable(name: string, why: string): LoadFault {
	return { id: "unreadable-file", message: `${name} ${why}.`, hint: "Save the file as plain UTF-8 source text and hand it in again." };
}
