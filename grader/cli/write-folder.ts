/** Several files as a new folder, or as an archive of one, as the name that was asked for says. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../submission/usage-error.ts";
import { requireFolder, requireWritable, unwritable, writeOutput } from "./write-file.ts";
import { type PackedFile, zipOf } from "./write-zip.ts";

/** To be asked before the files are made. Throws `UsageError` where it cannot be written there, and where a folder is not empty. */
export function requireNew(out: string): void {
	if (isArchive(out)) requireWritable(out);
	else requireEmpty(out);
}

/** Throws `UsageError` where it cannot be written. */
export async function writeFolder(out: string, files: readonly PackedFile[]): Promise<void> {
	if (isArchive(out)) {
		const top = basename(out).slice(0, -".zip".length);
		writeOutput(out, await zipOf(files.map((file) => ({ ...file, path: `${top}/${file.path}` }))));
		return;
	}
	try {
		for (const { path, content, mode = 0o644 } of files) {
			mkdirSync(join(out, dirname(path)), { recursive: true });
			writeFileSync(join(out, path), content, { flag: "wx", mode });
		}
	} catch (error) {
		throw unwritable(out, error);
	}
}

function isArchive(out: string): boolean {
	return /\.zip$/i.test(out);
}

function requireEmpty(folder: string): void {
	const kind = statSync(folder, { throwIfNoEntry: false });
	if (kind !== undefined && (!kind.isDirectory() || readdirSync(folder).length > 0))
		throw new UsageError(
			`${folder} is ${kind.isDirectory() ? "not empty" : "a file"}, and nothing is replaced`,
			"Name a new folder, or a file that ends in .zip.",
		);
	requireFolder(folder);
}
