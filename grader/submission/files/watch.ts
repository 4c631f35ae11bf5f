/** Calls back at once, and again whenever a file of the submission is saved. */
import { type FSWatcher, statSync, watch } from "node:fs";
import { dirname } from "node:path";
import { GraderError } from "../../sandbox/grader-error.ts";
import { nothingAt } from "./nothing-at.ts";
import { statsAt } from "./stats-at.ts";

const DEBOUNCE_MS = 5;
/** A file whose ending is none of source text; a folder has none. */
const OTHER = /\.(?!([cm]?[jt]sx?|py|json)$)[^./]+$/i;
/** For a folder that is gone, and may come back. */
const LOOK_AGAIN_MS = 300;

/**
 * Throws `UsageError` for a path with nothing at it and `GraderError` where the system cannot watch it, otherwise never returns; runs do not
 * overlap, and a save during a run is followed by another.
 */
export async function watchSubmission(path: string, run: () => Promise<void>): Promise<never> {
	const isFolder = statsAt(path)?.isDirectory();
	if (isFolder === undefined) throw nothingAt(path);
	let wake: (() => void) | undefined;
	let isStale = true;
	watchFolder(isFolder ? path : dirname(path), isFolder, () => {
		isStale = true;
		wake?.();
	});
	for (;;) {
		if (!isStale)
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		// Editors write in several steps; one run for all of them.
		await new Promise((resolve) => setTimeout(resolve, DEBOUNCE_MS));
		isStale = false;
		await run();
	}
}

/** Also the folder that comes into the place of one that is gone, as when another branch is checked out. */
function watchFolder(folder: string, recursive: boolean, onSave: () => void): void {
	const own = identityOf(folder);
	const watcher = startWatching(folder, recursive);
	let isGone = false;
	const comeBack = (): void => {
		if (identityOf(folder) === undefined) {
			setTimeout(comeBack, LOOK_AGAIN_MS);
			return;
		}
		watchFolder(folder, recursive, onSave);
		onSave();
	};
	const follow = (): void => {
		if (isGone || identityOf(folder) === own) return;
		isGone = true;
		watcher.close();
		comeBack();
	};
	watcher.on("change", (_, name) => {
		// A log that is written where it watches would have it check without end.
		if (name !== null && (/(^|\/)(node_modules|__pycache__|\.)/.test(String(name)) || OTHER.test(String(name)))) return;
		onSave();
		follow();
	});
	watcher.on("error", follow);
}

function startWatching(folder: string, recursive: boolean): FSWatcher {
	try {
		return watch(folder, { recursive });
	} catch (error) {
		throw new GraderError(`this system cannot watch ${folder}: ${(error as Error).message}. Check without --watch.`);
	}
}

function identityOf(folder: string): string | undefined {
	const stats = statSync(folder, { throwIfNoEntry: false });
	return stats && `${stats.dev} ${stats.ino}`;
}
