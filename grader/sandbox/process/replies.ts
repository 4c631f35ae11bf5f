/** What comes in from a host: lines that were asked for, bounded; anything more is a breach of the protocol. */

/** Bytes: one reply holds at most a script's answers. */
const MAX_LINE = 16 * 2 ** 20;
/** Bytes of replies that may wait to be read. */
const MAX_WAITING = 64 * 2 ** 20;

export class Replies {
	#pieces: Buffer[] = [];
	#pieceBytes = 0;
	readonly #lines: string[] = [];
	#waiting = 0;
	/** Lines that were asked for and have not come. */
	#owed = 0;

	expect(count: number): void {
		this.#owed += count;
	}

	/** Takes what was sent; gives the breach, if it is one. What was owed before it still counts. */
	receive(chunk: Buffer): string | undefined {
		this.#pieces.push(chunk);
		this.#pieceBytes += chunk.length;
		if (chunk.includes(10)) {
			// Cut as bytes: a character may have come in part.
			const all = Buffer.concat(this.#pieces);
			const end = all.lastIndexOf(10);
			const lines = all.toString("utf8", 0, end).split("\n");
			const rest = all.subarray(end + 1);
			this.#pieces = [rest];
			this.#pieceBytes = rest.length;
			const due = lines.slice(0, this.#owed);
			this.#owed -= due.length;
			for (const line of due) this.#waiting += line.length;
			this.#lines.push(...due);
			if (due.length < lines.length) return "an answer to something that was not asked";
		}
		return this.#pieceBytes > MAX_LINE || this.#waiting > MAX_WAITING ? "an answer without end" : undefined;
	}

	get isEmpty(): boolean {
		return this.#lines.length === 0;
	}

	/** The next line as JSON: `null` where it is none, `undefined` where there is no line. */
	take(): unknown {
		const line = this.#lines.shift();
		if (line === undefined) return undefined;
		this.#waiting -= line.length;
		try {
			return JSON.parse(line);
		} catch {
			return null;
		}
	}
}
