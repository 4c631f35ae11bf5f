/** The files of a Python submission: handed to the host as bytes, all of them, which is where they are decoded and imported. */
import { isUtf8 } from "node:buffer";
import type { HandedIn } from "../files/handed-in.ts";
import { languageOf } from "../files/names.ts";
import type { Found } from "../find-entries.ts";
import { neighboursOf } from "../neighbours.ts";
import { type Ready, type Refused, refused } from "../submission.ts";
import { told } from "../words/message.ts";
import { UNREADABLE } from "../words/unreadable.ts";

/** Bytes of all files together, and how many; those nearest to the top come first. */
const MAX_TOTAL = 2_000_000;
const MAX_FILES = 1_000;

/** `stubs` stand in for modules of the handout, by dotted name. */
export function readPython(handedIn: HandedIn, { entries, isSure }: Found, stubs: Readonly<Record<string, string>>): Ready | Refused {
	const files: Record<string, string> = {};
	for (const [name, text] of Object.entries(stubs)) files[`${name.replaceAll(".", "/")}.py`] = Buffer.from(text).toString("base64");
	const paths = new Set([...entries, ...handedIn.list().paths.filter((path) => languageOf(path) === "Python")]);
	let left = MAX_TOTAL;
	for (const path of [...paths].slice(0, MAX_FILES)) {
		const read = handedIn.read(path);
		if ("why" in read) {
			if (isSure && path === entries[0]) return refused(told(UNREADABLE.file, { file: path, why: read.why }));
			continue;
		}
		left -= read.bytes.length;
		if (left < 0) break;
		files[path] = read.bytes.toString("base64");
	}
	const given = new Set(Object.keys(files));
	const linesOf = linesIn(files);
	return {
		status: "ready",
		entries,
		source: { files, entries: entries.filter((entry) => given.has(entry)), isSure },
		locate: (line, _, file) => (file !== undefined && given.has(file) ? { file, line, ...neighboursOf(linesOf(file), line) } : undefined),
	};
}

/** None of a file in another encoding than UTF-8, which only Python knows. */
function linesIn(files: Readonly<Record<string, string>>): (file: string) => readonly string[] {
	const known = new Map<string, readonly string[]>();
	return (file) => {
		let lines = known.get(file);
		if (lines === undefined) {
			const text = Buffer.from(files[file] ?? "", "base64");
			lines = isUtf8(text) ? text.toString("utf8").split(/\r\n|[\n\r]/) : [];
			known.set(file, lines);
		}
		return lines;
	};
}
