/** The process itself; what it says, and how it ends, is `HostProcess`. */
import { ChildProcess, spawn } from "node:child_process";
import type { EventEmitter } from "node:events";
import { constants } from "node:os";
import type { Duplex, Readable } from "node:stream";
import type { Launch } from "../layers/launch.ts";
import { asNodeTakesIt, releaseUser } from "../layers/user-pool.ts";

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

/** Its user, if it has one, is free again when it has ended. What cannot be started says so by its event `error`. */
export function startProcess(launch: Launch): ChildProcess {
	const { user } = launch;
	const child = spawned(launch);
	if (user !== undefined) {
		// What it may have left behind is ended first.
		const release = () => setImmediate(releaseUser, user);
		if (child.pid === undefined) release();
		else child.once("exit", release);
	}
	return child;
}

function spawned({ program, args, env, user, givesUsers, filters, copies = 0 }: Launch): ChildProcess {
	try {
		return spawn(program, [...args], {
			cwd: "/",
			env,
			// What is copied hears something first, and has for each copy a channel and a standard error.
			stdio: [
				filters ?? (copies > 0 ? "pipe" : "ignore"),
				filters === undefined ? "ignore" : "pipe",
				"pipe",
				"pipe",
				...new Array<"pipe">(2 * copies).fill("pipe"),
			],
			...(user !== undefined && givesUsers !== true && asNodeTakesIt(user)),
		});
	} catch (error) {
		// Some refusals of the system, such as of another user, are thrown at once.
		const none = new ChildProcess();
		process.nextTick(() => none.emit("error", error));
		return none;
	}
}

/** Seconds of processor time after which a process ends by itself, for a submission that has `totalMs`. */
export function cpuSecondsFor(totalMs: number): number {
	return Math.ceil((2 * totalMs) / 1000) + 10;
}
