/** Calls back at once, and again whenever a file of the submission is saved. */
import { statSync, watch } from "node:fs";
import { dirname } from "node:path";
import { nothingAt } from "./nothing-at.ts";

const DEBOUNCE_MS = 5;

/** Throws `UsageError` for a path with nothing at it, otherwise never returns; runs do not overlap, and a save during a run is followed by another. */
export async function watchSubmission(path: string, run: () => Promise<void>): Promise<never> {
	const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
	if (isFolder === undefined) throw nothingAt(path);
	let wake: (() => void) | undefined;
	let isStale = true;
	watch(isFolder ? path : dirname(path), { recursive: isFolder }, (_, name) => {
		if (name !== null && /(^|\/)(node_modules|__pycache__|\.)/.test(name)) return;
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
