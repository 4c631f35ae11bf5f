/** Something that answers scripts: the student's code in its own process, or a class in ours. */
import type { Script, Transcript } from "./script.ts";

export interface Oracle {
	/** One transcript for each script, in order. Never rejects for a fault of the student's code. */
	run(scripts: readonly Script[]): Promise<Transcript[]>;
}
