/** A zip archive → a fresh folder that holds its regular files and nothing else, or why it is refused. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Entry, ZipFile } from "yauzl";
import { readRegularFile } from "./read-file.ts";

/** Bytes. */
const MAX_ARCHIVE = 10_000_000;
const MAX_UNPACKED = 20_000_000;
const MAX_ENTRIES = 2_000;
const MAX_PATH = 400;

export type Unzipped = { readonly folder: string; readonly remove: () => void } | { readonly why: string };

/** Everything is checked as it is read: what an archive says of itself is a claim. */
export async function unzip(path: string): Promise<Unzipped> {
	const read = readRegularFile(path, MAX_ARCHIVE);
	if ("why" in read) return read;
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-zip-"));
	chmodSync(folder, 0o700);
	const remove = (): void => rmSync(folder, { recursive: true, force: true });
	try {
		// Not at the top: it is loaded for archives alone.
		const { fromBufferPromise } = await import("yauzl");
		const archive = await fromBufferPromise(read.bytes, { strictFileNames: false, validateEntrySizes: true });
		const why = await unpack(archive, folder);
		if (why === undefined) return { folder, remove };
		remove();
		return { why };
	} catch (error) {
		remove();
		return { why: `is not a zip archive that can be read (${(error as Error).message})` };
	}
}

async function unpack(archive: ZipFile, folder: string): Promise<string | undefined> {
	if (archive.entryCount > MAX_ENTRIES) return `holds ${archive.entryCount} files; at most ${MAX_ENTRIES} are taken`;
	let left = MAX_UNPACKED;
	for await (const entry of archive.eachEntry()) {
		const name = entry.fileName;
		if (name.endsWith("/")) continue;
		const refusal = oddPath(name) ?? oddKind(entry);
		if (refusal !== undefined) return refusal;
		if (entry.uncompressedSize > left) return `unpacks to more than ${MAX_UNPACKED / 1e6} MB`;
		const bytes = await readEntry(archive, entry, left);
		if (bytes === undefined) return `unpacks to more than ${MAX_UNPACKED / 1e6} MB`;
		left -= bytes.length;
		const target = join(folder, ...name.split("/"));
		try {
			mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
			writeFileSync(target, bytes, { mode: 0o600, flag: "wx" });
		} catch {
			return `holds ${JSON.stringify(name)} twice, or as a file and a folder`;
		}
	}
	return undefined;
}

/** What would lie elsewhere than it says, on this system or on another one. */
function oddPath(name: string): string | undefined {
	const parts = name.split("/");
	const isOdd =
		name.length > MAX_PATH ||
		/[\\:\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) ||
		parts.some((part) => part === "" || part === "." || part === ".." || Buffer.byteLength(part) > 200);
	return isOdd ? `holds a file of the name ${JSON.stringify(name.slice(0, 100))}` : undefined;
}

/** Links and devices, as archives from Unix have them. */
function oddKind({ versionMadeBy, externalFileAttributes, generalPurposeBitFlag }: Entry): string | undefined {
	const kind = versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 28) & 0xf : 0;
	if (kind !== 0 && kind !== 8) return "holds a link or a device";
	return (generalPurposeBitFlag & 1) === 1 ? "is encrypted" : undefined;
}

async function readEntry(archive: ZipFile, entry: Entry, most: number): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of await archive.openReadStreamPromise(entry)) {
		chunks.push(chunk as Buffer);
		length += (chunk as Buffer).length;
		if (length > most) return undefined;
	}
	return Buffer.concat(chunks);
}
