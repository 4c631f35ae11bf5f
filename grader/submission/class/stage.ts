/** A submission's files, brought together under the names that the student gave them. */
import { closeSync, copyFileSync, ftruncateSync, linkSync, lstatSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isArchive, isIgnored, isSource } from "../files/names.ts";

/** Bytes; of what is larger nobody reads any. */
const MAX_COPIED = 50_000_000;

export interface StagedFile {
	/** Where it lies. */
	readonly path: string;
	readonly as: string;
}

/** Into a new folder. Gives the path to grade: of the only file, otherwise of the folder. */
export function stage(files: readonly StagedFile[], folder: string): string {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	for (const { path, as } of files) put(path, join(folder, as));
	const [first, ...others] = files as readonly [StagedFile];
	return others.length === 0 ? join(folder, first.as) : folder;
}

function put(from: string, to: string): void {
	try {
		linkSync(from, to);
	} catch {
		// On another disk, or another's file.
		const { size } = lstatSync(from);
		if (size <= MAX_COPIED) copyFileSync(from, to);
		else withSize(to, size);
	}
}

function withSize(path: string, size: number): void {
	const file = openSync(path, "wx", 0o600);
	ftruncateSync(file, size);
	closeSync(file);
}

/** The archive in which a submission lies, where a folder holds one, and nothing else that could be graded; otherwise the folder. */
export function packedIn(folder: string): string {
	let packed: string | undefined;
	try {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			if (isIgnored(entry.name)) continue;
			const isPacked = entry.isFile() && isArchive(entry.name);
			if (isPacked && packed === undefined) packed = entry.name;
			else if (isPacked || entry.isDirectory() || isSource(entry.name)) return folder;
		}
	} catch {
		// What is wrong with it is told when it is graded.
	}
	return packed === undefined ? folder : join(folder, packed);
}
