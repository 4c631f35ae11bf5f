/** Ends what a host may have started and left behind. */
import { spawnSync } from "node:child_process";
import type { LayerId } from "../layers/layers.ts";

export interface Tree {
	readonly pid: number;
	readonly user: number | undefined;
	/** Layers that are active for sure. */
	readonly layers: readonly LayerId[];
}

export function endProcesses({ pid, user, layers }: Tree): void {
	// They die with the first process of their namespace, or were never started.
	if (layers.includes("namespaces") || layers.includes("system-calls")) return;
	try {
		// The jail makes a group of the process's own; without it there is none of that number.
		process.kill(-pid, "SIGKILL");
	} catch {
		// It is gone already.
	}
	if (user !== undefined) endAllOf(user);
}

/** Everything that runs as this user, also what left its group; the shell that does it spares only itself. */
function endAllOf(user: number): void {
	const untilNoneIsLeft = 'turn=0; while kill -KILL -1 2>/dev/null && [ "$turn" -lt 50 ]; do turn=$((turn + 1)); done';
	spawnSync("/bin/sh", ["-c", untilNoneIsLeft], { cwd: "/", env: {}, uid: user, gid: user, stdio: "ignore", timeout: 5_000 });
}
