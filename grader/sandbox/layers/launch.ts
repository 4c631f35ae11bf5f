/** A host's command wrapped in the layers that this machine is thought to have; starting it shows which it has. */
import type { LayerId } from "./layers.ts";

/** What is handed to the operating system. */
export interface Launch {
	readonly program: string;
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	/** User and group that it is, of `user-pool.ts`: to be given back when all of it has ended. */
	readonly user?: number;
	/** It is started as root, becomes that user by itself, and makes each copy another one. */
	readonly givesUsers?: true;
	/** Layers that are active once it has started. */
	readonly layers: readonly LayerId[];
	/** It reads its standard input, a pipe or an open file by its descriptor, and writes to its standard output; both are closed to a host. */
	readonly filters?: "pipe" | number;
	/** How often it can be copied; it is no host itself. */
	readonly copies?: number;
	/** The jail says on the channel which of its layers are active before the host starts. */
	readonly isAnnounced: boolean;
}

export interface Surroundings {
	/** Seconds of processor time after which the process ends, whatever became of the grader. */
	readonly cpuSeconds: number;
	/** How often the process can be copied. */
	readonly copies?: number;
	/** Layers that are left out: switched off, or found not to work here. */
	readonly without: ReadonlySet<LayerId>;
}
