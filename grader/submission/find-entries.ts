/** Which file of what was handed in is graded, and in which language: decided by names alone. */
import { posix } from "node:path";
import type { HandedIn } from "./files/handed-in.ts";
import { type Language, languageOf, stemOf } from "./files/names.ts";
import { noSource, twoCandidates, wrongName } from "./not-found.ts";
import { type Refused, refused, type Wanted } from "./submission.ts";

export interface Found {
	readonly status: "found";
	readonly language: Language;
	/** One; or those that are equally likely by their names. */
	readonly entries: readonly string[];
	/** It is graded whatever is in it; otherwise the one is meant that defines the class. */
	readonly isSure: boolean;
}

/** Files of other names that are looked into for the class. */
const MAX_SEARCHED = { TypeScript: 20, Python: 200 } as const;
const COMPILED = new Set(["build", "dist", "out", "lib-cjs", "lib-esm"]);
const TESTS = new Set(["test", "tests", "__tests__"]);

export function findEntries(handedIn: HandedIn, wanted: Pick<Wanted, "fileName" | "folder" | "otherFiles">): Found | Refused {
	const { named } = handedIn;
	const others = new Set(wanted.otherFiles?.map((name) => name.toLowerCase()));
	if (named !== undefined) {
		const language = others.has(stemOf(named)) ? undefined : languageOf(named);
		return language === undefined ? refused(noSource([named], wanted)) : { status: "found", language, entries: [named], isSure: true };
	}
	const listing = handedIn.list();
	const scripts = listing.paths.filter((path) => languageOf(path) !== undefined);
	const byName = scripts.filter((path) => stemOf(path) === wanted.fileName.toLowerCase());
	const free = scripts.filter((path) => !others.has(stemOf(path)));
	const candidates = byName.length > 0 ? mostLikely(inPlace(byName, wanted.folder)) : authored(free);
	const [language, ...languages] = new Set(candidates.map((path) => languageOf(path) as Language));
	if (language === undefined) {
		const left = listing.paths.filter((path) => !others.has(stemOf(path)));
		return refused(noSource(left, wanted, listing));
	}
	if (languages.length > 0) return refused(byName.length > 0 ? twoCandidates(candidates, wanted) : wrongName(free, wanted));
	return {
		status: "found",
		language,
		entries: candidates.slice(0, MAX_SEARCHED[language]),
		isSure: candidates.length === 1 && byName.length > 0,
	};
}

/** Those in the folder in which the assignment expects them, where there are some: a folder around the whole is none of it. */
function inPlace(paths: readonly string[], folder: string | undefined): readonly string[] {
	const there =
		folder === undefined ? [] : paths.filter((path) => `/${posix.dirname(path)}`.toLowerCase().endsWith(`/${folder.toLowerCase()}`));
	return there.length > 0 ? there : paths;
}

/** At the top, where the course puts it, or nearest to the top. */
function mostLikely(paths: readonly string[]): readonly string[] {
	const left = authored(paths);
	const inCourseFolder = left.filter((path) => /(^|\/)mytorch\/nn\/[^/]+$/i.test(path));
	const atTop = left.filter((path) => depthOf(path) === 1);
	const likely = atTop.length > 0 ? atTop : inCourseFolder.length > 0 ? inCourseFolder : left;
	const least = Math.min(...likely.map(depthOf));
	return likely.filter((path) => depthOf(path) === least);
}

/** Without what a compiler made, and without tests, unless there is nothing else. */
function authored(paths: readonly string[]): readonly string[] {
	const all = new Set(paths);
	const hasTypeScript = paths.some(isTypeScript);
	const isCompiled = (path: string) =>
		/\.[mc]?js$/i.test(path) &&
		(all.has(path.replace(/js$/i, "ts")) || (hasTypeScript && foldersOf(path).some((name) => COMPILED.has(name))));
	const written = paths.filter((path) => !isCompiled(path));
	const solutions = written.filter((path) => !foldersOf(path).some((name) => TESTS.has(name)));
	return solutions.length > 0 ? solutions : written;
}

function isTypeScript(path: string): boolean {
	return /\.[mc]?ts$/i.test(path);
}

function foldersOf(path: string): string[] {
	return posix.dirname(path).toLowerCase().split("/");
}

function depthOf(path: string): number {
	return path.split("/").length;
}
