/** The time that a submission has in all; that in which the grader itself was busy, and heard nobody, is not counted. */
import { now } from "../../oracle/clock.ts";
import { blockedMs, watchLoop } from "../process/loop-delay.ts";

export class TimeBudget {
	readonly #totalMs: number;
	#begun: { readonly at: number; readonly blocked: number; readonly endWatch: () => void } | undefined;

	constructor(totalMs: number) {
		this.#totalMs = totalMs;
	}

	/** At the first load, before which `spentMs` were used: a process may stand ready long before. */
	begin(spentMs: number): void {
		if (this.#begun !== undefined) return;
		const endWatch = watchLoop();
		this.#begun = { at: now() - spentMs, blocked: blockedMs(), endWatch };
	}

	end(): void {
		this.#begun?.endWatch();
	}

	/** Milliseconds; all of them before it has begun. */
	get left(): number {
		if (this.#begun === undefined) return this.#totalMs;
		const { at, blocked } = this.#begun;
		return this.#totalMs - (now() - at - (blockedMs() - blocked));
	}
}
