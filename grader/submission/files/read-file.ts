/** Reads one file of a submission, however odd it is: never a link, never what is no regular file, never more than a bound. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { fill } from "../../problem/fill.ts";
import { GraderError } from "../../sandbox/grader-error.ts";
import { WHY_FILE } from "../words/unreadable.ts";

export type FileBytes = { readonly bytes: Buffer } | { readonly why: string };

/** `shown` is its path in messages. Throws `GraderError` for a file that the grader may not read: that is no fault of the student's. */
export function readRegularFile(path: string, shown: string, maxBytes: number): FileBytes {
	const opened = openRegularFile(path, shown, maxBytes);
	if ("why" in opened) return opened;
	const { descriptor, size } = opened;
	try {
		const bytes = Buffer.alloc(size);
		let length = 0;
		for (let got = -1; got !== 0 && length < size; length += got) got = readSync(descriptor, bytes, length, size - length, length);
		return { bytes: bytes.subarray(0, length) };
	} finally {
		closeSync(descriptor);
	}
}

/** To be closed by the caller; `size` is bytes. Throws as above. */
export function openRegularFile(
	path: string,
	shown: string,
	maxBytes: number,
): { readonly descriptor: number; readonly size: number } | { readonly why: string } {
	let descriptor: number;
	try {
		// Opening a pipe that nobody writes to would wait for ever, and opening a device may do something.
		descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "EACCES" || code === "EPERM")
			throw new GraderError(`gradecheck may not read ${shown}. Give it the right to (chmod u+r, or o+r).`);
		if (isMachines(code)) throw new GraderError(`${shown} cannot be opened: ${(error as Error).message}`);
		return { why: code === "ELOOP" || code === "EMLINK" ? WHY_FILE.link : WHY_FILE.closed };
	}
	const kind = fstatSync(descriptor);
	if (kind.isFile() && kind.size <= maxBytes) return { descriptor, size: kind.size };
	closeSync(descriptor);
	if (!kind.isFile()) return { why: WHY_FILE["no-file"] };
	return { why: fill(WHY_FILE["too-large"], { megabytes: megabytes(kind.size), most: megabytes(maxBytes) }) };
}

/** Too many open files, too little memory, a broken disk. */
function isMachines(code: string | undefined): boolean {
	return ["EMFILE", "ENFILE", "ENOMEM", "EIO"].includes(code ?? "");
}

function megabytes(bytes: number): string {
	return bytes >= 1e6 ? (bytes / 1e6).toFixed(1) : String(Number((bytes / 1e6).toPrecision(2)));
}
