/** Opens `class.db`: for one program at a time, and only where it is whole. */
import { closeSync, lstatSync, openSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { remedyOfInstallation } from "../sandbox/engines/installed.ts";
import { ClassError, GraderError } from "../sandbox/grader-error.ts";
import { UsageError } from "../submission/usage-error.ts";
import { APPLICATION, TABLES, VERSION } from "./schema.ts";

export const STORE_FILE = "class.db";

/** Bytes of a database with anything in it. */
const SMALLEST = 512;

const BUSY = 5;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** Makes it where there is none. Throws `UsageError` for a file that is damaged, no store, in use, or not to be written. */
export function openDatabase(path: string): DatabaseSync {
	const sqlite = process.getBuiltinModule("node:sqlite") as typeof import("node:sqlite") | undefined;
	if (sqlite === undefined)
		throw new GraderError(
			`the engine that keeps a class's results is missing: Node ${process.version} has no SQLite. ${remedyOfInstallation()}`,
		);
	const size = sizeOf(path);
	// Which SQLite takes for a new one.
	if (size !== undefined && size < SMALLEST && hasResults(dirname(path))) throw damaged(path, `it has ${size} bytes`);
	let database: DatabaseSync | undefined;
	try {
		// For the owner alone, and what SQLite makes beside it as well.
		if (size === undefined) closeSync(openSync(path, "a", 0o600));
		database = new sqlite.DatabaseSync(path, { enableForeignKeyConstraints: true });
		requireOurs(path, database);
		takeOver(database);
		if (pragma(database, "schema_version") === 0)
			database.exec(`BEGIN; PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSION}; ${TABLES} COMMIT;`);
		requireWhole(path, database);
		return database;
	} catch (error) {
		database?.close();
		throw explained(path, error);
	}
}

/** Before anything of it is changed. */
function requireOurs(path: string, database: DatabaseSync): void {
	if (pragma(database, "schema_version") === 0) return;
	if (pragma(database, "application_id") !== APPLICATION)
		throw new UsageError(`${path} is a database, and none of gradecheck's`, "Name another folder for the results.");
	const version = pragma(database, "user_version");
	if (version !== VERSION)
		throw new UsageError(
			`${path} was made by another gradecheck: its version is ${version}, and this one reads ${VERSION}`,
			"Use that gradecheck, or name another folder for the results.",
		);
}

/** The lock is the system's, on the open file: it ends with the process, however that ends. */
function takeOver(database: DatabaseSync): void {
	database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE; COMMIT;");
}

function requireWhole(path: string, database: DatabaseSync): void {
	const [first] = database.prepare("PRAGMA quick_check(1)").all() as { quick_check?: string }[];
	if (first?.quick_check !== "ok") throw damaged(path, first?.quick_check ?? "it cannot be checked");
}

function pragma(database: DatabaseSync, name: string): number {
	return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

/** What SQLite throws, as a sentence; anything else as it is. */
export function explained(path: string, error: unknown): unknown {
	const { code, errcode, message } = error as { code?: string; errcode?: number; message: string };
	if (code !== "ERR_SQLITE_ERROR" || errcode === undefined) {
		if (["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(code ?? "")) return unwritable(path, message);
		return error;
	}
	// What stands above the lowest byte says more, of the same.
	switch (errcode & 0xff) {
		case BUSY:
			return new UsageError(
				`another gradecheck is at work on ${dirname(path)}`,
				"Wait until it has ended, or stop it; or name another folder for these results.",
			);
		case CORRUPT:
		case NOT_A_DATABASE:
			return damaged(path, message);
		case FULL:
			return new ClassError(
				`there is no room left for ${path}. All that is in it is whole: make room, and the same command goes on from there.`,
			);
		case READ_ONLY:
		case CANNOT_OPEN:
			return unwritable(path, message);
		default:
			return new ClassError(`${path}: ${message}. All that is in it is whole: the same command goes on from there.`);
	}
}

function unwritable(path: string, message: string): UsageError {
	return new UsageError(`${path} cannot be written: ${message}`, "Name a folder that you may write to, with room in it.");
}

function damaged(path: string, why: string): UsageError {
	return new UsageError(
		`${path} is damaged (${why}), and nothing was changed: the results beside it are as they were`,
		`Put a copy of it there if you have one; or move it away, and the class is graded anew.`,
	);
}

/** `undefined` where there is nothing. Throws `UsageError` for what is no file. */
function sizeOf(path: string): number | undefined {
	const stats = lstatSync(path, { throwIfNoEntry: false });
	if (stats !== undefined && !stats.isFile()) throw new UsageError(`${path} is no regular file`, "Name another folder for the results.");
	return stats?.size;
}

/** Whether results were written there, which are never before what the store has of them. */
function hasResults(folder: string): boolean {
	try {
		return readdirSync(join(folder, "results")).some((name) => !name.startsWith("."));
	} catch {
		return false;
	}
}
