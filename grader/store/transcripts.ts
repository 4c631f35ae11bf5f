/** Transcripts as the store keeps them: which scripts were asked, and the answers that are not those of a right submission. */
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { isSameShape } from "../numeric/tensor.ts";
import type { Answer, Script, Transcript } from "../oracle/script.ts";
import { encodeOnce } from "../oracle/wire.ts";

/** Scripts that were asked together. */
export interface Asked {
	/** Tells whether other scripts are the same ones. */
	readonly key: string;
	readonly transcripts: readonly Transcript[];
}

/** The same, where `places` are those of the `answers` among all steps that the scripts have. */
interface Written {
	readonly key: string;
	/** How many steps each script has; those of the base where there is none. */
	readonly lengths?: readonly number[];
	readonly places?: Uint32Array;
	readonly answers: readonly Answer[];
}

const keys = new WeakMap<readonly Script[], string>();

/** Of scripts that are asked of a whole class it is computed once. */
export function keyOf(scripts: readonly Script[]): string {
	const known = keys.get(scripts);
	if (known !== undefined) return known;
	const key = createHash("sha256").update(encodeOnce(scripts).request).digest("base64");
	keys.set(scripts, key);
	return key;
}

/** One piece of what was asked; `base` are the answers of a right submission to the same scripts. */
export function writeAsked(key: string, transcripts: readonly Transcript[], base?: Asked): Buffer {
	if (base?.key !== key) {
		const written: Written = { key, lengths: transcripts.map(({ length }) => length), answers: transcripts.flat() };
		return serialize(written);
	}
	const places: number[] = [];
	const answers: Answer[] = [];
	let place = 0;
	for (const [at, transcript] of transcripts.entries()) {
		const right = base.transcripts[at] as Transcript;
		for (const [step, answer] of transcript.entries()) {
			if (!isSame(answer, right[step])) {
				places.push(place);
				answers.push(answer);
			}
			place += 1;
		}
	}
	return serialize({ key, places: Uint32Array.from(places), answers } satisfies Written);
}

/** All that was asked, in its order. */
export function packTranscripts(pieces: readonly Uint8Array[]): Buffer {
	return zstdCompressSync(serialize(pieces));
}

/** Throws an error for what `packTranscripts` did not make, and for another base. */
export function unpackTranscripts(bytes: Uint8Array, base?: Asked): Asked[] {
	return (deserialize(zstdDecompressSync(bytes)) as Uint8Array[]).map((piece) => readAsked(deserialize(piece) as Written, base));
}

function readAsked({ key, lengths, places, answers }: Written, base: Asked | undefined): Asked {
	if (lengths !== undefined) {
		let from = 0;
		const transcripts = lengths.map((length) => {
			from += length;
			return answers.slice(from - length, from);
		});
		return { key, transcripts };
	}
	if (base?.key !== key || places === undefined) throw new Error("a transcript without what it differs from");
	const transcripts = base.transcripts.map((transcript) => [...transcript]);
	let [at, before] = [0, 0];
	for (const [position, place] of places.entries()) {
		for (let length = transcripts[at]?.length ?? 1; place - before >= length; length = transcripts[at]?.length ?? 1) {
			before += length;
			at += 1;
		}
		(transcripts[at] as Answer[])[place - before] = answers[position] as Answer;
	}
	return { key, transcripts };
}

/** To the bit. */
function isSame(answer: Answer, right: Answer | undefined): boolean {
	if (answer === right) return true;
	if (answer.kind !== right?.kind) return false;
	if (answer.kind === "done" || answer.kind === "skipped") return true;
	if (answer.kind !== "value" || right.kind !== "value" || answer.precision !== right.precision) return false;
	const [own, other] = [answer.value, right.value];
	return isSameShape(own.shape, other.shape) && own.data.every((entry, at) => Object.is(entry, other.data[at]));
}
