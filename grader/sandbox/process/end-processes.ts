/** Ends what a host may have started and left behind. */
import { spawnSync } from "node:child_process";
import type { LayerId } from "../layers/layers.ts";
import { asNodeTakesIt } from "../layers/user-pool.ts";

export interface Tree {
	readonly pid: number;
	readonly user: number | undefined;
	/** Layers that are active for sure. */
	readonly layers: readonly LayerId[];
}

/** Whether nothing is left for sure. */
export function endProcesses({ pid, user, layers }: Tree): boolean {
	// They die with the first process of their namespace, or were never started.
	if (layers.includes("namespaces") || layers.includes("system-calls")) return true;
	try {
		// The jail makes a group of the process's own; without it there is none of that number.
		process.kill(-pid, "SIGKILL");
	} catch {
		// It is gone already.
	}
	return user !== undefined && endAllOf(user);
}

/** Everything that runs as this user, also what left its group; the shell that does it spares only itself. */
function endAllOf(user: number): boolean {
	const untilNoneIsLeft = 'turn=0; while kill -KILL -1 2>/dev/null; do turn=$((turn + 1)); [ "$turn" -lt 50 ] || exit 1; done';
	const { status } = spawnSync("/bin/sh", ["-c", untilNoneIsLeft], {
		cwd: "/",
		env: {},
		...asNodeTakesIt(user),
		stdio: "ignore",
		timeout: 5_000,
	});
	return status === 0;
}
