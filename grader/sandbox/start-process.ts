/** The process itself; what it says, and how it ends, is `HostProcess`. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Launch } from "./launch.ts";

export interface StartedProcess {
	readonly launch: Launch;
	/** Its events have to be listened to before the event loop turns. */
	readonly child: ChildProcess;
}

export function startProcess({ program, args, env, user }: Launch): ChildProcess {
	return spawn(program, [...args], {
		cwd: "/",
		env,
		stdio: ["ignore", "ignore", "pipe", "pipe"],
		...(user !== undefined && { uid: user, gid: user }),
	});
}

/** Seconds of processor time after which a process ends by itself, for a submission that has `totalMs`. */
export function cpuSecondsFor(totalMs: number): number {
	return Math.ceil((2 * totalMs) / 1000) + 10;
}
