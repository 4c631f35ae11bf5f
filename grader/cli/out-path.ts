/** Where results may lie: never over, and never among, what was handed in. */
import { lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { contentsOf } from "../submission/files/class-folder.ts";
import { UsageError } from "../submission/usage-error.ts";
import { nearest, requireFolder, requireWritable } from "./write-file.ts";

/** Throws `UsageError` for a path that cannot be written to, where something lies that was handed in, or one of the `others` that are read. */
export function requireFreeOf(out: string, submission: string, others: readonly string[] = []): void {
	if (/[/\\]$/.test(out)) throw new UsageError(`${out} names a folder`, "Name a file for the result.");
	requireWritable(out);
	if (lstatSync(out, { throwIfNoEntry: false }) === undefined) return;
	const own = identityOf(out);
	if (own !== undefined && others.some((other) => identityOf(other) === own))
		throw new UsageError(`${out} is read for this grading, and would be replaced`, "Name another file for the result.");
	const way = wayInto(submission, out);
	if (way === undefined) return;
	throw new UsageError(
		way === 0 ? `${out} is the submission itself` : `${out} lies in what was handed in, and would be replaced`,
		"Name another file for the result.",
	);
}

/** The folder of a submission as it is written in a repository, seen from `root`; empty for `root` itself and for what lies elsewhere. */
export function folderSeenFrom(root: string, submission: string): string {
	const isFolder = statSync(submission, { throwIfNoEntry: false })?.isDirectory() === true;
	return (partsBelow(realPathOf(root), realPathOf(isFolder ? submission : dirname(submission))) ?? []).join("/");
}

/** Whether a result there, and what is kept beside it, lies in what was handed in. */
export function isInside(out: string, submission: string): boolean {
	return wayInto(submission, out) !== undefined;
}

/**
 * How many folders a path lies below what was handed in, 0 for itself; `undefined` where it does not. It is told by what the system has at
 * each step, whatever it is called: by a link, in other letters, or by a second name.
 */
function wayInto(submission: string, path: string): number | undefined {
	const own = identityOf(submission);
	let at = realPathOf(path);
	for (let steps = 0; own !== undefined; steps += 1) {
		if (identityOf(at) === own) return steps;
		if (dirname(at) === at) return undefined;
		at = dirname(at);
	}
	return undefined;
}

function identityOf(path: string): string | undefined {
	try {
		const { dev, ino } = statSync(path, { bigint: true });
		return `${dev} ${ino}`;
	} catch {
		// Nothing, or nothing that may be looked at, which is told when it is graded.
		return undefined;
	}
}

/**
 * The real path of the results' folder, which may be an entry of the class's own folder, and is none of its submissions then. Throws
 * `UsageError` where it could be taken for a student's, or hides one.
 */
export function resultsFolder(out: string, folder: string): string {
	const [results, own] = [realPathOf(out), realPathOf(folder)];
	const refuse = (why: string): UsageError =>
		new UsageError(`the results cannot be written to ${out}: ${why}`, `Name a folder beside the class, such as ${own}-grades.`);
	if (join(results, "results") === own) throw refuse("its folder results is the class itself");
	const inside = partsBelow(own, results);
	if (inside?.length === 0) throw refuse("it is the folder of the class");
	// No student's is hidden.
	if (inside !== undefined && !inside[0]?.startsWith(".")) {
		if (inside.length > 1) throw refuse("it lies in what a student may have handed in");
		if (nearest(results) === results && contentsOf(results) === "something")
			throw refuse("something else is there, which a student may have handed in");
	}
	requireFolder(join(results, "results"));
	requireWritable(join(results, "grades.csv"));
	return results;
}

/** The names from a folder down to a path, none for itself; `undefined` where it does not lie there. */
function partsBelow(folder: string, path: string): string[] | undefined {
	const way = relative(folder, path);
	if (way === "") return [];
	return way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way ? undefined : way.split(sep);
}

/** Links on the way followed, as far as there is something; the last name as it is where there is nothing. */
function realPathOf(path: string): string {
	const whole = resolve(path);
	const existing = nearest(whole);
	try {
		return join(realpathSync.native(existing), relative(existing, whole));
	} catch {
		// A link that leads nowhere.
		return existing === whole ? join(realPathOf(dirname(whole)), basename(whole)) : whole;
	}
}
