/** What `batch` was named: opened as a class, with what staff say of its names and its people. */
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { ClassFile } from "../class/class-file.ts";
import type { Person } from "../class/listed.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { nodeCommand } from "../sandbox/engines/node-command.ts";
import { type RunFilter, Sandbox } from "../sandbox/sandbox.ts";
import { type OpenedClass, openClass } from "../submission/class/open-class.ts";
import { isPacked } from "../submission/files/archive.ts";
import { statsAt } from "../submission/files/stats-at.ts";
import { UsageError } from "../submission/usage-error.ts";
import { startHost } from "./grade.ts";
import { resultsFolder } from "./out-path.ts";

export interface ClassOptions {
	readonly namePattern?: string;
	/** A CSV file. */
	readonly roster?: string;
	readonly allowWeakIsolation?: boolean;
}

/** By real paths. */
export interface ClassPlace {
	readonly path: string;
	readonly isFolder: boolean;
	/** The results' folder. */
	readonly out: string;
	/** `path` as it was named. */
	readonly named: string;
}

export interface ClassIn extends OpenedClass {
	/** Removes what was unpacked. */
	readonly close: () => void;
}

/** Below the results: there is room, and the next run finds what a killed one left. */
const OWN = ".class-";
/** Seconds; nothing of a student's runs in it. */
const HOST_LIMIT = 60;

/** Where a class is to be found; it is not looked into. Throws `UsageError` for what is none, and results that cannot be written. */
export function placeOf(named: string, results: string): ClassPlace {
	if (statsAt(named) === undefined) throw noClass(named);
	const path = realpathSync.native(named);
	const isFolder = statsAt(path)?.isDirectory() === true;
	if (!isFolder && !isPacked(path)) throw noClass(named);
	return { path, isFolder, out: resultsFolder(results, path), named };
}

/** The results' folder is there. Throws `UsageError` for what is no class, `GraderError` for a fault of the machine. */
export async function classIn(place: ClassPlace, problems: readonly LoadedProblem[], options: ClassOptions): Promise<ClassIn> {
	const { path, isFolder, out, named } = place;
	const own = join(out, `${OWN}${process.pid}`);
	const close = (): void => rmSync(own, { recursive: true, force: true });
	const reader = lockedReader(options);
	const byName = options.namePattern === undefined ? undefined : (await import("./name-pattern.ts")).namePattern(options.namePattern);
	const roster = options.roster === undefined ? undefined : await rosterAt(options.roster);
	const ownNames = problems.flatMap(({ fileName, folder }) => [fileName, ...(folder?.split("/") ?? [])]);
	removeLeft(out);
	mkdirSync(own, { mode: 0o700 });
	try {
		const source = { path, isFolder, results: out, own, ownNames: [...ownNames, "mytorch"], run: reader.run };
		const opened = await openClass({ ...source, ...(byName && { named: byName }), ...(roster && { roster }) });
		if (opened.file.submissions.length === 0 && opened.entries.every(({ status }) => status === "missing")) throw empty(named, problems);
		return { ...opened, close };
	} catch (error) {
		close();
		throw error;
	} finally {
		reader.close();
	}
}

/** Of runs that were killed; what another one is at work on stays. */
function removeLeft(out: string): void {
	for (const name of readdirSync(out)) {
		const pid = new RegExp(`^\\${OWN}(\\d+)$`).exec(name)?.[1];
		if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid))))
			rmSync(join(out, name), { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== "ESRCH";
	}
}

/** In the layers in which submissions run; started where there is something to read. */
function lockedReader({ allowWeakIsolation: allowsWeak = false }: ClassOptions) {
	let host: ReturnType<typeof startHost> | undefined;
	const run: RunFilter = (...asked) => {
		host ??= startHost(new Sandbox(nodeCommand(), { allowsWeak }), HOST_LIMIT);
		return host.sandbox.filter(host.ready, ...asked);
	};
	return { run, close: () => host?.oracle.close() };
}

async function rosterAt(path: string): Promise<readonly Person[]> {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch (error) {
		throw new UsageError(`the roster cannot be read: ${(error as Error).message}`, "Name a CSV file: --roster students.csv.");
	}
	const { readRoster } = await import("../class/roster.ts");
	const read = readRoster(text);
	if (read.status === "read") return read.people;
	throw new UsageError(`the roster ${basename(path)} ${read.why}`, "docs/class.md says what a roster looks like.");
}

function noClass(path: string): UsageError {
	return statsAt(path) === undefined
		? new UsageError(
				`there is nothing at ${path}`,
				"Name the folder that holds the submissions, or the archive that your course system gave.",
			)
		: new UsageError(
				`${path} is neither a folder nor an archive`,
				"Name a folder, a .zip, a .tar, a .tar.gz or a .tgz; for one submission there is `gradecheck grade`.",
			);
}

function empty(path: string, problems: readonly LoadedProblem[]): UsageError {
	const names = problems.map(({ fileName }) => `${fileName}.ts`).join(", ");
	return new UsageError(`${path} holds no submission`, `Put files such as alice.ts there, or folders that hold ${names}.`);
}

/** Whether there is more to say of a class than the names of its files. */
export function saysMore({ from, submissions, missing }: ClassFile, hasRoster: boolean): boolean {
	return from !== undefined || hasRoster || missing.length > 0 || submissions.some(({ earlier }) => earlier.length > 0);
}
