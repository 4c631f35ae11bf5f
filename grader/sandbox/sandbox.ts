/** Starts hosts in all layers that this machine has, and refuses to where they are too few. */
import { bubblewrapProgram, wrapInBubblewrap } from "./bubblewrap-layer.ts";
import { GraderError } from "./grader-error.ts";
import type { HostCommand } from "./host-command.ts";
import { type Host, HostProcess } from "./host-process.ts";
import { jailProgram, wrapInJail, wrapInShell } from "./jail-layer.ts";
import type { Launch } from "./launch.ts";
import { LAYER_IDS, type LayerId } from "./layers.ts";
import { firstClosed, isRoot, nextUser } from "./own-user.ts";
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

	/** Starts a host at once; `settle` says later what became of it, and nothing may be asked of it before. */
	start(cpuSeconds: number): Host {
		return new HostProcess(this.#plan(cpuSeconds));
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

	#plan(cpuSeconds: number): Launch {
		const { program, args, env, walls, reads } = this.command;
		const without = new Set(this.missing.keys());
		const surroundings = { cpuSeconds, without };
		const jail = this.#find("jail", jailProgram(), "it was not built, for want of a C compiler");
		let launch: Launch = {
			program,
			args,
			env,
			layers: ["reading", "watchdog", ...walls.filter((wall) => !without.has(wall))],
			isAnnounced: false,
		};
		const bubblewrap = this.#find("namespaces", bubblewrapProgram(), "bubblewrap is not installed");
		if (jail !== undefined) launch = wrapInJail(launch, this.command, surroundings, jail, bubblewrap !== undefined);
		else if (process.platform !== "win32" && bubblewrap === undefined) launch = wrapInShell(launch, surroundings);
		if (bubblewrap !== undefined) launch = wrapInBubblewrap(launch, this.command, bubblewrap, jail);
		const closed = firstClosed([program, ...reads, ...(jail === undefined ? [] : [jail])]);
		const isPossible = this.#find("own-user", isRoot() || undefined, "only root can start a process as another user");
		if (isPossible && this.#find("own-user", closed === undefined || undefined, `other users cannot enter ${closed}`))
			launch = { ...launch, user: nextUser(), layers: [...launch.layers, "own-user"] };
		return launch;
	}

	/** What a layer needs, unless it is switched off or did not work before; otherwise the reason is kept. */
	#find<Needed>(layer: LayerId, needed: Needed | undefined, why: string): Needed | undefined {
		if (this.missing.has(layer)) return undefined;
		if (needed === undefined) this.missing.set(layer, why);
		return needed;
	}
}
