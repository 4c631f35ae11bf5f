/** Starts hosts in all layers that this machine has, and refuses to where they are too few. */
import type { Script } from "../oracle/script.ts";
import { type EncodedScripts, encodeOnce, type HostScript } from "../oracle/wire.ts";
import type { HostCommand } from "./engines/host-command.ts";
import { GraderError } from "./grader-error.ts";
import { LAYER_IDS, type LayerId } from "./layers/layers.ts";
import { isRoot } from "./layers/own-user.ts";
import { planLaunch } from "./layers/plan-launch.ts";
import { type Weakness, weaknesses } from "./layers/weaknesses.ts";
import { type Host, HostProcess } from "./process/host-process.ts";
import type { StartedProcess } from "./process/start-process.ts";
import { Zygote } from "./process/zygote.ts";

export interface SandboxOptions {
	/** Goes on where the layers are too few to let a stranger's code run. */
	readonly allowsWeak?: boolean;
	/** Layers that tests switch off, to show what each of them stops. */
	readonly without?: Iterable<LayerId>;
	/** Many hosts are started, one after the other, and these are asked of each first: they are copied where that can be done. */
	readonly questions?: readonly Script[];
}

/** Copies of one process: few enough that their channels are no burden, enough that its start counts for little. */
const COPIES = 64;

export class Sandbox {
	readonly command: HostCommand;
	readonly #allowsWeak: boolean;
	/** Layers that are not there, and why. */
	readonly missing = new Map<LayerId, string>();
	/** Layers that the last host came up in. */
	layers: readonly LayerId[] = [];
	/** Where there are some, hosts are copied. */
	#questions: EncodedScripts | undefined;
	#zygote: Zygote | undefined;

	constructor(command: HostCommand, { allowsWeak = false, without = [], questions }: SandboxOptions = {}) {
		this.command = command;
		this.#questions = questions === undefined ? undefined : encodeOnce(questions);
		this.#allowsWeak = allowsWeak;
		for (const layer of without) this.missing.set(layer, "it was switched off");
	}

	/**
	 * Starts a host at once, or takes a process that was started as it would be here; `settle` says later what became of it, and nothing may
	 * be asked of it before.
	 */
	start(cpuSeconds: number, started?: StartedProcess): Host {
		if (started !== undefined) return new HostProcess(started.launch, started.child);
		const copied = this.#questions && this.#copy(cpuSeconds, this.#questions);
		return copied ?? new HostProcess(planLaunch(this.command, cpuSeconds, this.missing));
	}

	/** The scripts that a copy keeps from the start. */
	get kept(): readonly HostScript[] | undefined {
		return this.#questions?.scripts;
	}

	/** Ends what hosts are copied from. */
	close(): void {
		this.#zygote?.close();
		this.#zygote = undefined;
	}

	/** One at a time: the host before has to be ended. `undefined` where there is no jail. */
	#copy(cpuSeconds: number, questions: EncodedScripts): Host | undefined {
		if (this.#zygote?.isSpent) this.close();
		this.#zygote ??= this.#startZygote(cpuSeconds, questions);
		return this.#zygote && new HostProcess(this.#zygote.launch, this.#zygote.copy());
	}

	#startZygote(cpuSeconds: number, questions: EncodedScripts): Zygote | undefined {
		const { args, argsOfZygote } = this.command;
		const launch = planLaunch({ ...this.command, args: [...args, ...argsOfZygote] }, cpuSeconds, this.missing, COPIES);
		return launch.copies === undefined ? undefined : new Zygote(launch, questions.request);
	}

	/** That host, or another one where it did not come up. Throws `GraderError` where none does, or in too few layers. */
	async settle(host: Host, cpuSeconds: number): Promise<Host> {
		let current = host;
		for (;;) {
			const started = await current.started;
			const isCopied = this.#zygote !== undefined;
			// Copies share a process tree: in it nothing else may be started.
			const isFit = started.status === "started" && (!isCopied || started.layers.includes("system-calls"));
			if (isFit) {
				this.layers = LAYER_IDS.filter((layer) => started.layers.includes(layer));
				this.#requireEnough(current);
				return current;
			}
			this.close();
			const { missing, why } = started.status === "failed" ? started : { missing: undefined, why: "" };
			const isNews = missing !== undefined && !this.missing.has(missing);
			// What cannot be copied can still be started, in the jail as well.
			if (isNews && !(isCopied && missing === "jail")) this.missing.set(missing, why);
			else if (isCopied) this.#questions = undefined;
			else throw new GraderError(`the student's process did not start: ${why}`);
			current = this.start(cpuSeconds);
		}
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
