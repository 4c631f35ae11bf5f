/** Starts hosts in all layers that this machine has, and refuses to where they are too few. */
import { GraderError } from "./grader-error.ts";
import type { HostCommand } from "./host-command.ts";
import { type Host, HostProcess } from "./host-process.ts";
import { LAYER_IDS, type LayerId } from "./layers.ts";
import { isRoot } from "./own-user.ts";
import { planLaunch } from "./plan-launch.ts";
import type { StartedProcess } from "./start-process.ts";
import { type Weakness, weaknesses } from "./weaknesses.ts";

export interface SandboxOptions {
	/** Goes on where the layers are too few to let a stranger's code run. */
	readonly allowsWeak?: boolean;
	/** Layers that tests switch off, to show what each of them stops. */
	readonly without?: Iterable<LayerId>;
}

export class Sandbox {
	readonly command: HostCommand;
	readonly #allowsWeak: boolean;
	/** Layers that are not there, and why. */
	readonly missing = new Map<LayerId, string>();
	/** Layers that the last host came up in. */
	layers: readonly LayerId[] = [];

	constructor(command: HostCommand, { allowsWeak = false, without = [] }: SandboxOptions = {}) {
		this.command = command;
		this.#allowsWeak = allowsWeak;
		for (const layer of without) this.missing.set(layer, "it was switched off");
	}

	/**
	 * Starts a host at once, or takes a process that was started as it would be here; `settle` says later what became of it, and nothing may
	 * be asked of it before.
	 */
	start(cpuSeconds: number, started?: StartedProcess): Host {
		const launch = planLaunch(this.command, cpuSeconds, this.missing);
		return started === undefined ? new HostProcess(launch) : new HostProcess(started.launch, started.child);
	}

	/** That host, or another one where it did not come up. Throws `GraderError` where none does, or in too few layers. */
	async settle(host: Host, cpuSeconds: number): Promise<Host> {
		let current = host;
		for (;;) {
			const started = await current.started;
			if (started.status === "started") {
				this.layers = LAYER_IDS.filter((layer) => started.layers.includes(layer));
				this.#requireEnough(current);
				return current;
			}
			if (started.missing === undefined || this.missing.has(started.missing))
				throw new GraderError(`the student's process did not start: ${started.why}`);
			this.missing.set(started.missing, started.why);
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
