/** A hash of what was handed in: as long as it stays, the same would be graded. Nothing is looked into. */
import { createHash, type Hash } from "node:crypto";
import { closeSync, readSync } from "node:fs";
import { basename } from "node:path";
import { isPacked, MAX_ARCHIVE } from "./archive.ts";
import { openHandedIn } from "./handed-in.ts";
import { isSource } from "./names.ts";
import { openRegularFile } from "./read-file.ts";

/** Bytes: what has more of source files is told by no hash. */
const MOST = 20_000_000;

/** Of all names in it, and of the bytes of each file that may be graded; `undefined` where that is too much. Throws as `openHandedIn` does. */
export function fingerprint(path: string): string | undefined {
	const hash = createHash("sha256");
	if (isPacked(path)) addArchive(hash, path);
	else if (!addFiles(hash, path)) return undefined;
	return hash.digest("base64url");
}

function addFiles(hash: Hash, path: string): boolean {
	const handedIn = openHandedIn(path, false);
	try {
		const listing = handedIn.list();
		hash.update(JSON.stringify([handedIn.name, handedIn.named ?? null, listing]));
		let left = MOST;
		for (const file of listing.paths.filter(isSource)) {
			const read = handedIn.read(file);
			const size = "why" in read ? 0 : read.bytes.length;
			left -= size;
			if (left < 0) return false;
			hash.update(JSON.stringify("why" in read ? [read.why] : [size]));
			if ("bytes" in read) hash.update(read.bytes);
		}
		return !listing.isCut;
	} finally {
		handedIn.close();
	}
}

function addArchive(hash: Hash, path: string): void {
	hash.update(JSON.stringify([basename(path), "packed"]));
	const opened = openRegularFile(path, path, MAX_ARCHIVE);
	if ("why" in opened) {
		hash.update(JSON.stringify([opened.why]));
		return;
	}
	try {
		const piece = Buffer.alloc(1 << 16);
		for (let got = -1; got !== 0; ) {
			got = readSync(opened.descriptor, piece, 0, piece.length, null);
			hash.update(piece.subarray(0, got));
		}
	} finally {
		closeSync(opened.descriptor);
	}
}
