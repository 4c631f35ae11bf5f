/** A round read from what was answered to its script. */
import type { Answer, Transcript } from "../oracle/script.ts";
import { SKIPPED } from "./answers.ts";
import type { Group, Places, Round } from "./round.ts";

/** A round read from a transcript, each part when it is asked for. */
export function readRound(places: Places, transcript: Transcript): Round {
	return new ReadRound(places, transcript);
}

type Part = Readonly<Record<string, Answer>>;

class ReadRound implements Round {
	readonly construct: Answer;
	readonly #places: Places;
	readonly #transcript: Transcript;
	readonly #parts: Partial<Record<Group, Part>> = {};

	constructor(places: Places, transcript: Transcript) {
		this.#places = places;
		this.#transcript = transcript;
		const at = places.construct?.get("");
		this.construct = at === undefined ? { kind: "done" } : (transcript[at] ?? SKIPPED);
	}

	get assigned(): Part {
		return this.#part("assigned");
	}

	get before(): Part {
		return this.#part("before");
	}

	get after(): Part {
		return this.#part("after");
	}

	get computed(): Part {
		return this.#part("computed");
	}

	get stored(): Part {
		return this.#part("stored");
	}

	get inputs(): Part {
		return this.#part("inputs");
	}

	get calls(): Part {
		return this.#part("calls");
	}

	#part(group: Group): Part {
		let part = this.#parts[group];
		if (part === undefined) {
			const answers: Record<string, Answer> = {};
			this.#places[group]?.forEach((at, name) => {
				answers[name] = this.#transcript[at] ?? SKIPPED;
			});
			part = answers;
			this.#parts[group] = part;
		}
		return part;
	}
}
