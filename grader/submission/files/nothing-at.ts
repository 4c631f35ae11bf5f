/** The path itself is wrong: a usage error that says what was probably meant. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

export function nothingAt(path: string): UsageError {
	return new UsageError(`there is nothing at ${path}`, nearest(path));
}

function nearest(path: string): string {
	const folder = dirname(resolve(path));
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return `The folder ${folder} does not exist either.`;
	const stem = basename(path).toLowerCase().slice(0, 3);
	const near = namesIn(folder).filter((name) => !name.startsWith(".") && name.toLowerCase().startsWith(stem));
	return near.length > 0
		? `Did you mean ${near
				.slice(0, 3)
				.map((name) => join(dirname(path), name))
				.join(" or ")}?`
		: `Check the path; ${folder} is there.`;
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
