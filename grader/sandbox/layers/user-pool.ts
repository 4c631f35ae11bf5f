/**
 * Users for processes: each process has one of its own for as long as it lives, which owns nothing, and which no account and no other
 * grader in the same container has.
 */
import { readdirSync, readFileSync } from "node:fs";
import { GraderError } from "../grader-error.ts";

/** Far above every account and every range that systems hand out by themselves. */
const FIRST_USER = 0x7000_0000;
/** For each grader, by its process number. */
const USERS = 512;
/** The largest process number that Linux gives. */
const MOST_PROCESSES = 2 ** 22;
/** In a user namespace with few users: above its accounts, and shared by all graders. */
const FIRST_OF_FEW = 40_000;
const FEW = 20_000;

/**
 * Works on a class that may go on at a time. Each has at most a process for each of two languages, a copy of one of them, and two that
 * read what is handed in; those that were ended a moment ago may still be there.
 */
export const MOST_WORKERS = 64;

interface Pool {
	readonly taken: Set<number>;
	/** Of which nobody knows whether something of them lives on: looked at before they are given again. */
	readonly doubtful: Set<number>;
	/** Where the search for a free one begins: what was given back last is given last. */
	next: number;
}

/** The command line is two bundles in one process, and both start processes. */
const KEY = Symbol.for("gradecheck.users");

function pool(): Pool {
	const shared = globalThis as { [KEY]?: Pool };
	shared[KEY] ??= { taken: new Set(), doubtful: new Set(), next: 0 };
	return shared[KEY];
}

/** Throws `GraderError` when all are taken. */
export function takeUser(): number {
	const users = pool();
	const { first, count, start, isShared } = range();
	let living = isShared ? livingUsers() : undefined;
	for (let tried = 0; tried < count; tried += 1) {
		const user = first + ((start + users.next) % count);
		users.next += 1;
		if (users.taken.has(user)) continue;
		if (users.doubtful.has(user)) living ??= livingUsers();
		if (living?.has(user)) continue;
		users.doubtful.delete(user);
		users.taken.add(user);
		return user;
	}
	throw new GraderError(`more than ${count} processes at a time would be needed: there are no more users for them`);
}

/** As Node takes it, which takes no number above 2³¹: the system sees the same bits. */
export function asNodeTakesIt(user: number): { readonly uid: number; readonly gid: number } {
	return { uid: user | 0, gid: user | 0 };
}

/** The process has ended; `isClear` when nothing that it started can live on. */
export function releaseUser(user: number, isClear = true): void {
	const users = pool();
	if (!isClear) users.doubtful.add(user);
	users.taken.delete(user);
}

interface Range {
	readonly first: number;
	readonly count: number;
	/** Where in the range this grader begins. */
	readonly start: number;
	/** With other graders. */
	readonly isShared: boolean;
}

let known: Range | undefined;

function range(): Range {
	known ??= hasManyUsers()
		? { first: FIRST_USER + (process.pid % MOST_PROCESSES) * USERS, count: USERS, start: 0, isShared: false }
		: { first: FIRST_OF_FEW, count: FEW, start: (process.pid * USERS) % FEW, isShared: true };
	return known;
}

function hasManyUsers(): boolean {
	try {
		return isMapped(readFileSync("/proc/self/uid_map", "latin1"), FIRST_USER, MOST_PROCESSES * USERS);
	} catch {
		return true;
	}
}

/** Whether a user namespace whose `uid_map` this is has all of so many users. */
export function isMapped(map: string, first: number, count: number): boolean {
	return map
		.trim()
		.split("\n")
		.some((line) => {
			const [inside, , length] = line.trim().split(/\s+/).map(Number) as [number, number, number];
			return inside <= first && first + count <= inside + length;
		});
}

/** The users of all processes that are seen from here. */
function livingUsers(): Set<number> {
	const users = new Set<number>();
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const line = /^Uid:(.*)$/m.exec(readFileSync(`/proc/${name}/status`, "latin1"))?.[1] ?? "";
			for (const user of line.trim().split(/\s+/)) users.add(Number(user));
		} catch {
			// It has ended meanwhile.
		}
	}
	return users;
}
