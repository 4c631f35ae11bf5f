/** A file that is complete or absent, never half written. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Writes beside the target and renames; a link at the target is replaced, not followed. */
export function writeFileWhole(path: string, text: string): void {
	const folder = dirname(path);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const temporary = join(folder, `.${basename(path)}.${process.pid}-${process.hrtime.bigint()}`);
	try {
		const file = openSync(temporary, "wx", 0o600);
		try {
			writeSync(file, text);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(temporary, path);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}
