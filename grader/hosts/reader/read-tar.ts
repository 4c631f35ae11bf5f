/** The files of a tar archive. */
import { unpackTar } from "modern-tar";
import type { Contents, EntryKind } from "./contents.ts";

/** Throws what `contents` throws, or the error of the library for what is no tar archive. */
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
