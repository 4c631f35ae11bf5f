/** Reads one file of a submission, however odd it is: never a link, never what is no regular file, never more than a bound. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

export type FileBytes = { readonly bytes: Buffer } | { readonly why: string };

export function readRegularFile(path: string, maxBytes: number): FileBytes {
	let file: number;
	try {
		// Opening a pipe that nobody writes to would wait for ever, and opening a device may do something.
		file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		return { why: (error as NodeJS.ErrnoException).code === "ELOOP" ? "is a symbolic link" : "cannot be opened" };
	}
	try {
		const found = fstatSync(file);
		const { size } = found;
		if (!found.isFile()) return { why: "is not a regular file" };
		if (size > maxBytes) return { why: `has ${megabytes(size)} MB; a source file may have at most ${megabytes(maxBytes)} MB` };
		const bytes = Buffer.alloc(size);
		let length = 0;
		for (let got = -1; got !== 0 && length < size; length += got) got = readSync(file, bytes, length, size - length, length);
		return { bytes: bytes.subarray(0, length) };
	} finally {
		closeSync(file);
	}
}

function megabytes(bytes: number): string {
	return bytes >= 1e6 ? (bytes / 1e6).toFixed(1) : String(Number((bytes / 1e6).toPrecision(2)));
}
