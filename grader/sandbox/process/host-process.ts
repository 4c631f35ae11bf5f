/** One locked-down process for one submission: start, limits, and the name of its death. */
import type { Duplex } from "node:stream";
import { announcementSchema, type HostReply, hostReplySchema } from "../../oracle/reply-schema.ts";
import type { FaultId } from "../../oracle/script.ts";
import type { EncodedScripts, HostRequest } from "../../oracle/wire.ts";
import type { Launch } from "../layers/launch.ts";
import type { LayerId } from "../layers/layers.ts";
import { releaseUser } from "../layers/user-pool.ts";
import { causeOfExit } from "./cause-of-exit.ts";
import { endProcesses } from "./end-processes.ts";
import { causeOfFailedStart, type Started } from "./host-start.ts";
import { blockedMs, heardEverything, watchLoop } from "./loop-delay.ts";
import { innermost, type Usage, usageOf } from "./process-usage.ts";
import { type Owed, Replies } from "./replies.ts";
import { type RunningProcess, startProcess } from "./start-process.ts";

/** Why a process stopped answering. */
export interface Death {
	readonly id: Extract<FaultId, "times-out" | "out-of-memory" | "exits-process" | "breaks-protocol" | "prints-too-much">;
	readonly message: string;
	/** For sure not the submission's doing. */
	readonly isMachines?: true;
}

export type Reply = { readonly kind: "reply"; readonly reply: HostReply } | { readonly kind: "death"; readonly death: Death };

/** Bytes: the student's heap is limited by the engine below this, buffers outside the heap by this alone. */
const MAX_RESIDENT = 700 * 2 ** 20;
const MEMORY_POLL_MS = 30;
/** Bytes: what is printed is collected by the host; what comes this way was written past it. */
const MAX_STDERR = 4 * 2 ** 20;
const MAX_STDERR_KEPT = 4_000;
/** Milliseconds; far more than a start takes on a busy machine. */
export const START_LIMIT_MS = 20_000;
/** A process that the machine keeps waiting may take this many times its limit. */
const PATIENCE = 4;
const ANNOUNCEMENT: Owed = { bytes: 200, answers: 3 };

/** A process that answers requests in order. */
export interface Host {
	/** Whether it came up, and in which layers. Never rejects. */
	readonly started: Promise<Started>;
	/** What it wrote to its standard error, for a fault of the grader. */
	readonly stderr: string;
	/** Made from a process that keeps the sandbox's questions. */
	readonly isCopy: boolean;
	/** `owed` are the lines that it has to answer with. */
	ask(request: Exclude<HostRequest, { ask: "keep" }>, owed: readonly Owed[]): void;
	/** Has it keep scripts, in place of those before; it answers nothing. */
	keep(scripts: EncodedScripts): void;
	/** The next reply, or the death that came instead. A process that the machine keeps waiting may take `mostMs`. */
	next(limitMs: number, mostMs?: number): Promise<Reply>;
	/** Ends everything that was started, at once. */
	kill(death: Death): void;
}

export class HostProcess implements Host {
	readonly started: Promise<Started>;
	readonly isCopy: boolean;
	readonly #launch: Launch;
	readonly #child: RunningProcess;
	readonly #channel: Duplex | undefined;
	#poll: NodeJS.Timeout | undefined;
	readonly #replies = new Replies();
	#stderr = "";
	#stderrBytes = 0;
	#usage: Usage | undefined;
	#pid: number | undefined;
	#death: Death | undefined;
	#startError: Error | undefined;
	/** With which it ended by itself. */
	#code: number | undefined;
	/** Active for sure. */
	#layers: readonly LayerId[];
	#hasReplied = false;
	#wake: (() => void) | undefined;

	constructor(launch: Launch, child: RunningProcess = startProcess(launch), startLimitMs = START_LIMIT_MS) {
		this.#launch = launch;
		this.isCopy = launch.copies !== undefined;
		this.#layers = launch.layers.filter((layer) => layer !== "namespaces");
		this.#child = child;
		this.#channel = this.#child.stdio?.[3] as Duplex | undefined;
		this.#channel?.on("data", (chunk: Buffer) => this.#receive(chunk));
		// The end of the channel and the end of the process are told by `exit`; writing to a dead process is not a fault of ours.
		this.#channel?.on("error", () => {});
		this.#child.stderr?.on("data", (chunk: Buffer) => this.#receiveError(chunk));
		this.#child.on("error", (error) => {
			this.#startError = error;
			this.#die({ id: "exits-process", message: `the process could not be started: ${error.message}`, isMachines: true });
		});
		// What it started may live on, and hold the channel open.
		this.#child.on("exit", () => {
			if (!this.#endTree() && launch.user !== undefined) releaseUser(launch.user, false);
		});
		this.#child.on("close", (code: number | null, signal: NodeJS.Signals | null) => {
			if (this.#death === undefined) this.#code = code ?? undefined;
			this.#die(causeOfExit(code, signal, this.#stderr, this.#layers.includes("namespaces")));
		});
		if (launch.isAnnounced) this.#replies.expect([ANNOUNCEMENT]);
		this.started = this.#start(startLimitMs);
	}

	ask(request: Exclude<HostRequest, { ask: "keep" }>, owed: readonly Owed[]): void {
		if (this.#death !== undefined) return;
		// Its memory is looked at from here on: before it is asked anything, it has no code of a submission.
		this.#poll ??= setInterval(() => this.#look(), MEMORY_POLL_MS).unref();
		this.#replies.expect(owed);
		this.#channel?.write(`${JSON.stringify(request)}\n`);
	}

	keep({ request }: EncodedScripts): void {
		if (this.#death === undefined) this.#channel?.write(`${request}\n`);
	}

	async next(limitMs: number, mostMs = limitMs * PATIENCE): Promise<Reply> {
		const line = await this.#nextReply(limitMs, mostMs);
		if (line !== undefined) {
			const parsed = hostReplySchema.safeParse(line);
			if (parsed.success) {
				this.#hasReplied = true;
				return { kind: "reply", reply: parsed.data };
			}
			this.kill({ id: "breaks-protocol", message: "an answer that does not follow the protocol" });
		}
		this.kill({ id: "times-out", message: `no answer within ${limitMs / 1000} s` });
		return { kind: "death", death: this.#death as Death };
	}

	get stderr(): string {
		return this.#stderr;
	}

	kill(death: Death): void {
		if (this.#death === undefined) {
			this.#child.kill("SIGKILL");
			this.#endTree();
			// What it started may hold these open a while longer; only the process itself is awaited.
			this.#channel?.destroy();
			this.#child.stderr?.destroy();
		}
		this.#die(death);
	}

	/** Whether nothing is left for sure. */
	#endTree(): boolean {
		const { pid } = this.#child;
		// A copy starts nothing before the kernel refuses that, and is not used where the kernel does not.
		if (pid === undefined || this.isCopy) return true;
		return endProcesses({ pid, user: this.#launch.user, layers: this.#layers });
	}

	async #start(limitMs: number): Promise<Started> {
		const { layers, isAnnounced } = this.#launch;
		if (!isAnnounced) {
			await new Promise((resolve) => this.#child.once("spawn", resolve).once("error", resolve));
			return this.#startError === undefined ? { status: "started", layers } : this.#causeOfFailedStart();
		}
		const announcement = announcementSchema.safeParse(await this.#nextReply(limitMs));
		if (announcement.success) {
			this.#layers = [...layers, ...announcement.data.active];
			return { status: "started", layers: this.#layers };
		}
		if (this.#death === undefined) this.#startError = new Error(`nothing was heard of it within ${limitMs / 1000} s`);
		this.kill({ id: "exits-process", message: "the process did not come up" });
		return this.#causeOfFailedStart();
	}

	#causeOfFailedStart(): Started {
		return causeOfFailedStart(this.#launch, { error: this.#startError, code: this.#code, stderr: this.#stderr });
	}

	async #nextReply(limitMs: number, mostMs = limitMs): Promise<unknown> {
		if (!this.#hasNews) await this.#waitForNews(limitMs, Math.min(mostMs, limitMs * PATIENCE));
		return this.#replies.take();
	}

	/**
	 * A process that wanted the processor and did not get it, on a machine that does too much at once, is given more time, and so is one that
	 * the grader did not listen to.
	 */
	async #waitForNews(limitMs: number, mostMs: number): Promise<void> {
		const endWatch = watchLoop();
		const before = this.#usage?.cpuSeconds ?? 0;
		for (let left = mostMs; left > 0; left -= limitMs) {
			if (await this.#newsWithin(Math.min(limitMs, left))) break;
			this.#look();
			const usage = this.#usage;
			const isStarved = usage?.isRunnable === true && (usage.cpuSeconds - before) * 1000 < limitMs / 2;
			if (!isStarved) break;
		}
		endWatch();
	}

	/** Milliseconds in which the grader listened. */
	async #newsWithin(limitMs: number): Promise<boolean> {
		for (let left = limitMs; left > 0; ) {
			const before = blockedMs();
			await this.#wakeWithin(left);
			// What came while the loop was blocked lies there unread.
			if (!this.#hasNews) await heardEverything();
			if (this.#hasNews) return true;
			left = blockedMs() - before;
		}
		return false;
	}

	get #hasNews(): boolean {
		return !this.#replies.isEmpty || this.#death !== undefined;
	}

	#wakeWithin(limitMs: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, limitMs);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	#receive(chunk: Buffer): void {
		if (this.#death !== undefined) return;
		const breach = this.#replies.receive(chunk);
		if (!this.#replies.isEmpty) this.#wake?.();
		if (breach !== undefined) this.kill({ id: "breaks-protocol", message: breach });
	}

	#receiveError(chunk: Buffer): void {
		this.#stderr = (this.#stderr + chunk.toString("latin1")).slice(-MAX_STDERR_KEPT);
		this.#stderrBytes += chunk.length;
		if (this.#stderrBytes > MAX_STDERR) this.kill({ id: "prints-too-much", message: `more than ${MAX_STDERR / 2 ** 20} MB were printed` });
	}

	#die(death: Death): void {
		this.#death ??= death;
		clearInterval(this.#poll);
		this.#wake?.();
	}

	#look(): void {
		const outer = this.#child.pid;
		if (outer === undefined) return;
		const isInside = this.#launch.layers.includes("namespaces") || this.isCopy;
		this.#pid ??= this.#hasReplied && isInside ? innermost(outer) : undefined;
		this.#usage = usageOf(this.#pid ?? outer) ?? this.#usage;
		if ((this.#usage?.resident ?? 0) > MAX_RESIDENT) this.kill({ id: "out-of-memory", message: "the memory limit was reached" });
	}
}
