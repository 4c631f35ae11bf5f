/** Which layers must not be missing where a stranger's code runs, and what mends it. */
import type { HostCommand } from "../engines/host-command.ts";
import { remedyOfInstallation } from "../engines/installed.ts";
import { LAYERS, type LayerId } from "./layers.ts";

export interface Weakness {
	readonly what: string;
	readonly remedy: string;
}

/** Any one of these makes sure that nothing outlives a grading. */
const ENDS_EVERYTHING: readonly LayerId[] = ["system-calls", "namespaces", "own-user", "engine-permissions"];

/** `missing` holds the reasons. */
export function weaknesses(
	{ needs }: HostCommand,
	active: readonly LayerId[],
	missing: ReadonlyMap<LayerId, string>,
	isRoot: boolean,
): Weakness[] {
	const groups = [...needs, ENDS_EVERYTHING, ...(isRoot ? [["own-user"] as const] : [])];
	return groups
		.filter((group) => !group.some((layer) => active.includes(layer)))
		.map((group) => {
			const what = group.map((layer) => `${layer} (${LAYERS[layer]})`).join(" or ");
			const reasons = group.flatMap((layer) => missing.get(layer) ?? []);
			return {
				what: `missing: ${what}${reasons.length === 0 ? "" : `; ${reasons.join("; ")}`}`,
				remedy: group.map((layer) => remedyOf(layer, missing.get(layer))).join(" Or: "),
			};
		});
}

/** A missing jail is built whenever a submission is graded, or the machine examined. */
const INSTALL_COMPILER =
	"Install a C compiler (Debian, Ubuntu: apt-get install gcc libc6-dev) and run `gradecheck doctor` again, which builds the jail";

/** What a person can do about a layer that is missing. */
export function remedyOf(layer: LayerId, why = ""): string {
	switch (layer) {
		case "reading":
		case "watchdog":
			return "It is always there.";
		case "inner-realm":
		case "engine-permissions":
			return remedyOfInstallation();
		case "own-user":
			return why.startsWith("other users cannot enter")
				? "Move gradecheck and its interpreter to a place that every user can enter, such as /opt, or give others the right to (chmod o+x)."
				: "Run as root, for example in the course's container; on a machine of one's own it is not needed.";
		case "jail":
			if (why.includes("compiler")) return `${INSTALL_COMPILER}. It is made for Linux.`;
			return why.includes("written")
				? "Run `gradecheck doctor` once as the user who installed gradecheck, which builds the jail."
				: "It takes Linux, and a folder of gradecheck's from which programs may be started.";
		case "system-calls":
			return `${INSTALL_COMPILER}, on Linux 3.17 or later.`;
		case "landlock":
			return "It takes the jail, Linux 5.13 or later, and a container engine that lets it through. Without it, keep secrets readable by their owner alone (chmod 600).";
		case "namespaces":
			return "Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap). Inside a container namespaces are refused, and nothing is to be done.";
	}
}
