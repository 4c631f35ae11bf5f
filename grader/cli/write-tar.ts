/** A tar archive with the same bytes for the same files, on every machine and at any time. */
import { packTar } from "modern-tar";
import type { PackedFile } from "./write-zip.ts";

/** As npm has it, whatever the day. */
const MADE = new Date("1985-10-26T08:15:00Z");

/** The order of the files makes no difference. */
export async function tarOf(files: readonly PackedFile[]): Promise<Uint8Array> {
	const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
	return packTar(
		sorted.map(({ path, content, mode = 0o644 }) => {
			const body = Buffer.from(content);
			return { header: { name: path, type: "file" as const, size: body.length, mode, mtime: MADE, uid: 0, gid: 0 }, body };
		}),
	);
}
