/** Where the built files lie that a host is made of, and those that are made on this machine. */
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";

/** Beside the bundled command line, or in the repository's `dist` when run from source. */
export function distFolder(): string {
	const here = fileURLToPath(new URL(".", import.meta.url));
	return readdirSync(here).includes("node-host.cjs") ? here.replace(/\/$/, "") : fileURLToPath(new URL("../../../dist", import.meta.url));
}

/**
 * Where this user keeps what is made on this machine for this build, since somebody else installed it: a folder that nobody else can write
 * to. `undefined` where there is none.
 */
export function ownFolder(): string | undefined {
	const user = process.getuid?.();
	if (user === undefined) return undefined;
	try {
		// Root's processes become other users, who have to come in.
		const { XDG_CACHE_HOME: named = "" } = process.env;
		const cache = user === 0 ? "/var/cache" : isAbsolute(named) ? named : `${homedir()}/.cache`;
		const all = `${cache}/gradecheck`;
		const folder = `${all}/${readFileSync(`${distFolder()}/build-id`, "latin1")}`;
		// One by one: below /proc, Node's way of making several never ends.
		for (const path of [cache, all, folder]) if (!existsSync(path)) mkdirSync(path, { mode: user === 0 ? 0o755 : 0o700 });
		return [all, folder].every((path) => lstatSync(path).isDirectory() && isOwn(path)) ? folder : undefined;
	} catch {
		return undefined;
	}
}

/** Whether nobody else can have changed it. */
export function isOwn(path: string): boolean {
	const { uid, mode } = lstatSync(path);
	return uid === process.getuid?.() && (mode & 0o022) === 0;
}

export function isWritable(folder: string): boolean {
	try {
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
