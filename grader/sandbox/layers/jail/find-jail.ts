/** Where the built jail lies: beside the host, or in this user's own folder where the host's is another user's. What is missing is built. */
import { existsSync, lstatSync } from "node:fs";
import { distFolder, isOwn, isWritable, ownFolder } from "../../engines/host-files.ts";
import { buildJail } from "./build-jail.ts";

/** The command line is two bundles in one process, and both look for it. */
const KEY = Symbol.for("gradecheck.jail");

/** Its folder, or why there is none. */
export type FoundJail = { readonly folder: string } | { readonly why: string };

export function findJail(): FoundJail {
	const dist = distFolder();
	if (existsSync(`${dist}/jail`)) return { folder: dist };
	// What could not be built is not tried again in this run.
	const shared = globalThis as { [KEY]?: FoundJail };
	shared[KEY] ??= buildMissing(dist);
	return shared[KEY];
}

function buildMissing(dist: string): FoundJail {
	const folder = isWritable(dist) ? dist : ownFolder();
	if (folder === undefined) return { why: `it is not built, and ${dist} cannot be written to` };
	if (folder !== dist && isBuilt(folder)) return { folder };
	const why = buildJail(folder);
	return why === undefined ? { folder } : { why: `it cannot be built: ${why}` };
}

function isBuilt(folder: string): boolean {
	return ["zygote.so", "jail"]
		.map((name) => `${folder}/${name}`)
		.every((file) => existsSync(file) && lstatSync(file).isFile() && isOwn(file));
}
