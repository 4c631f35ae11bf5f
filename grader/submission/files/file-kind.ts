/** What lies at a path, in words. */
import type { Stats } from "node:fs";

export type FileKind = "a file" | "a folder" | "a symbolic link" | "a named pipe" | "a socket" | "a device";

/** `stats` are those of `lstat`: a link is a link, wherever it leads. */
export function kindOfFile(stats: Stats): FileKind {
	if (stats.isFile()) return "a file";
	if (stats.isDirectory()) return "a folder";
	if (stats.isSymbolicLink()) return "a symbolic link";
	if (stats.isFIFO()) return "a named pipe";
	return stats.isSocket() ? "a socket" : "a device";
}
