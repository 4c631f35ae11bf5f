/** The files of a class's zip archive, read where they lie: it may be larger than memory. */
import { readSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { type Entry, fromFdPromise } from "yauzl";
import type { ClassContents } from "./class-contents.ts";
import { Refusal } from "./contents.ts";
import { kindOf, textOf } from "./read-zip.ts";
import { send } from "./send.ts";

const [STORED, DEFLATED] = [0, 8];
/** Bytes by which what cannot be packed may grow. */
const SLACK = 1_000_000;

/** Throws `Refusal`, or the error of the library for what is no zip archive. */
export async function readClassZip(descriptor: number, contents: ClassContents): Promise<void> {
	const archive = await fromFdPromise(descriptor, { decodeStrings: false, autoClose: false });
	for await (const entry of archive.eachEntry()) {
		const name = textOf(entry.fileNameRaw);
		const wanted = contents.wants(name, kindOf(name, entry), entry.uncompressedSize);
		if (wanted === undefined) continue;
		if ((entry.generalPurposeBitFlag & 1) === 1) throw new Refusal("is encrypted");
		// Small files by the thousand: a stream for each would take four times as long.
		const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
		const bytes = unpack(packedBytes(descriptor, fileDataStart, entry), entry);
		contents.take(wanted, bytes);
		if (bytes !== undefined) send(bytes);
	}
}

function packedBytes(descriptor: number, start: number, { compressedSize, uncompressedSize }: Entry): Buffer {
	if (compressedSize > uncompressedSize + SLACK) throw new Refusal("holds a file that is larger packed than unpacked");
	const bytes = Buffer.alloc(compressedSize);
	let length = 0;
	for (let got = -1; got !== 0 && length < bytes.length; length += got)
		got = readSync(descriptor, bytes, length, bytes.length - length, start + length);
	return bytes.subarray(0, length);
}

/** `undefined` where there is not as much in it as it says. */
function unpack(packed: Buffer, { compressionMethod, uncompressedSize }: Entry): Buffer | undefined {
	if (compressionMethod !== STORED && compressionMethod !== DEFLATED) throw new Refusal("is packed in a way that is not read");
	try {
		const bytes = compressionMethod === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) });
		return bytes.length === uncompressedSize ? bytes : undefined;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return undefined;
		throw error;
	}
}
