/** What a file or folder below a submission is taken for, by its name alone. */
import { basename, extname } from "node:path";

export const SCRIPTS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"] as const;
const HELPERS = [".tsx", ".jsx", ".json"] as const;
const PYTHON = ".py";
const ARCHIVE = /\.(zip|tar|tgz|tar\.gz)$/i;

/** Whose contents are other people's, or made from what lies beside them. */
const IGNORED = new Set(["node_modules", "__macosx", "__pycache__", "site-packages", "dist-packages", "venv", "env", "virtualenv"]);

export type Language = "TypeScript" | "Python";

/** Any file that a submission may be made of, in either language. */
export function isSource(path: string): boolean {
	const ending = extname(path).toLowerCase();
	return ([...SCRIPTS, ...HELPERS, PYTHON] as readonly string[]).includes(ending) && !/\.d\.[mc]?ts$/i.test(path);
}

/** Of a file that can define the class: no declarations, no data. */
export function languageOf(path: string): Language | undefined {
	const ending = extname(path).toLowerCase();
	if (ending === PYTHON) return "Python";
	return (SCRIPTS as readonly string[]).includes(ending) && isSource(path) ? "TypeScript" : undefined;
}

export function isArchive(path: string): boolean {
	return ARCHIVE.test(basename(path));
}

/** Hidden entries, dependencies and what systems leave behind are not looked at. */
export function isIgnored(name: string): boolean {
	return name.startsWith(".") || IGNORED.has(name.toLowerCase());
}

/** The name without its ending, in small letters: systems differ in whether `Linear.PY` and `linear.py` are one file. */
export function stemOf(path: string): string {
	return basename(path, extname(path)).toLowerCase();
}
