/** Whether a process can have a user of its own; which one it gets is `user-pool.ts`. */
import { statSync } from "node:fs";
import { dirname } from "node:path";

export function isRoot(): boolean {
	return process.getuid?.() === 0;
}

/** The first file or folder on the way to one of these that a stranger may not read or enter, if there is one. */
export function firstClosed(paths: readonly string[]): string | undefined {
	for (const path of paths) {
		for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) if (!isOpen(folder, 0o001)) return folder;
		if (!isOpen(path, 0o004)) return path;
	}
	return undefined;
}

const seen = new Map<string, boolean>();

function isOpen(path: string, bits: number): boolean {
	const key = `${path} ${bits}`;
	let answer = seen.get(key);
	if (answer === undefined) {
		const found = statSync(path, { throwIfNoEntry: false });
		const needed = found?.isDirectory() ? bits | 0o001 : bits;
		// What does not exist is not in the way.
		answer = found === undefined || (found.mode & needed) === needed;
		seen.set(key, answer);
	}
	return answer;
}
