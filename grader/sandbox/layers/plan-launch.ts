/** A command in all layers that this machine is thought to have. */

import type { Command } from "../engines/host-command.ts";
import { bubblewrapProgram, wrapInBubblewrap } from "./bubblewrap-layer.ts";
import { findJail } from "./jail/find-jail.ts";
import { wrapInJail, wrapInShell } from "./jail-layer.ts";
import type { Launch } from "./launch.ts";
import type { LayerId } from "./layers.ts";
import { firstClosed, isRoot } from "./own-user.ts";
import { takeUser } from "./user-pool.ts";

/**
 * `missing` holds the layers to leave out, and why; those that are found not to be there are added to it. With `copies` it is one to be
 * copied so often, which takes the jail. Throws `GraderError` when there are no more users. A user that it takes is given back by
 * `startProcess`.
 */
export function planLaunch(command: Command, cpuSeconds: number, missing: Map<LayerId, string>, copies = 0): Launch {
	const { program, args, env, walls, reads } = command;
	const surroundings = { cpuSeconds, without: new Set(missing.keys()), copies };
	/** What a layer needs, unless it is left out; otherwise the reason is kept. */
	const find = <Needed>(layer: LayerId, needed: Needed | undefined, why: string): Needed | undefined => {
		if (missing.has(layer)) return undefined;
		if (needed === undefined) missing.set(layer, why);
		return needed;
	};
	const found = findJail();
	const jail = "why" in found ? find("jail", undefined, found.why) : find("jail", `${found.folder}/jail`, "");
	let launch: Launch = {
		program,
		args,
		env,
		layers: ["reading", "watchdog", ...walls.filter((wall) => !surroundings.without.has(wall))],
		isAnnounced: false,
	};
	const bubblewrap = find("namespaces", bubblewrapProgram(), "bubblewrap is not installed");
	const closed = firstClosed([program, ...reads, ...(jail === undefined ? [] : [jail])]);
	const isPossible = find("own-user", isRoot() || undefined, "only root can start a process as another user");
	if (isPossible && find("own-user", closed === undefined || undefined, `other users cannot enter ${closed}`))
		launch = { ...launch, user: takeUser(), layers: [...launch.layers, "own-user"] };
	if (jail !== undefined) launch = wrapInJail(launch, command, surroundings, jail, bubblewrap !== undefined);
	else if (process.platform !== "win32" && bubblewrap === undefined) launch = wrapInShell(launch, command, surroundings);
	if (bubblewrap !== undefined) launch = wrapInBubblewrap(launch, command, bubblewrap, jail);
	return launch;
}
