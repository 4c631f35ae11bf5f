/** Whether a host came up, and which layer the machine does not have when it did not. */
import { accessSync, constants } from "node:fs";
import type { Launch } from "../layers/launch.ts";
import type { LayerId } from "../layers/layers.ts";

export type Started =
	| { readonly status: "started"; readonly layers: readonly LayerId[] }
	/** This machine does not have that layer, for sure: it would be the same at every start. */
	| { readonly status: "lacks"; readonly layer: LayerId; readonly why: string }
	/** It was late, or was ended, or the machine was short of something: which says nothing about layers. */
	| { readonly status: "failed"; readonly why: string };

/** What is known of a process that did not come up. */
export interface FailedStart {
	/** It could not be started, or copied, at all. */
	readonly error: Error | undefined;
	/** With which it ended by itself; `undefined` where it was ended, or did not end. */
	readonly code: number | undefined;
	readonly stderr: string;
}

/** The machine is short of something for the moment. */
const PASSES =
	/EAGAIN|ENOMEM|EMFILE|ENFILE|ENOSPC|ETXTBSY|Resource temporarily unavailable|Cannot allocate memory|Too many open files|No space left|Text file busy/;
/** In the words of `spawn`; a person's own words may hold the same. */
const REFUSED = /^spawn .*(EACCES|EPERM|EINVAL)$/;
const CANNOT_RUN = /^spawn .*(EACCES|EPERM|EINVAL|ENOENT|ENOTDIR|ENOEXEC|ELIBBAD|ENOSYS)$/;

export function causeOfFailedStart(
	{ program, user, givesUsers, layers, isAnnounced }: Launch,
	{ error, code, stderr }: FailedStart,
): Started {
	const why = error?.message ?? (stderr.trim().split("\n")[0] || (code === undefined ? "it was ended" : `it ended with code ${code}`));
	const lacks = (layer: LayerId): Started => ({ status: "lacks", layer, why });
	const failed: Started = { status: "failed", why };
	const said = `${stderr}\n${why}`;
	if (PASSES.test(said)) return failed;
	if (/^bwrap: execvp/m.test(said)) return isAnnounced ? lacks("jail") : failed;
	if (/^bwrap: /m.test(said)) return lacks("namespaces");
	if (/^gradecheck-jail: cannot (become|keep)/m.test(said)) return lacks("own-user");
	if (/^gradecheck-jail: cannot (give up|follow)/m.test(said)) return lacks("jail");
	if (/^gradecheck-jail: /m.test(said)) return failed;
	if (error !== undefined && CANNOT_RUN.test(why)) {
		if (user !== undefined && givesUsers !== true && REFUSED.test(why) && canBeRun(program)) return lacks("own-user");
		if (layers.includes("namespaces")) return lacks("namespaces");
		return isAnnounced ? lacks("jail") : failed;
	}
	// What ends like this without a word of the jail's is no jail: made for another machine, or lacking its libraries.
	if (isAnnounced && error === undefined && code !== undefined && code > 0 && code < 128) return lacks("jail");
	return failed;
}

function canBeRun(program: string): boolean {
	try {
		accessSync(program, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
