/** What comes in from a host: lines that were asked for, each as long as what was asked for may be; anything more is a breach of the protocol. */

/** A line that is to come. */
export interface Owed {
	/** Of which it has at most so many; it ends where it has more. */
	readonly bytes: number;
	/** A longer one is not kept, but told as what it is, up to so many bytes. */
	readonly skippedBytes?: number;
	/** In it, at most: for each there is room for a few words. */
	readonly answers: number;
}

/** The breach of an answer that does not end where it should. */
export const TOO_LARGE = "an answer far larger than what was asked";
const UNASKED = "an answer to something that was not asked";

/** Bytes of replies that may wait to be read. */
const MAX_WAITING = 16 * 2 ** 20;

/** Of a skipped line: enough to say what it was. */
const HEAD_BYTES = 100;

/** A line that was too long to be kept. */
interface Skipped {
	readonly head: string;
	readonly bytes: number;
}

export class Replies {
	/** Of the line that has begun. */
	#pieces: Buffer[] = [];
	#pieceBytes = 0;
	readonly #lines: { readonly line: string | Skipped; readonly owed: Owed }[] = [];
	#waiting = 0;
	/** Lines that have not come. */
	#owed: Owed[] = [];

	expect(owed: readonly Owed[]): void {
		this.#owed.push(...owed);
	}

	/** Takes what was sent; gives the breach, if it is one. What was owed before it still counts. */
	receive(chunk: Buffer): string | undefined {
		for (let from = 0; from < chunk.length; ) {
			const end = chunk.indexOf(10, from);
			const owed = this.#owed[0];
			if (owed === undefined) return UNASKED;
			this.#pieceBytes += (end < 0 ? chunk.length : end) - from;
			if (this.#pieceBytes > (owed.skippedBytes ?? owed.bytes)) return TOO_LARGE;
			if (this.#pieceBytes <= owed.bytes) this.#pieces.push(chunk.subarray(from, end < 0 ? undefined : end));
			else this.#keepHead(chunk.subarray(from));
			if (end < 0) return undefined;
			this.#finish(owed);
			if (this.#waiting > MAX_WAITING) return TOO_LARGE;
			from = end + 1;
		}
		return undefined;
	}

	get isEmpty(): boolean {
		return this.#lines.length === 0;
	}

	/** The next line as JSON: `null` where it is none, or more than one that was owed can be; `undefined` where there is no line. */
	take(): unknown {
		const next = this.#lines.shift();
		if (next === undefined) return undefined;
		const { line, owed } = next;
		if (typeof line !== "string") return tell(line);
		this.#waiting -= line.length;
		if (!isModest(line, owed.answers)) return null;
		try {
			return JSON.parse(line);
		} catch {
			return null;
		}
	}

	#keepHead(more: Buffer): void {
		const [head] = this.#pieces;
		if (this.#pieces.length === 1 && head !== undefined && head.length === HEAD_BYTES) return;
		const start = Buffer.concat([...this.#pieces, more]).subarray(0, HEAD_BYTES);
		this.#pieces = [Buffer.from(start)];
	}

	#finish(owed: Owed): void {
		const [first] = this.#pieces;
		const bytes = this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
		// Cut as bytes: a character may have come in part.
		const text = bytes.toString("utf8");
		const isSkipped = this.#pieceBytes > owed.bytes;
		this.#lines.push({ line: isSkipped ? { head: text, bytes: this.#pieceBytes } : text, owed });
		if (!isSkipped) this.#waiting += text.length;
		this.#owed.shift();
		this.#pieces = [];
		this.#pieceBytes = 0;
	}
}

/** Outside of its texts an answer takes no more than this. */
const CHARACTERS = 64;
const TEXTS = 12;

/** Whether a line is made of no more than so many answers: reading what is deeply nested, or empty a million times, takes long and much memory. */
function isModest(line: string, answers: number): boolean {
	let [characters, texts] = [CHARACTERS * (answers + 4), TEXTS * (answers + 2)];
	for (let at = 0; ; ) {
		const start = line.indexOf('"', at);
		characters -= (start < 0 ? line.length : start) - at;
		if (characters < 0) return false;
		if (start < 0) return true;
		texts -= 1;
		const end = endOfText(line, start + 1);
		if (texts < 0 || end < 0) return false;
		at = end + 1;
	}
}

function endOfText(line: string, from: number): number {
	for (let end = line.indexOf('"', from); end >= 0; end = line.indexOf('"', end + 1)) {
		let slashes = 0;
		while (line[end - 1 - slashes] === "\\") slashes += 1;
		if (slashes % 2 === 0) return end;
	}
	return -1;
}

/** The answer to a step that is a matrix; see `oracle/wire.ts`. */
const MATRIX = /^\{"of":"step","script":(\d{1,9}),"step":(\d{1,9}),"answer":"(\d{1,5}(?:,\d{1,5}){0,3}) /;

/** Bytes behind its numbers. */
const MAX_REST = 40;

/** What would have stood in the place of a matrix, if its host had not sent it; `null` for anything else. */
function tell({ head, bytes }: Skipped): unknown {
	const [start, script, step, extents] = MATRIX.exec(head) ?? [];
	if (start === undefined || extents === undefined) return null;
	const entries = extents.split(",").reduce((product, extent) => product * Number(extent), 1);
	const rest = bytes - start.length - 4 * Math.ceil((8 * entries) / 3);
	if (rest < 0 || rest > MAX_REST) return null;
	const answer = { kind: "unreadable", found: `a matrix of ${entries} entries` };
	return { of: "step", script: Number(script), step: Number(step), answer, isSkipped: true };
}
