/**
 * What this run of the grader has found out about the machine's layers, by starting hosts in them. A layer is decided once: one that a host
 * came up in is required of all that follow, and one that the machine was proved not to have is not tried again.
 */
import type { HostCommand } from "../engines/host-command.ts";
import { LAYER_IDS, type LayerId } from "./layers.ts";

export class KnownLayers {
	readonly #active = new Set<LayerId>();
	/** That the machine does not have, and why. */
	readonly lacking = new Map<LayerId, string>();

	/** Those that a host came up in before, and that are not among these nor switched off with what they rest on. */
	lost(layers: readonly LayerId[], switchedOff: ReadonlyMap<LayerId, string>): LayerId[] {
		const isAsked = (layer: LayerId) => !switchedOff.has(layer) && !RESTS_ON_JAIL.some((each) => each === layer && switchedOff.has("jail"));
		return LAYER_IDS.filter((layer) => this.#active.has(layer) && isAsked(layer) && !layers.includes(layer));
	}

	/** `false` where that is no news, or where a host came up in it: then it is something else that is wrong. */
	proveLacking(layer: LayerId, why: string): boolean {
		if (this.#active.has(layer) || this.lacking.has(layer)) return false;
		this.lacking.set(layer, why);
		return true;
	}

	/** A host came up in them. */
	note(layers: readonly LayerId[]): void {
		for (const layer of layers) {
			this.#active.add(layer);
			this.lacking.delete(layer);
		}
	}
}

const RESTS_ON_JAIL: readonly LayerId[] = ["system-calls", "landlock"];

const ofCommands = new Map<string, KnownLayers>();

/** Of all sandboxes for that command in this process. What a layer takes of the machine depends on what is started, and what it reads. */
export function layersKnownFor({ program, reads }: HostCommand): KnownLayers {
	const key = [program, ...reads].join("\n");
	const known = ofCommands.get(key) ?? new KnownLayers();
	ofCommands.set(key, known);
	return known;
}
