/** Reads a file of whoever runs the command: a regular one, and never more than a bound. */
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";

interface OwnFile {
	readonly bytes: Buffer;
	readonly mode: number;
	readonly uid: number;
}

/** `longest` is bytes. Throws what `refuse` makes of the reason, with the system's code where it gave one. */
export function readOwn(path: string, longest: number, refuse: (why: string, code?: string) => Error): OwnFile {
	let file: number;
	try {
		// Opening a pipe that nobody writes to would wait for ever.
		file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		throw refuse(code === "ELOOP" ? "it is a symbolic link" : message, code);
	}
	try {
		const stats: Stats = fstatSync(file);
		if (!stats.isFile()) throw refuse("it is no regular file");
		if (stats.size > longest) throw refuse(`it has more than ${longest} bytes`);
		return { bytes: readFileSync(file), mode: stats.mode, uid: stats.uid };
	} finally {
		closeSync(file);
	}
}
