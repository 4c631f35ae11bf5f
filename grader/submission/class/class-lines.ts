/** What the reader of a class's archive answers, taken apart as it comes: lines, and the bytes behind those of files. */
import { type ClassLine, classLineSchema, MAX_LINE } from "../../oracle/class-archive.ts";

export interface ClassTaker {
	line(line: ClassLine): void;
	/** A piece of the last file. */
	bytes(piece: Buffer): void;
	/** The last file has all its bytes. */
	fileEnds(): void;
}

export class ClassLines {
	readonly #taker: ClassTaker;
	#rest: Buffer = Buffer.alloc(0);
	/** Bytes of the last file that are still to come. */
	#left = 0;
	/** Whether the last line was one that nothing follows. */
	isDone = false;

	constructor(taker: ClassTaker) {
		this.#taker = taker;
	}

	/** Throws what the taker throws, and an error for an answer that is none. */
	take(chunk: Buffer): void {
		let rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		while (rest.length > 0) {
			if (this.#left > 0) {
				const piece = rest.subarray(0, this.#left);
				this.#taker.bytes(piece);
				this.#left -= piece.length;
				rest = rest.subarray(piece.length);
				if (this.#left === 0) this.#taker.fileEnds();
				continue;
			}
			const end = rest.indexOf("\n");
			if (end < 0) break;
			this.#line(rest.toString("utf8", 0, end));
			rest = rest.subarray(end + 1);
		}
		if (rest.length > MAX_LINE) throw new Error("a line without an end");
		this.#rest = Buffer.from(rest);
	}

	#line(text: string): void {
		if (this.isDone) throw new Error("more after the end");
		const line = classLineSchema.parse(JSON.parse(text));
		this.isDone = line.kind === "end" || line.kind === "refused";
		this.#taker.line(line);
		if (line.kind !== "file") return;
		this.#left = line.bytes;
		if (line.bytes === 0) this.#taker.fileEnds();
	}
}
