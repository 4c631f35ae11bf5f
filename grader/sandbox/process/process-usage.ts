/** What a process uses just now, as Linux tells it. */
import { readFileSync } from "node:fs";

export interface Usage {
	/** Bytes of resident memory. */
	readonly resident: number;
	/** Seconds of processor time since its start, all threads. */
	readonly cpuSeconds: number;
	/** Whether it wants the processor, whether or not it gets it. */
	readonly isRunnable: boolean;
}

/** As on x86-64, and on nearly every other Linux: bytes, and units of processor time in a second. */
const PAGE = 4096;
const TICKS = 100;

/** `undefined` where there is no /proc, or no such process any more. */
export function usageOf(pid: number): Usage | undefined {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, "latin1");
		// The name stands in parentheses and may hold anything.
		const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
		const [user, system, pages] = [fields[11], fields[12], fields[21]].map(Number) as [number, number, number];
		return { resident: pages * PAGE, cpuSeconds: (user + system) / TICKS, isRunnable: fields[0] === "R" };
	} catch {
		return undefined;
	}
}

/** The last of a chain of only children: the host itself, below what wraps it. */
export function innermost(pid: number): number {
	try {
		const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(" ");
		return child === undefined || child === "" ? pid : innermost(Number(child));
	} catch {
		return pid;
	}
}
