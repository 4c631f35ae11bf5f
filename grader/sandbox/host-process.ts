/** One locked-down process for one submission: start, limits, and the name of its death. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Duplex } from "node:stream";
import { type HostReply, type HostRequest, hostReplySchema } from "../oracle/wire.ts";
import { GraderError } from "./grader-error.ts";

export interface HostCommand {
	readonly program: string;
	readonly args: readonly string[];
}

/** Why a process stopped answering. */
export interface Death {
	readonly id: "times-out" | "out-of-memory" | "exits-process" | "breaks-protocol";
	readonly message: string;
}

export type Reply = { readonly kind: "reply"; readonly reply: HostReply } | { readonly kind: "death"; readonly death: Death };

/** Bytes: the student's heap is limited by the engine below this, buffers outside the heap by this alone. */
const MAX_RESIDENT = 700 * 2 ** 20;
const MEMORY_POLL_MS = 30;
/** One reply holds at most a script's answers. */
const MAX_LINE = 16 * 2 ** 20;
const MAX_STDERR = 4_000;

export class HostProcess {
	readonly #child: ChildProcess;
	readonly #channel: Duplex;
	readonly #poll: NodeJS.Timeout;
	#received: Buffer[] = [];
	#receivedBytes = 0;
	#lines: string[] = [];
	#stderr = "";
	#death: Death | undefined;
	#hasReplied = false;
	#wake: (() => void) | undefined;

	/** `cpuSeconds` ends a process that outlives a killed grader; while the grader lives, its own deadlines come first. */
	constructor(command: HostCommand, cpuSeconds: number) {
		const { program, args } = process.platform === "win32" ? command : limited(command, cpuSeconds);
		this.#child = spawn(program, [...args], { cwd: "/", env: {}, stdio: ["ignore", "ignore", "pipe", "pipe"] });
		this.#channel = this.#child.stdio[3] as Duplex;
		this.#channel.on("data", (chunk: Buffer) => this.#receive(chunk));
		// The end of the channel and the end of the process are told by `exit`; writing to a dead process is not a fault of ours.
		this.#channel.on("error", () => {});
		this.#child.stderr?.on("data", (chunk: Buffer) => {
			this.#stderr = (this.#stderr + chunk.toString("latin1")).slice(-MAX_STDERR);
		});
		this.#child.on("error", (error) => this.#die({ id: "exits-process", message: `the process could not be started: ${error.message}` }));
		this.#child.on("close", (code, signal) => this.#die(this.#causeOfExit(code, signal)));
		this.#poll = setInterval(() => this.#checkMemory(), MEMORY_POLL_MS);
		this.#poll.unref();
	}

	ask(request: HostRequest): void {
		if (this.#death === undefined) this.#channel.write(`${JSON.stringify(request)}\n`);
	}

	/** The next reply, or the death that came instead. Throws `GraderError` when the process dies before it ever spoke. */
	async next(limitMs: number): Promise<Reply> {
		if (this.#lines.length === 0 && this.#death === undefined) await this.#waitForNews(limitMs);
		const line = this.#lines.shift();
		if (line !== undefined) {
			const parsed = hostReplySchema.safeParse(parseJson(line));
			if (parsed.success) {
				this.#hasReplied = true;
				return { kind: "reply", reply: parsed.data };
			}
			this.kill({ id: "breaks-protocol", message: "an answer that does not follow the protocol" });
		}
		this.kill({ id: "times-out", message: `no answer within ${limitMs / 1000} s` });
		return { kind: "death", death: this.#death as Death };
	}

	/** Whether it got as far as answering anything; a process that never did was not stopped by the student's code. */
	get hasReplied(): boolean {
		return this.#hasReplied;
	}

	/** What the process wrote to its standard error, for a fault of the grader. */
	get stderr(): string {
		return this.#stderr;
	}

	kill(death: Death): void {
		this.#child.kill("SIGKILL");
		this.#die(death);
	}

	#waitForNews(limitMs: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, limitMs);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	#receive(chunk: Buffer): void {
		this.#received.push(chunk);
		this.#receivedBytes += chunk.length;
		if (chunk.includes(10)) {
			const lines = Buffer.concat(this.#received).toString("utf8").split("\n");
			const rest = Buffer.from(lines.pop() as string);
			this.#received = [rest];
			this.#receivedBytes = rest.length;
			this.#lines.push(...lines);
			this.#wake?.();
		} else if (this.#receivedBytes > MAX_LINE) this.kill({ id: "breaks-protocol", message: "an answer without end" });
	}

	#die(death: Death): void {
		this.#death ??= death;
		clearInterval(this.#poll);
		this.#wake?.();
	}

	#causeOfExit(code: number | null, signal: NodeJS.Signals | null): Death {
		if (/heap out of memory|invalid (string|size|array) (length|size)|Fatal process out of memory/i.test(this.#stderr))
			return { id: "out-of-memory", message: "the memory limit was reached" };
		return { id: "exits-process", message: signal === null ? `the process ended with code ${code}` : `the process was ended by ${signal}` };
	}

	#checkMemory(): void {
		try {
			const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.#child.pid}/status`, "latin1"))?.[1];
			if (Number(resident) * 1024 > MAX_RESIDENT) this.kill({ id: "out-of-memory", message: "the memory limit was reached" });
		} catch {
			// Not Linux, or just gone: the engine's own heap limit remains.
			clearInterval(this.#poll);
		}
	}
}

function limited({ program, args }: HostCommand, cpuSeconds: number): HostCommand {
	return { program: "/bin/sh", args: ["-c", 'ulimit -t "$0"; exec "$@"', String(cpuSeconds), program, ...args] };
}

export function requireReplied(host: HostProcess, death: Death): void {
	if (!host.hasReplied)
		throw new GraderError(`the student's process did not start (${death.message}): ${host.stderr.trim() || "it said nothing"}`);
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
