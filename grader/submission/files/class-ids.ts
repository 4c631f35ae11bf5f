/**
 * Ids for the entries of a class: each names one row and one result file. An id is made from the entry's own name alone: what stands before
 * its ending, as it is where that is a safe name for a file everywhere, else with other characters in place of the unsafe ones and, behind a
 * `~`, which no name keeps, a hash of the name's bytes. Only where two of a class would be one name to some system (`Ada` and `ada`) do both
 * get more: first the ending, then the hash.
 */

export interface Named {
	/** The whole name, as it lies in the folder. */
	readonly bytes: Buffer;
	/** Bytes of the ending, such as 3 for `.ts`. */
	readonly ending: number;
}

/** Bytes of the readable part: with a hash and an ending it still is a name that every file system takes. */
const MAX_BYTES = 150;

/** Hexadecimal digits: enough to be told apart, and all there are for names made to meet in those. */
const SHORT = 12;
const WHOLE = 64;

/** In the order of the names, which differ from each other. */
export function idsOf(names: readonly Named[]): string[] {
	const steps = names.map(() => 0);
	for (;;) {
		const ids = names.map((name, at) => (WAYS[steps[at] as number] as Way)(name));
		const owners = new Map<string, number>();
		for (const id of ids.map(folded)) owners.set(id, (owners.get(id) ?? 0) + 1);
		let isDone = true;
		for (const [at, id] of ids.entries()) {
			const step = steps[at] as number;
			if (owners.get(folded(id)) === 1 || step === WAYS.length - 1) continue;
			steps[at] = step + 1;
			isDone = false;
		}
		if (isDone) return ids;
	}
}

type Way = (name: Named) => string;

const WAYS: readonly Way[] = [
	(name) => asIs(name, stemOf(name)),
	(name) => asIs(name, name.bytes),
	(name) => hashed(name, stemOf(name), SHORT),
	(name) => hashed(name, stemOf(name), WHOLE),
];

function stemOf({ bytes, ending }: Named): Buffer {
	return bytes.subarray(0, bytes.length - ending);
}

function asIs(name: Named, part: Buffer): string {
	const text = readable(part);
	return Buffer.from(text).equals(part) ? text : hashed(name, part, SHORT);
}

function hashed({ bytes }: Named, part: Buffer, digits: number): string {
	// Not at the top: it is loaded for odd names alone.
	const { createHash } = process.getBuiltinModule("node:crypto");
	return `${readable(part)}~${createHash("sha256").update(bytes).digest("hex").slice(0, digits)}`;
}

/** A name that no system takes for another, refuses, hides or takes for a device, no shell and no spreadsheet for a command. */
function readable(part: Buffer): string {
	const safe = part
		.toString("utf8")
		.normalize("NFC")
		.replace(/[^\p{L}\p{M}\p{N} ._+@,()'&-]|\p{DI}/gu, "_")
		.replace(/^[^\p{L}\p{N}_(]/u, "_")
		.replace(/^(?=(con|prn|aux|nul|com\d|lpt\d)(\.|$))/i, "_");
	let cut = "";
	let bytes = 0;
	for (const letter of safe) {
		bytes += Buffer.byteLength(letter);
		if (bytes > MAX_BYTES) break;
		cut += letter;
	}
	return cut.replace(/[ .]$|^$/, "_");
}

/** The same for two names that some file system takes for one. */
function folded(id: string): string {
	return id.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}
