/** Calls back whenever a file of the submission is saved. */
import { statSync, watch } from "node:fs";
import { dirname } from "node:path";

const DEBOUNCE_MS = 30;

/** Never returns; runs do not overlap, and a save during a run is followed by another. */
export async function watchSubmission(path: string, run: () => Promise<void>): Promise<never> {
	const folder = statSync(path).isDirectory() ? path : dirname(path);
	let wake: (() => void) | undefined;
	let isStale = false;
	watch(folder, { recursive: true }, (_, name) => {
		if (name !== null && /(^|\/)(node_modules|\.)/.test(name)) return;
		isStale = true;
		wake?.();
	});
	for (;;) {
		if (!isStale)
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		await new Promise((resolve) => setTimeout(resolve, DEBOUNCE_MS));
		isStale = false;
		await run();
	}
}
