/** Starts hosts in all layers that this machine has, and refuses to where they are too few. */
import type { Script } from "../oracle/script.ts";
import { type EncodedScripts, encodeOnce, type HostScript } from "../oracle/wire.ts";
import type { Command, HostCommand } from "./engines/host-command.ts";
import { GraderError } from "./grader-error.ts";
import { type KnownLayers, layersKnownFor } from "./layers/known-layers.ts";
import type { Launch } from "./layers/launch.ts";
import { LAYER_IDS, type LayerId } from "./layers/layers.ts";
import { isRoot } from "./layers/own-user.ts";
import { planLaunch } from "./layers/plan-launch.ts";
import { type Weakness, weaknesses } from "./layers/weaknesses.ts";
import { Filter, type Filtered, type FilterLimits } from "./process/filter.ts";
import { type Host, HostProcess } from "./process/host-process.ts";
import type { Started } from "./process/host-start.ts";
import type { StartedProcess } from "./process/start-process.ts";
import { Zygote } from "./process/zygote.ts";

export interface SandboxOptions {
	/** Goes on where the layers are too few to let a stranger's code run. */
	readonly allowsWeak?: boolean;
	/** Layers that tests switch off, to show what each of them stops. */
	readonly without?: Iterable<LayerId>;
	/** Many hosts are started, one after the other, and these are asked of each first: they are copied where that can be done. */
	readonly questions?: readonly Script[];
	/** Milliseconds after which a start is late. */
	readonly startLimitMs?: number;
}

/** Has a locked process make something of bytes, or of an open file by its descriptor. Throws `GraderError` where none comes up in the layers that hosts have. */
export type RunFilter = (
	command: Command,
	input: Uint8Array | number,
	limits: FilterLimits,
) => Promise<Exclude<Filtered, { status: "not-started" }>>;

/** Those of the engine that runs submissions; no process of the same run may lack one of the others. */
const WALLS: readonly LayerId[] = ["inner-realm", "engine-permissions"];

/** Copies of one process: few enough that their channels are no burden, enough that its start counts for little. */
const COPIES = 64;
/** A host that does not come up, which proves nothing about layers, is started so often; then this machine is not fit to grade on. */
const STARTS = 4;
/** Milliseconds before it is tried again, twice as many each time: the machine may be short of something for a moment. */
const PAUSE_MS = 50;
const NOT_UP = { id: "exits-process", message: "the process did not come up" } as const;

export class Sandbox {
	readonly command: HostCommand;
	readonly #allowsWeak: boolean;
	readonly #startLimitMs: number | undefined;
	/** Of all sandboxes for this command. */
	readonly #known: KnownLayers;
	readonly #switchedOff: ReadonlyMap<LayerId, string>;
	/** Layers that were left out of the last start, and why. */
	#leftOut: ReadonlyMap<LayerId, string>;
	/** Layers that the last host came up in. */
	layers: readonly LayerId[] = [];
	/** Where there are some, hosts are copied. */
	#questions: EncodedScripts | undefined;
	#zygote: Zygote | undefined;
	/** How the last filter that reads a pipe was started, by which it is known whether one that was started ahead fits. */
	#lastPiped: { readonly command: Command; readonly seconds: number; readonly key: string } | undefined;
	#ahead: { readonly key: string; readonly filter: Filter } | undefined;

	constructor(command: HostCommand, { allowsWeak = false, without = [], questions, startLimitMs }: SandboxOptions = {}) {
		this.command = command;
		this.#questions = questions === undefined ? undefined : encodeOnce(questions);
		this.#allowsWeak = allowsWeak;
		this.#startLimitMs = startLimitMs;
		this.#known = layersKnownFor(command);
		this.#switchedOff = new Map(Array.from(without, (layer) => [layer, "it was switched off"]));
		this.#leftOut = this.#switchedOff;
	}

	/**
	 * Starts a host at once, or takes a process that was started as it would be here; `settle` says later what became of it, and nothing may
	 * be asked of it before.
	 */
	start(cpuSeconds: number, started?: StartedProcess): Host {
		if (started !== undefined) return new HostProcess(started.launch, started.child, this.#startLimitMs);
		const copied = this.#questions && this.#copy(cpuSeconds, this.#questions);
		return copied ?? new HostProcess(this.#plan(this.command, cpuSeconds), undefined, this.#startLimitMs);
	}

	/**
	 * Runs a filter in the layers of hosts. `settled` is when it is known which those are: a filter that is started before and does not come
	 * up is started again then.
	 */
	async filter(settled: Promise<unknown>, ...[command, input, limits]: Parameters<RunFilter>): ReturnType<RunFilter> {
		const seconds = Math.ceil(limits.workMs / 1000);
		const start = () =>
			typeof input === "number"
				? this.#startFilter(command, seconds, input).run(undefined, limits)
				: this.#pipedFilter(command, seconds).run(input, limits);
		const wasAhead = typeof input !== "number" && this.#ahead !== undefined;
		let filtered = await start();
		await settled;
		// One that was started ahead may have been ended before its input was there.
		if (filtered.status === "not-started" || (wasAhead && filtered.status === "stopped")) filtered = await start();
		if (filtered.status === "not-started") throw new GraderError(`a process that reads the submission did not start: ${filtered.why}`);
		const { layers } = filtered;
		const lacking = this.layers.filter((layer) => !WALLS.includes(layer) && !layers.includes(layer));
		if (lacking.length > 0) throw new GraderError(`a process that reads the submission came up without ${lacking.join(" and ")}`);
		return filtered;
	}

	/** Has the next filter come up before its input is there, where it is started as the last one that read a pipe. */
	filterAhead(): void {
		if (this.#lastPiped === undefined || this.#ahead !== undefined) return;
		const { command, seconds, key } = this.#lastPiped;
		this.#ahead = { key, filter: this.#startFilter(command, seconds, "pipe") };
	}

	#pipedFilter(command: Command, seconds: number): Filter {
		const key = JSON.stringify([command, seconds, ...this.#toLeaveOut.keys()]);
		this.#lastPiped = { command, seconds, key };
		const ahead = this.#ahead;
		this.#ahead = undefined;
		if (ahead?.key === key) return ahead.filter;
		ahead?.filter.close();
		return this.#startFilter(command, seconds, "pipe");
	}

	#startFilter(command: Command, seconds: number, filters: "pipe" | number): Filter {
		return new Filter({ ...planLaunch(command, seconds, this.#toLeaveOut), filters });
	}

	/** The scripts that a copy keeps from the start. */
	get kept(): readonly HostScript[] | undefined {
		return this.#questions?.scripts;
	}

	/** Layers that are not there, and why. */
	get missing(): ReadonlyMap<LayerId, string> {
		return new Map([...this.#leftOut, ...this.#known.lacking]);
	}

	/** Ends what hosts are copied from, and what was started ahead. */
	close(): void {
		this.#ahead?.filter.close();
		this.#ahead = undefined;
		this.#zygote?.close();
		this.#zygote = undefined;
	}

	/** Of the next start. */
	get #toLeaveOut(): Map<LayerId, string> {
		return new Map([...this.#switchedOff, ...this.#known.lacking]);
	}

	#plan(command: HostCommand, cpuSeconds: number, copies?: number): Launch {
		const missing = this.#toLeaveOut;
		const launch = planLaunch(command, cpuSeconds, missing, copies);
		this.#leftOut = missing;
		return launch;
	}

	/** One at a time: the host before has to be ended. `undefined` where there is no jail. */
	#copy(cpuSeconds: number, questions: EncodedScripts): Host | undefined {
		if (this.#zygote?.isSpent) this.close();
		this.#zygote ??= this.#startZygote(cpuSeconds, questions);
		return this.#zygote && new HostProcess(this.#zygote.launch, this.#zygote.copy(), this.#startLimitMs);
	}

	#startZygote(cpuSeconds: number, questions: EncodedScripts): Zygote | undefined {
		const { args, argsOfZygote } = this.command;
		const launch = this.#plan({ ...this.command, args: [...args, ...argsOfZygote] }, cpuSeconds, COPIES);
		return launch.copies === undefined ? undefined : new Zygote(launch, questions.request);
	}

	/**
	 * That host, or another one where it did not come up. Throws `GraderError` when none does, when it is in too few layers, or in fewer than
	 * others of this run; and where it was not there yet when it was no longer wanted.
	 */
	async settle(host: Host, cpuSeconds: number, isWanted: () => boolean = () => true): Promise<Host> {
		let current = host;
		for (let failures = 0; ; current = this.start(cpuSeconds)) {
			const started = await current.started;
			const why = this.#whyUnfit(current, started);
			if (started.status === "started" && why === undefined) {
				this.#known.note(started.layers);
				this.layers = LAYER_IDS.filter((layer) => started.layers.includes(layer));
				this.#requireEnough(current);
				return current;
			}
			current.kill(NOT_UP);
			if (!isWanted()) throw new GraderError("the student's process was given up before it came up");
			if (current.isCopy) this.close();
			if (this.#hasLearnt(current, started, failures)) continue;
			failures += 1;
			if (failures === STARTS) throw new GraderError(`the student's process did not start, ${STARTS} times: ${why}`);
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** failures));
		}
	}

	#whyUnfit({ isCopy }: Host, started: Started): string | undefined {
		if (started.status !== "started") return started.why;
		const lost = this.#known.lost(started.layers, this.#switchedOff);
		if (lost.length > 0) return `it came up without ${lost.join(" and ")}, which others of this run had`;
		// Copies share a process tree: in it nothing else may be started.
		return isCopy && !started.layers.includes("system-calls") ? "it was copied where copies could start processes" : undefined;
	}

	/** Whether it is known now how the next start differs from this one that did not succeed; the others were the machine's doing. */
	#hasLearnt({ isCopy }: Host, started: Started, failures: number): boolean {
		if (started.status === "lacks" && started.layer === "namespaces" && this.#known.proveLacking(started.layer, started.why)) return true;
		// What cannot be copied can still be started, in the jail and as a user of its own as well.
		if (isCopy && (started.status !== "failed" || failures > 0)) {
			this.#questions = undefined;
			return true;
		}
		return started.status === "lacks" && this.#known.proveLacking(started.layer, started.why);
	}
	/** What is too weak about the layers of the last host. */
	get weaknesses(): readonly Weakness[] {
		return this.weaknessesOf(this.layers);
	}

	/** What would be, if it had these layers alone. */
	weaknessesOf(layers: readonly LayerId[]): readonly Weakness[] {
		return weaknesses(this.command, layers, this.missing, isRoot());
	}

	#requireEnough(host: Host): void {
		if (this.#allowsWeak) return;
		const [first, ...rest] = this.weaknesses;
		if (first === undefined) return;
		host.kill({ id: "exits-process", message: "" });
		throw new GraderError(
			[
				`this machine cannot isolate a ${this.command.language} submission well enough:`,
				...[first, ...rest].map(({ what, remedy }) => `  ${what}\n    ${remedy}`),
				"`gradecheck doctor` shows all layers; --allow-weak-isolation grades all the same, and stands in the result.",
			].join("\n"),
		);
	}
}
