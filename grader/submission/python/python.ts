/** A Python file and all files of the submission that it imports, by their paths: what the host serves its modules from. */
import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { readSource } from "../files/source.ts";
import type { Executable, LoadFault } from "../submission.ts";
import { foldersPutOnPath, importedNames } from "./python-imports.ts";

/** An honest solution has a few. */
const MAX_FILES = 200;

/** `root` is the folder that was handed in; `stubs` stand in for modules of the handout, by dotted name. */
export function readPython(
	file: string,
	stubs: Readonly<Record<string, string>>,
	root: string,
): Executable | { readonly fault: LoadFault } {
	const top = packageRoot(file, root);
	const files = new Map<string, string>();
	const waiting = [file];
	const added: string[] = [];
	for (let next = waiting.pop(); next !== undefined && files.size < MAX_FILES; next = waiting.pop()) {
		const name = pathIn(top, next);
		if (files.has(name)) continue;
		const source = readSource(next, top);
		if ("fault" in source) return source;
		files.set(name, source.text);
		for (const folder of foldersPutOnPath(source.text)) added.push(join(top, folder), join(dirname(next), folder));
		for (const candidate of candidatesOf(source.text, next, top, file, added)) if (isOwnFile(candidate, top)) waiting.push(candidate);
	}
	const handout = Object.fromEntries(Object.entries(stubs).map(([name, text]) => [`${name.replaceAll(".", "/")}.py`, text]));
	return {
		source: { files: { ...handout, ...Object.fromEntries(files) }, entry: pathIn(top, file) },
		locate: (line, _, name) => (name !== undefined && files.has(name) ? { file: name, line } : undefined),
	};
}

/** Above the outermost package that a file named by itself belongs to, as Python has it. */
function packageRoot(file: string, root: string): string {
	let top = root;
	while (existsSync(join(top, "__init__.py")) && dirname(top) !== top) top = dirname(top);
	return file.startsWith(top + sep) ? top : root;
}

/** Every path that an import in the file may mean. Too many do no harm: what is not there is left out. */
function* candidatesOf(text: string, file: string, top: string, entry: string, added: readonly string[]): Generator<string> {
	const searched = [...new Set([top, ...foldersBetween(top, dirname(entry)), ...foldersBetween(top, dirname(file)), ...added])];
	for (const { level, parts } of importedNames(text)) {
		const bases = level === 0 ? searched : [join(dirname(file), ...Array.from({ length: level - 1 }, () => ".."))];
		for (const base of bases)
			for (let count = 0; count <= parts.length; count += 1) {
				const path = join(base, ...parts.slice(0, count));
				yield `${path}.py`;
				yield join(path, "__init__.py");
			}
	}
	for (const folder of foldersBetween(top, dirname(file))) yield join(folder, "__init__.py");
}

function foldersBetween(top: string, folder: string): string[] {
	const folders: string[] = [];
	for (let at = folder; at.startsWith(top + sep); at = dirname(at)) folders.unshift(at);
	return folders;
}

/** A real file below the root, on a way without links. */
function isOwnFile(path: string, top: string): boolean {
	return path.startsWith(top + sep) && lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && realpathSync(path) === path;
}

function pathIn(top: string, file: string): string {
	return relative(top, file).split(sep).join("/");
}
