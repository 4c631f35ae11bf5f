/** How the engine is set for what is ahead: one grading, or many. */
import { setFlagsFromString } from "node:v8";

/** One grading ends before optimised code has paid for itself, and needs little memory. The flags are a part of what is compiled ahead. */
export function tuneForOneGrading(): void {
	setFlags("--no-opt", "--no-sparkplug", "--invocation-count-for-maglev=2000", "--semi-space-growth-factor=1", "--no-parallel-scavenge");
}

/**
 * For when more are to follow. The last of the engine's compilers costs more than it saves even then; the young generation is large at
 * once, and so does not grow with the class.
 */
export function tuneForMore(): void {
	setFlags("--sparkplug", "--invocation-count-for-maglev=400", "--semi-space-growth-factor=8");
}

function setFlags(...flags: readonly string[]): void {
	for (const flag of flags) setFlagsFromString(flag);
}
