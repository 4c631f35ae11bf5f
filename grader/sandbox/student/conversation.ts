/** Asks scripts of one process after the other, and reads what they answer, within bounds. */
import type { Answer, Script } from "../../oracle/script.ts";
import type { EncodedScripts, HostScript } from "../../oracle/wire.ts";
import type { Host } from "../process/host-process.ts";
import { type Askable, askableParts, type DeadCalls, encodeParts } from "./askable.ts";
import { type Bounds, boundsOf, scriptLine, stepLines } from "./bounds.ts";
import { type Locate, readAnswer } from "./read-answer.ts";

/** Scripts on their way: what of them was asked, the number of the first, what reads the answers, and how large they may be. */
export interface Asked {
	readonly parts: readonly Askable[];
	readonly bounds: readonly Bounds[];
	readonly first: number;
	readonly encoded: EncodedScripts;
}

/** Entries of matrices beyond the right size in the answers that are given together: what is more is told, and not kept. */
const MAX_BEYOND = 1 << 22;

export class Conversation {
	/** What a copy keeps from the start. */
	readonly #keptByCopies: () => readonly HostScript[] | undefined;
	/** Scripts in all. */
	#count = 0;
	/** The scripts that the process keeps, once it is known. */
	#kept: readonly HostScript[] | undefined;
	#beyond = MAX_BEYOND;

	constructor(keptByCopies: () => readonly HostScript[] | undefined) {
		this.#keptByCopies = keptByCopies;
	}

	/** With another process, which keeps nothing yet. */
	startAnew(): void {
		this.#kept = undefined;
	}

	/** For answers that are given together. */
	makeRoom(): void {
		this.#beyond = MAX_BEYOND;
	}

	/** `isCareful`: with an answer to each step by itself. */
	ask(host: Host, scripts: readonly Script[], dead: DeadCalls, isCareful: boolean): Asked {
		const first = this.#count;
		this.#count += scripts.length;
		const parts = askableParts(scripts, dead);
		const bounds = scripts.map(boundsOf);
		const encoded = encodeParts(scripts, parts);
		const { scripts: asked } = encoded;
		this.#kept ??= host.isCopy ? this.#keptByCopies() : undefined;
		if (this.#kept !== asked) host.keep(encoded);
		this.#kept = asked;
		const owed = parts.flatMap(({ steps }, at) => {
			const bound = bounds[at] as Bounds;
			return isCareful ? stepLines(steps, bound) : scriptLine(steps, bound);
		});
		host.ask({ ask: "run", first, isCareful }, owed);
		return { parts, bounds, first, encoded };
	}

	/** An answer to the script at that position. */
	read(reply: unknown, { encoded, bounds }: Asked, at: number, locate: Locate): Answer {
		const { right, most } = bounds[at] as Bounds;
		const answer = readAnswer(reply, encoded, this.#beyond > 0 ? most : right, locate);
		if (answer.kind === "value") this.#beyond -= Math.max(0, answer.value.data.length - right);
		return answer;
	}
}
