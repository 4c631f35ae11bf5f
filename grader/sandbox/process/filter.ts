/**
 * A locked process that takes bytes on its standard input and gives bytes on its standard output, once: what reads a hostile file in the
 * grader's place.
 */
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { now } from "../../oracle/clock.ts";
import { announcementSchema } from "../../oracle/reply-schema.ts";
import type { Launch } from "../layers/launch.ts";
import type { LayerId } from "../layers/layers.ts";
import { endProcesses } from "./end-processes.ts";
import { innermost, type Usage, usageOf } from "./process-usage.ts";
import { signalName, startProcess } from "./start-process.ts";

export interface FilterLimits {
	/** Milliseconds of processor time that it may take, and that it may do nothing; for as long as the machine keeps it waiting it is waited for. */
	readonly workMs: number;
	/** Bytes of output. */
	readonly maxOutput: number;
	/** Bytes of resident memory. */
	readonly maxResident: number;
	/** Has the output as it comes, which is not kept then; it must not throw. */
	readonly take?: (output: Buffer) => void;
}

export type Filtered =
	| {
			readonly status: "ended";
			readonly code: number;
			readonly output: Buffer;
			/** The beginning of what it wrote to its standard error. */
			readonly complaint: string;
			/** Those that were active. */
			readonly layers: readonly LayerId[];
			/** Milliseconds from its input to its end. */
			readonly tookMs: number;
	  }
	| { readonly status: "stopped"; readonly why: "late" | "memory" | "output"; readonly layers: readonly LayerId[]; readonly tookMs: number }
	/** It never began: the machine's doing. */
	| { readonly status: "not-started"; readonly why: string };

/** Characters. */
const MAX_COMPLAINT = 16_000;
const LOOK_MS = 30;
/** Milliseconds; far more than coming up takes on a busy machine. */
const START_LIMIT_MS = 30_000;
/** Where nobody tells how much it worked, it may take this many times its limit. */
const PATIENCE = 4;

/** Started before its input is there: coming up takes longer than most of what it is asked. */
export class Filter {
	readonly #launch: Launch;
	readonly #child: ChildProcess;
	readonly #ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
	readonly #output: Buffer[] = [];
	#outputBytes = 0;
	#maxOutput = 0;
	#taker: FilterLimits["take"];
	#complaint = "";
	#announcement = "";
	#startError: Error | undefined;
	#stopped: Extract<Filtered, { status: "stopped" }>["why"] | undefined;

	constructor(launch: Launch) {
		this.#launch = launch;
		const child = startProcess(launch);
		this.#child = child;
		child.stdout?.on("data", (chunk: Buffer) => this.#take(chunk));
		child.stderr?.on("data", (chunk: Buffer) => {
			if (this.#complaint.length < MAX_COMPLAINT) this.#complaint = (this.#complaint + chunk.toString("utf8")).slice(0, MAX_COMPLAINT);
		});
		(child.stdio[3] as Readable | null)?.on("data", (chunk: Buffer) => {
			this.#announcement = (this.#announcement + chunk.toString("latin1")).slice(0, MAX_COMPLAINT);
		});
		// Its end is told by `close`; it may go without having read.
		for (const stream of child.stdio) stream?.on("error", () => {});
		this.#ended = new Promise((resolve) => {
			child.on("error", (error) => {
				this.#startError = error;
				resolve({ code: null, signal: null });
			});
			child.on("close", (code, signal) => resolve({ code, signal }));
		});
	}

	/** `input` is for one that reads a pipe. */
	async run(input: Uint8Array | undefined, limits: FilterLimits): Promise<Filtered> {
		const start = now();
		this.#maxOutput = limits.maxOutput;
		this.#taker = limits.take;
		if (input !== undefined) this.#child.stdin?.end(input);
		const timer = this.#watch(limits);
		const { code, signal } = await this.#ended;
		clearInterval(timer);
		this.#endTree();
		const active = this.#activeLayers(code);
		if (active === undefined) return { status: "not-started", why: this.#whyNotStarted() };
		const told = { layers: [...this.#launch.layers, ...active], tookMs: now() - start };
		if (this.#stopped !== undefined) return { status: "stopped", why: this.#stopped, ...told };
		const killed = signal ?? (this.#launch.layers.includes("namespaces") ? signalName((code ?? 0) - 128) : null);
		// By the kernel, when its processor time was used up.
		if (killed !== null) return { status: "stopped", why: killed === "SIGKILL" || killed === "SIGXCPU" ? "late" : "memory", ...told };
		return { status: "ended", code: code ?? 1, output: Buffer.concat(this.#output), complaint: this.#complaint, ...told };
	}

	/** Ends it, where it is no longer wanted. */
	close(): void {
		this.#child.kill("SIGKILL");
		this.#endTree();
	}

	#stop(why: Extract<Filtered, { status: "stopped" }>["why"]): void {
		this.#stopped ??= why;
		this.close();
		for (const stream of this.#child.stdio) stream?.destroy();
	}

	#endTree(): void {
		const { pid } = this.#child;
		if (pid === undefined) return;
		endProcesses({ pid, user: this.#launch.user, layers: [...this.#launch.layers, ...(this.#activeLayers(0) ?? [])] });
	}

	#take(chunk: Buffer): void {
		this.#outputBytes += chunk.length;
		if (this.#outputBytes > this.#maxOutput) this.#stop("output");
		else if (this.#taker !== undefined) this.#taker(chunk);
		else this.#output.push(chunk);
	}

	/** Looks at its memory and its time, from when it is up; the time in which this process itself was held up is not counted. */
	#watch({ workMs, maxResident }: FilterLimits): NodeJS.Timeout {
		let [coming, waited] = [0, 0];
		const timer = setInterval(() => {
			if (this.#launch.isAnnounced && this.#announcement === "") {
				coming += LOOK_MS;
				if (coming > START_LIMIT_MS) this.#stop("late");
				return;
			}
			waited += LOOK_MS;
			const usage = this.#usage();
			if ((usage?.resident ?? 0) > maxResident) this.#stop("memory");
			const isLate =
				usage === undefined ? waited > workMs * PATIENCE : usage.cpuSeconds * 1000 > workMs || (waited > workMs && !usage.isRunnable);
			if (isLate) this.#stop("late");
		}, LOOK_MS);
		return timer.unref();
	}

	#usage(): Usage | undefined {
		const { pid } = this.#child;
		if (pid === undefined) return undefined;
		return usageOf(this.#launch.layers.includes("namespaces") ? innermost(pid) : pid);
	}

	/** `undefined` where it did not come up. */
	#activeLayers(code: number | null): readonly LayerId[] | undefined {
		if (this.#startError !== undefined) return undefined;
		if (!this.#launch.isAnnounced) return code !== 0 && this.#complaint.startsWith("bwrap: ") ? undefined : [];
		try {
			const announced = announcementSchema.safeParse(JSON.parse(this.#announcement));
			return announced.success ? announced.data.active : undefined;
		} catch {
			return undefined;
		}
	}

	#whyNotStarted(): string {
		return this.#startError?.message ?? (this.#complaint.trim().split("\n")[0] || "it ended without a word");
	}
}
