/** Where the course folder is: named, or the nearest one from the working folder upwards. */
import { lstatSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../submission/usage-error.ts";
import { isInside } from "./out-path.ts";
import { complain } from "./output.ts";

/** The file by which a course folder is known. */
export const COURSE_FILE = "gradecheck.json";

/**
 * The path of its file. What was handed in says nothing of how it is graded: a file in it is passed over, and told of, unless it is named.
 * Throws `UsageError` where there is none in the folder that is named.
 */
export function findCourseFile(named: string | undefined, handedIn?: string): string | undefined {
	if (named !== undefined) return namedFile(named);
	for (const folder of workingFolders()) {
		const path = join(folder, COURSE_FILE);
		if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
		const why = handedIn !== undefined && isInside(path, handedIn) ? "it lies in what was handed in" : strangersFile(path);
		if (why === undefined) return path;
		complain(`${shownPath(path)} is not used: ${why}. \`--course ${shownPath(folder)}\` takes it all the same.`);
	}
	return undefined;
}

/** From the working folder, where it is below. */
export function shownPath(path: string): string {
	const way = relative(process.cwd(), path);
	return way === ".." || way.startsWith(`..${sep}`) ? path : way || ".";
}

function namedFile(named: string): string {
	const kind = statSync(named, { throwIfNoEntry: false });
	const path = kind?.isDirectory() === true ? join(named, COURSE_FILE) : named;
	if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return resolve(path);
	throw new UsageError(
		kind === undefined ? `there is no course folder at ${named}` : `there is no ${COURSE_FILE} at ${named}`,
		`Name the folder that holds ${COURSE_FILE}; \`gradecheck init ${named}\` makes one.`,
	);
}

/** The working folder and all above it. */
function workingFolders(): string[] {
	const folders: string[] = [];
	try {
		for (let at = process.cwd(); at !== folders.at(-1); at = dirname(at)) folders.push(at);
	} catch {
		// It is gone.
	}
	return folders;
}

/** Whoever can write above the working folder, such as to /tmp, could say what grades are given there. */
function strangersFile(path: string): string | undefined {
	const own = process.getuid?.();
	if (own === undefined) return undefined;
	// With sudo, that of the person who called it.
	const trusted = new Set([0, own, ...(own === 0 && process.env.SUDO_UID ? [Number(process.env.SUDO_UID)] : [])]);
	return [lstatSync(path), statSync(path)].every(({ uid }) => trusted.has(uid)) ? undefined : "it belongs to another user";
}
