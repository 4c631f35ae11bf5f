/** What is asked of one submission and answered, kept as it goes by; and the same once more, without the submission. */
import type { Oracle } from "../oracle/oracle.ts";
import type { Script, Transcript } from "../oracle/script.ts";
import { type Asked, keyOf, packTranscripts, writeAsked } from "./transcripts.ts";

/** Bytes, after which nothing is kept: a hundred times what an honest one takes. */
const MOST = 1 << 25;

export class Recording {
	readonly #base: Asked | undefined;
	readonly #pieces: Buffer[] = [];
	#size = 0;
	/** Whether the verdicts follow from the weights of the checks as well. */
	isWeighed = false;

	/** `base` are the right answers to what is asked first. */
	constructor(base?: Asked) {
		this.#base = base;
	}

	listen(oracle: Oracle): Oracle {
		return {
			run: async (scripts) => {
				const transcripts = await oracle.run(scripts);
				this.#add(scripts, transcripts);
				return transcripts;
			},
		};
	}

	/** `undefined` where nothing was asked, or too much was answered. */
	get bytes(): Buffer | undefined {
		return this.#pieces.length === 0 || this.#size > MOST ? undefined : packTranscripts(this.#pieces);
	}

	#add(scripts: readonly Script[], transcripts: readonly Transcript[]): void {
		if (this.#size > MOST) return;
		const piece = writeAsked(keyOf(scripts), transcripts, this.#base);
		this.#size += piece.length;
		this.#pieces.push(piece);
	}
}

/** What is asked now was not asked then. */
export class DoesNotFit extends Error {}

/** Answers as the submission did, as long as it is asked the same in the same order: what came before an answer may have a part in it. */
export class Replay implements Oracle {
	readonly #asked: readonly Asked[];
	#at = 0;

	constructor(asked: readonly Asked[]) {
		this.#asked = asked;
	}

	/** Rejects with `DoesNotFit`. */
	async run(scripts: readonly Script[]): Promise<Transcript[]> {
		const next = this.#asked[this.#at];
		this.#at += 1;
		if (next === undefined || next.key !== keyOf(scripts)) throw new DoesNotFit();
		return [...next.transcripts];
	}
}
