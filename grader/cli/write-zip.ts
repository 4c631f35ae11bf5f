/** A zip archive with the same bytes for the same files, on every machine and at any time. */
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

export interface PackedFile {
	/** Below the archive's root, with `/` between its parts. */
	readonly path: string;
	readonly content: string | Uint8Array;
	/** Such as 0o600; kept in the archive. 0o644 where nothing is said. */
	readonly mode?: number;
}

/** Local time, as zip archives have it; without a zone. */
const MADE = new Date(2000, 0, 1);

const REGULAR_FILE = 0o100000;

/** The order of the files makes no difference. Throws where two have the same path, or one leads out of the archive. */
export async function zipOf(files: readonly PackedFile[]): Promise<Buffer> {
	const archive = new ZipFile();
	let last: string | undefined;
	for (const { path, content, mode = 0o644 } of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
		if (path === last) throw new Error(`${path} is packed twice`);
		last = path;
		archive.addBuffer(Buffer.from(content), path, { mode: REGULAR_FILE | mode, mtime: MADE, forceDosTimestamp: true });
	}
	archive.end();
	return buffer(archive.outputStream);
}
