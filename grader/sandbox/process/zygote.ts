/** A host that came up once and is copied for each submission: what takes long about its start is done only then. See `jail/zygote.c`. */
import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import * as z from "zod/mini";
import type { Launch } from "../layers/launch.ts";
import { releaseUser, takeUser } from "../layers/user-pool.ts";
import { type RunningProcess, signalName, startProcess } from "./start-process.ts";

/** As wait(2) tells it. Made when there are copies: a single grading would wait two milliseconds for it. */
const endSchema = () => z.strictObject({ status: z.int().check(z.gte(0), z.lte(0xffff)) });

const MAX_STDERR_KEPT = 4_000;
/** Milliseconds; ending a process takes a few. */
const END_LIMIT_MS = 5_000;
/** In the place of a user: a copy is the same one as what it was copied from. */
const STAYS = 0xffff_ffff;

export class Zygote {
	readonly launch: Launch;
	readonly #child: ChildProcess;
	/** Absent where there are no descriptors left. */
	readonly #control: Duplex | undefined;
	readonly #streams: readonly (Duplex | undefined)[];
	/** Whose end has not been told; all but the last have been ended. */
	readonly #copies: Copy[] = [];
	#made = 0;
	readonly #endSchema = endSchema();
	#isGone = false;
	#stderr = "";
	#said = "";

	/** `first` is the line that is said to it before it is copied. */
	constructor(launch: Launch, first: string) {
		this.launch = launch;
		this.#child = startProcess(launch);
		this.#child.stdin?.end(`${first}\n`);
		this.#streams = (this.#child.stdio ?? []) as (Duplex | undefined)[];
		this.#control = this.#streams[3];
		// Its end is told by `exit`; a copy that has gone may leave words unread.
		for (const stream of this.#streams) stream?.on("error", () => {});
		this.#control?.on("data", (chunk: Buffer) => this.#receive(chunk));
		this.#child.stderr?.on("data", (chunk: Buffer) => {
			this.#stderr = (this.#stderr + chunk.toString("latin1")).slice(-MAX_STDERR_KEPT);
		});
		this.#child.on("error", (error) => this.#fail(error.message));
		// Not `close`, which waits until the channels of copies to come are read.
		this.#child.on("exit", () => {
			const fail = () => this.#fail(this.#stderr.trim() || "the process that is copied has ended");
			if (this.#child.stderr?.closed === false) this.#child.stderr.once("close", fail);
			else fail();
		});
	}

	/** Whether no more copies can be made of it. */
	get isSpent(): boolean {
		return this.#isGone || this.#made === this.launch.copies;
	}

	/** Before the next copy is made, the one before has to be ended. Throws `GraderError` when there are no more users. */
	copy(): RunningProcess {
		const number = this.#made;
		this.#made += 1;
		const user = this.launch.givesUsers ? takeUser() : undefined;
		const order = (letter: string) => this.#control?.write(orderOf(letter, number, user));
		const at = 4 + 2 * number;
		const copy = new Copy(this.#child.pid, user, this.#streams[at], this.#streams[at + 1], () => {
			order("k");
			// One that cannot be ended otherwise goes down with what it was copied from.
			const timer = setTimeout(() => this.close(), END_LIMIT_MS).unref();
			copy.once("exit", () => clearTimeout(timer));
		});
		this.#copies.push(copy);
		order("f");
		return copy;
	}

	/** Ends it, and the copy that lives. */
	close(): void {
		this.#child.kill("SIGKILL");
		for (const stream of this.#streams) stream?.destroy();
	}

	#receive(chunk: Buffer): void {
		const lines = (this.#said + chunk.toString("latin1")).split("\n");
		this.#said = lines.pop() ?? "";
		for (const line of lines) {
			const copy = this.#copies.shift();
			if (copy?.user !== undefined) releaseUser(copy.user);
			copy?.end(this.#endSchema.parse(JSON.parse(line)).status);
		}
	}

	#fail(why: string): void {
		this.#isGone = true;
		for (const copy of this.#copies.splice(0)) {
			// It ends as well, but nobody tells when.
			if (copy.user !== undefined) releaseUser(copy.user, false);
			copy.emit("error", new Error(why));
		}
	}
}

/** See `jail/zygote.c`. */
function orderOf(letter: string, number: number, user = STAYS): Buffer {
	const order = Buffer.from([letter.charCodeAt(0), number, 0, 0, 0, 0]);
	order.writeUInt32LE(user, 2);
	return order;
}

/** As much of a child process as is used. */
class Copy extends EventEmitter implements RunningProcess {
	/** Of what it was copied from. */
	readonly pid: number | undefined;
	readonly user: number | undefined;
	readonly stdio: RunningProcess["stdio"];
	readonly stderr: Duplex | null;
	readonly kill: () => void;
	#hasEnded = false;

	constructor(
		pid: number | undefined,
		user: number | undefined,
		channel: Duplex | undefined,
		stderr: Duplex | undefined,
		kill: () => void,
	) {
		super();
		this.pid = pid;
		this.user = user;
		this.stderr = stderr ?? null;
		this.stdio = [null, null, this.stderr, channel ?? null];
		this.kill = () => {
			if (!this.#hasEnded) kill();
		};
	}

	end(status: number): void {
		if (this.#hasEnded) return;
		this.#hasEnded = true;
		const signal = signalName(status & 0x7f);
		const code = signal === null ? status >> 8 : null;
		this.emit("exit", code, signal);
		// What it still said is on its way.
		const open = [this.stderr, this.stdio[3]].filter((stream) => stream?.closed === false);
		const closed = open.map((stream) => new Promise((resolve) => stream?.once("close", resolve)));
		void Promise.all(closed).then(() => this.emit("close", code, signal));
	}
}
