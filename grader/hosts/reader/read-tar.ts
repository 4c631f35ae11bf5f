/** The files of a tar archive. */
import { unpackTar } from "modern-tar";
import { type Contents, type EntryKind, Refusal } from "./contents.ts";

/** Throws `Refusal`, or the error of the library for what is no tar archive. */
export async function readTar(bytes: Buffer, contents: Contents): Promise<void> {
	const wanted = new Map<string, string>();
	const entries = await unpackTar(bytes, {
		strict: true,
		filter: (header) => {
			const path = contents.wants(header.name, kindOf(header.type), header.size);
			if (path !== undefined) wanted.set(header.name, path);
			return path !== undefined;
		},
	});
	if (entries.length === 0 && !looksLikeTar(bytes)) throw new Refusal("is neither a zip nor a tar archive");
	for (const { header, data } of entries) {
		const path = wanted.get(header.name);
		if (path !== undefined) contents.take(path, Buffer.from(data ?? []));
	}
}

export function kindOf(type: string | undefined): EntryKind {
	switch (type) {
		case "file":
		case undefined:
			return "file";
		case "directory":
			return "folder";
		case "symlink":
		case "link":
			return "link";
		default:
			return "other";
	}
}

/** Its mark, or nothing but zeros: an archive without an entry. */
function looksLikeTar(bytes: Buffer): boolean {
	return bytes.toString("latin1", 257, 262) === "ustar" || bytes.subarray(0, 1024).every((byte) => byte === 0);
}
