/**
 * The reader of archives: a locked process that takes an archive on its standard input and answers with the source files in it, as one JSON
 * document. What it takes for an archive is told by the first bytes, not by a name.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { ArchiveAnswer } from "../../oracle/archive.ts";
import { fill } from "../../problem/fill.ts";
import { WHY_ARCHIVE } from "../../submission/words/unreadable.ts";
import { Contents, Refusal } from "./contents.ts";
import { readTar } from "./read-tar.ts";
import { readZip } from "./read-zip.ts";
import { send } from "./send.ts";

const INPUT = 0;
/** What is no archive at all is read as a tar as well. */
const NO_TAR = /^Tar archive is truncated\.?$/;
/** Bytes of a packed tar. */
const MAX_UNPACKED = 100_000_000;

async function answer(bytes: Buffer): Promise<ArchiveAnswer> {
	const contents = new Contents();
	try {
		if (bytes.length === 0) throw new Refusal(WHY_ARCHIVE.empty);
		if (bytes.readUInt16BE(0) === 0x504b) await readZip(bytes, contents);
		else if (bytes.readUInt16BE(0) === 0x1f8b) await readTar(unpack(bytes), contents);
		else await readTar(bytes, contents);
		return contents.answer();
	} catch (error) {
		const why =
			error instanceof Refusal
				? error.message
				: fill(WHY_ARCHIVE.broken, { said: (error as Error).message.replace(NO_TAR, "it is no archive, or was cut off") });
		return { status: "refused", why: why.slice(0, 500) };
	}
}

function unpack(bytes: Buffer): Buffer {
	try {
		return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
			throw new Refusal(fill(WHY_ARCHIVE["unpacks-to-too-much"], { megabytes: String(MAX_UNPACKED / 1e6) }));
		throw error;
	}
}

void answer(readFileSync(INPUT)).then((told) => send(JSON.stringify(told)));
