/** A file that is complete or absent, never half written, and never takes the place of what is no file. */
import {
	accessSync,
	appendFileSync,
	closeSync,
	constants,
	fsync,
	fsyncSync,
	lstatSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { kindOfFile } from "../submission/files/file-kind.ts";
import { UsageError } from "../submission/usage-error.ts";

/**
 * Writes beside the target and renames. `beforeItIsThere` is called when the bytes are on the disk and have only to be given their name.
 * Throws `UsageError` where something else than a regular file has that name.
 */
export function writeFileWhole(path: string, content: string | Uint8Array, beforeItIsThere = (): void => {}): void {
	const { file, temporary } = writeBeside(path, content);
	try {
		try {
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		requireFileOrNothing(path);
		beforeItIsThere();
		renameSync(temporary, path);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

/** Several texts, of which none gets its name before all are on the disk. Throws `UsageError` where one cannot be written. */
export async function writeOutputs(texts: ReadonlyMap<string, string>): Promise<void> {
	const written: { path: string; file: number; temporary: string }[] = [];
	let at = "";
	try {
		for (const [path, text] of texts) {
			at = path;
			written.push({ path, ...writeBeside(path, text) });
		}
		await Promise.all(written.map(({ file }) => toDisk(file)));
		for (const { path, temporary } of written) {
			at = path;
			requireFileOrNothing(path);
			renameSync(temporary, path);
		}
	} catch (error) {
		for (const { temporary } of written) rmSync(temporary, { force: true });
		throw unwritable(at, error);
	} finally {
		for (const { file } of written) closeSync(file);
	}
}

const toDisk = promisify(fsync);

/** Leaves the file open. */
function writeBeside(path: string, content: string | Uint8Array): { readonly file: number; readonly temporary: string } {
	const folder = dirname(path);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const temporary = join(folder, `.${basename(path)}.${process.pid}-${process.hrtime.bigint()}`);
	const file = openSync(temporary, "wx", 0o600);
	try {
		const bytes = typeof content === "string" ? Buffer.from(content) : content;
		for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
		return { file, temporary };
	} catch (error) {
		closeSync(file);
		rmSync(temporary, { force: true });
		throw error;
	}
}

/** The same of a text. Throws `UsageError` where it cannot be written. */
export function writeOutput(path: string, content: string | Uint8Array): void {
	try {
		writeFileWhole(path, content);
	} catch (error) {
		throw unwritable(path, error);
	}
}

/** Adds to a file of which something else may read what is there. Throws `UsageError` where that cannot be. */
export function appendOutput(path: string, text: string): void {
	try {
		requireFileOrNothing(path);
		appendFileSync(path, text);
	} catch (error) {
		throw unwritable(path, error);
	}
}

/** Throws `UsageError` where `appendOutput` would: to be asked before anything else is written. */
export function requireAppendable(path: string): void {
	requireFileOrNothing(path);
	try {
		if (isThere(path)) accessSync(path, constants.W_OK);
		else requireFolder(dirname(resolve(path)), path);
	} catch (error) {
		throw unwritable(path, error);
	}
}

/** Throws `UsageError` where no file can be written to that path: to be asked before the work is done. */
export function requireWritable(path: string): void {
	requireFileOrNothing(path);
	requireFolder(dirname(resolve(path)), path);
}

/** The same of a folder that is there, or is made when something is written to `path` in it. */
export function requireFolder(folder: string, path = folder): void {
	const existing = nearest(folder);
	try {
		if (!statSync(existing).isDirectory()) throw new Error(`${existing} is no folder`);
		accessSync(existing, constants.W_OK | constants.X_OK);
	} catch (error) {
		throw unwritable(path, error);
	}
}

/** That path, or the one above it at which there is something. */
export function nearest(path: string): string {
	let at = path;
	while (!isThere(at) && dirname(at) !== at) at = dirname(at);
	return at;
}

function isThere(path: string): boolean {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}

export function unwritable(path: string, error: unknown): UsageError {
	if (error instanceof UsageError) return error;
	return new UsageError(
		`the result cannot be written to ${path}: ${(error as Error).message}`,
		"Name a file in a folder that you may write to.",
	);
}

function requireFileOrNothing(path: string): void {
	let stats: Stats | undefined;
	try {
		stats = lstatSync(path, { throwIfNoEntry: false });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOTDIR") throw unwritable(path, error);
	}
	const kind = stats === undefined ? "a file" : kindOfFile(stats);
	if (kind !== "a file")
		throw new UsageError(`the result cannot be written to ${path}: it is ${kind}, and stays one`, "Name a regular file, or a new name.");
}
