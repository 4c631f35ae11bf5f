/** A user for each process that owns nothing and that no account has. */
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Far above every account and every range that systems hand out by themselves. */
const FIRST_USER = 0x7000_0000;
const SLOTS = 64;
/** In a user namespace with few users: above its accounts. */
const FIRST_OF_FEW = 40_000;
const FEW = 20_000;

let started = 0;

export function isRoot(): boolean {
	return process.getuid?.() === 0;
}

/** No other living grader on this machine has the same ones: they are made of its process number. */
export function nextUser(): number {
	started += 1;
	if (hasManyUsers()) return FIRST_USER + process.pid * SLOTS + (started % SLOTS);
	return FIRST_OF_FEW + ((process.pid * 7 + started) % FEW);
}

let many: boolean | undefined;

function hasManyUsers(): boolean {
	if (many === undefined)
		try {
			const [, , count] = readFileSync("/proc/self/uid_map", "latin1").trim().split(/\s+/).map(Number);
			many = Number(count) > FIRST_USER + 2 ** 28;
		} catch {
			many = true;
		}
	return many;
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
