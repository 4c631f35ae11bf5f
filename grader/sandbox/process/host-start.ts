/** Whether a host came up, and which layer was in the way when it did not. */
import type { Launch } from "../layers/launch.ts";
import type { LayerId } from "../layers/layers.ts";

export type Started =
	| { readonly status: "started"; readonly layers: readonly LayerId[] }
	/** Without `missing` nothing of the layers is at fault. */
	| { readonly status: "failed"; readonly missing: LayerId | undefined; readonly why: string };

export function causeOfFailedStart(launch: Launch, error: Error | undefined, stderr: string): Started {
	const why = error?.message ?? (stderr.trim().split("\n")[0] || "it ended without a word");
	const failed = (missing: LayerId | undefined): Started => ({ status: "failed", missing, why });
	if (/^bwrap: /m.test(`${stderr}\n${why}`)) return failed("namespaces");
	if (launch.user !== undefined && /EACCES|EPERM|EINVAL|Permission denied/.test(why)) return failed("own-user");
	if (launch.isAnnounced) return failed("jail");
	return failed(undefined);
}
