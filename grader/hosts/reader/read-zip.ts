/** The files of a zip archive. Everything is checked as it is read: what an archive says of itself is a claim. */
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { WHY_ARCHIVE } from "../../submission/words/unreadable.ts";
import { Contents, type EntryKind, Refusal } from "./contents.ts";

/** Throws `Refusal`, or the error of the library for what is no zip archive. */
export async function readZip(bytes: Buffer, contents: Contents): Promise<void> {
	// Names are judged where they are looked at: most belong to nothing that is wanted.
	const archive = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true });
	for await (const entry of archive.eachEntry()) {
		const name = textOf(entry.fileNameRaw);
		const path = contents.wants(name, kindOf(name, entry), entry.uncompressedSize);
		if (path === undefined) continue;
		if ((entry.generalPurposeBitFlag & 1) === 1) throw new Refusal(WHY_ARCHIVE.encrypted);
		contents.take(path, await readEntry(archive, entry));
	}
}

/** UTF-8, with or without the mark that says so, or one of the encodings of old systems, which agree in what source files are called. */
export function textOf(name: Buffer): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(name);
	} catch {
		return name.toString("latin1");
	}
}

/** As archives from Unix tell it. */
export function kindOf(name: string, { versionMadeBy, externalFileAttributes }: Entry): EntryKind {
	if (name.endsWith("/") || name.endsWith("\\")) return "folder";
	const kind = versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 28) & 0xf : 0;
	if (kind === 0xa) return "link";
	return kind === 0 || kind === 8 ? "file" : "other";
}

/** `undefined` where it is longer than it may be. */
async function readEntry(archive: ZipFile, entry: Entry): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of await archive.openReadStreamPromise(entry)) {
		chunks.push(chunk as Buffer);
		length += (chunk as Buffer).length;
		if (length > Contents.mostBytes) return undefined;
	}
	return Buffer.concat(chunks);
}
