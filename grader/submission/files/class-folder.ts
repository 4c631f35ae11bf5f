/** A folder with a class's submissions: one file, one archive or one folder a student. */
import { lstatSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

export interface ClassEntry {
	/** The name of the file without its ending, or of the folder; with the ending where two would be the same. Names the result. */
	readonly id: string;
	readonly path: string;
}

const ENDINGS = new Set([".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".py", ".zip"]);
const IGNORED = new Set(["__MACOSX", "node_modules", "__pycache__"]);

/** In the order of their names. Hidden entries, links and files of other kinds are no submissions. */
export function listClass(folder: string): ClassEntry[] {
	const names = readdirSync(folder)
		.filter((name) => !name.startsWith(".") && !IGNORED.has(name))
		.sort((a, b) => (a < b ? -1 : 1));
	const entries = names.flatMap((name) => {
		const path = join(folder, name);
		const kind = lstatSync(path, { throwIfNoEntry: false });
		if (kind?.isDirectory()) return [{ name, path, stem: name }];
		const ending = extname(name).toLowerCase();
		return kind?.isFile() && ENDINGS.has(ending) ? [{ name, path, stem: name.slice(0, -ending.length) }] : [];
	});
	const count = new Map<string, number>();
	for (const { stem } of entries) count.set(stem, (count.get(stem) ?? 0) + 1);
	return entries.map(({ name, path, stem }) => ({ id: plain(count.get(stem) === 1 ? stem : name), path }));
}

/** A name for a file of ours: no control characters, no separators, not hidden, not endless. */
function plain(name: string): string {
	return name
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:]/gu, "_")
		.replace(/^[.\s]+/, "_")
		.slice(0, 120);
}
