/** What whole commands cost: wall time, processor time and memory of everything that they start. Linux. */
import { type ChildProcess, spawn } from "node:child_process";
import { descendants, read } from "../processes.ts";
import { countsOthers, machineTime, processorTime } from "./processor-time.ts";

export interface Cost {
	/** Milliseconds. */
	readonly wall: number;
	/** Milliseconds of processor time. */
	readonly cpu: number;
}

export interface Command {
	readonly program: string;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly cwd?: string;
}

/** The share of one processor that everything else takes. */
export async function background(forMs = 1_000): Promise<number> {
	const [before, start] = [machineTime(), performance.now()];
	await new Promise((resolve) => setTimeout(resolve, forMs));
	return (machineTime() - before) / (performance.now() - start);
}

/** Runs it `times` times, one after the other; the mean. `other` is what `background` gave. */
export async function costOf(command: Command, times: number, other: number): Promise<Cost> {
	const [before, start] = [processorTime(), performance.now()];
	for (let at = 0; at < times; at += 1) await ended(begin(command));
	const wall = performance.now() - start;
	return { wall: wall / times, cpu: (processorTime() - before - othersIn(wall, other)) / times };
}

function othersIn(wall: number, other: number): number {
	return countsOthers ? other * wall : 0;
}

/** Runs it once, and looks now and then at the memory of its own process, MiB, and at how far it is. */
export async function costAlong(
	command: Command,
	other: number,
	progress: () => number,
): Promise<{ readonly cost: Cost; readonly along: readonly { readonly done: number; readonly memory: number }[] }> {
	const along: { done: number; memory: number }[] = [];
	const [before, start] = [processorTime(), performance.now()];
	const child = begin(command);
	const timer = setInterval(() => {
		const memory = Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${child.pid}/status`))?.[1] ?? 0) / 1024;
		if (memory > 0) along.push({ done: progress(), memory });
	}, 1_000);
	await ended(child);
	clearInterval(timer);
	const wall = performance.now() - start;
	return { cost: { wall, cpu: processorTime() - before - othersIn(wall, other) }, along };
}

/** Processes of that command in a second, `workers` at a time. */
export async function rateOf(command: Command, times: number, workers: number): Promise<number> {
	const start = performance.now();
	let left = times;
	const worker = async (): Promise<void> => {
		while (left > 0) {
			left -= 1;
			await ended(begin(command));
		}
	};
	await Promise.all(Array.from({ length: workers }, worker));
	return (times / (performance.now() - start)) * 1_000;
}

/** MiB: the most that the command's own process ever held, and the most that any process below it did. Slow: for memory alone. */
export async function peakOf(command: Command): Promise<{ readonly own: number; readonly below: number }> {
	const child = begin(command);
	let [own, below] = [0, 0];
	const look = (): void => {
		for (const pid of [child.pid as number, ...descendants(child.pid as number)]) {
			const peak = peakRss(pid);
			if (pid === child.pid) own = Math.max(own, peak);
			else below = Math.max(below, peak);
		}
	};
	const timer = setInterval(look, 4);
	await ended(child);
	clearInterval(timer);
	return { own, below };
}

export function begin({ program, args, env, cwd }: Command): ChildProcess {
	return spawn(program, [...args], { stdio: "ignore", env: { ...process.env, ...env }, ...(cwd !== undefined && { cwd }) });
}

/** Throws when it does not end as a command that worked. */
function ended(child: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("exit", (code, signal) =>
			code === 0 ? resolve() : reject(new Error(`${child.spawnargs.join(" ")} ended with ${code ?? signal}`)),
		);
	});
}

function peakRss(pid: number): number {
	return Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] as number;
}
