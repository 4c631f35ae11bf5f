/** The process itself; what it says, and how it ends, is `HostProcess`. */
import { type ChildProcess, spawn } from "node:child_process";
import type { EventEmitter } from "node:events";
import { constants } from "node:os";
import type { Duplex, Readable } from "node:stream";
import type { Launch } from "../layers/launch.ts";

/** As much of a process as is used, whether it was started or copied. */
export interface RunningProcess extends Pick<EventEmitter, "on" | "once"> {
	readonly pid?: number | undefined;
	/** At 3 the channel. */
	readonly stdio: ChildProcess["stdio"] | readonly (Duplex | null)[];
	readonly stderr: Readable | null;
	kill(signal?: NodeJS.Signals): void;
}

/** By its number. */
export function signalName(number: number): NodeJS.Signals | null {
	const found = Object.entries(constants.signals).find(([, known]) => known === number)?.[0];
	return (found as NodeJS.Signals | undefined) ?? null;
}

export interface StartedProcess {
	readonly launch: Launch;
	/** Its events have to be listened to before the event loop turns. */
	readonly child: ChildProcess;
}

export function startProcess({ program, args, env, user, isFilter = false, copies = 0 }: Launch): ChildProcess {
	return spawn(program, [...args], {
		cwd: "/",
		env,
		// What is copied hears something first, and has for each copy a channel and a standard error.
		stdio: [
			isFilter || copies > 0 ? "pipe" : "ignore",
			isFilter ? "pipe" : "ignore",
			"pipe",
			"pipe",
			...new Array<"pipe">(2 * copies).fill("pipe"),
		],
		...(user !== undefined && { uid: user, gid: user }),
	});
}

/** Seconds of processor time after which a process ends by itself, for a submission that has `totalMs`. */
export function cpuSecondsFor(totalMs: number): number {
	return Math.ceil((2 * totalMs) / 1000) + 10;
}
