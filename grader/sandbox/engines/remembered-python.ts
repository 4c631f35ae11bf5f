/**
 * The Python that was found to grade, kept beside the built host, or in this user's own folder where somebody else installed it. The file is
 * the grader's own, as the code is, and is read before anything else is loaded.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRoot } from "../layers/own-user.ts";
import { SYSTEM_FILES } from "../layers/system-files.ts";
import { distFolder, isWritable, ownFolder } from "./host-files.ts";

export interface Interpreter {
	/** Absolute and real, as all that follows: the program itself, not that of a virtual environment. */
	readonly program: string;
	/** The folder that numpy lies in, and those of other packages that are asked for. */
	readonly site: string;
	readonly others: readonly string[];
	/** Folders of Python's own library, and of all libraries that were loaded with the packages. */
	readonly libraries: readonly string[];
	/** The host compiled for this interpreter, in base64. */
	readonly code: string;
}

/** Files and folders that the interpreter opens after its start. */
export function readsOf({ libraries, site, others }: Interpreter): string[] {
	// On Debian the way to the linear algebra leads through links there.
	const paths = [...libraries, join(site, "numpy"), join(site, "numpy.libs"), ...others, "/etc/alternatives"];
	const lies = (path: string, folder: string) => path.startsWith(`${folder}/`);
	return paths.filter(
		(path, at) => paths.indexOf(path) === at && existsSync(path) && ![...SYSTEM_FILES, ...paths].some((folder) => lies(path, folder)),
	);
}

/** Asking takes as long as grading; the answer holds until the next build, as long as what it names is there. */
export function rememberedInterpreter(packages: readonly string[]): Interpreter | undefined {
	const wanted = memoryKey(packages);
	return readMemory(`${distFolder()}/python`, wanted) ?? readMemory(placeForMemory(), wanted);
}

function readMemory(folder: string | undefined, wanted: string): Interpreter | undefined {
	if (folder === undefined) return undefined;
	try {
		const { key, interpreter } = JSON.parse(readFileSync(memoryFile(folder, wanted), "utf8")) as {
			readonly key: string;
			readonly interpreter: Interpreter;
		};
		return key === wanted && [interpreter.program, join(interpreter.site, "numpy"), ...interpreter.others].every((path) => existsSync(path))
			? interpreter
			: undefined;
	} catch {
		return undefined;
	}
}

export function remember(packages: readonly string[], interpreter: Interpreter): Interpreter {
	const folder = placeForMemory();
	if (folder === undefined) return interpreter;
	const key = memoryKey(packages);
	const file = memoryFile(folder, key);
	try {
		writeFileSync(`${file}.${process.pid}`, JSON.stringify({ key, interpreter }), { mode: 0o600 });
		renameSync(`${file}.${process.pid}`, file);
	} catch {
		// A full disk: asked each time.
	}
	return interpreter;
}

function placeForMemory(): string | undefined {
	const beside = `${distFolder()}/python`;
	return isWritable(beside) ? beside : ownFolder();
}

/** What the answer depends on. */
function memoryKey(packages: readonly string[]): string {
	const { GRADECHECK_PYTHON, PATH } = process.env;
	return JSON.stringify([GRADECHECK_PYTHON, PATH, isRoot(), packages]);
}

/** FNV-1a tells the files apart, and the key in them is compared: `node:crypto` takes longer to load than all else before the first process. */
function memoryFile(folder: string, key: string): string {
	let hash = 0x811c9dc5;
	for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193);
	return join(folder, `interpreter-${(hash >>> 0).toString(16)}.json`);
}
