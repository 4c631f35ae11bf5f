/** What the system says of a path that was named; `undefined` where there is nothing. */
import { lstatSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { closedToUs } from "./open-folder.ts";

/** Links are followed. Throws `GraderError` where the grader may not look at it. */
export function statsAt(path: string): Stats | undefined {
	return asked(path, statSync);
}

/** Of a link, what it is itself. Throws as above. */
export function ownStatsAt(path: string): Stats | undefined {
	return asked(path, lstatSync);
}

function asked(path: string, stat: typeof statSync | typeof lstatSync): Stats | undefined {
	try {
		return stat(path, { throwIfNoEntry: false });
	} catch (error) {
		throw closedToUs(error, dirname(path));
	}
}
