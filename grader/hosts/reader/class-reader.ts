/**
 * The reader of a whole class's archive: a locked process that takes the archive, an open file, on its standard input, and answers as
 * `oracle/class-archive.ts` says. As `metadata` it takes Gradescope's in place of an archive.
 */
import { createReadStream, fstatSync, readSync } from "node:fs";
import { createGunzip } from "node:zlib";
import type { ClassLine } from "../../oracle/class-archive.ts";
import { ClassContents } from "./class-contents.ts";
import { readClassTar } from "./class-tar.ts";
import { readClassZip } from "./class-zip.ts";
import { Refusal } from "./contents.ts";
import { readMetadata } from "./metadata.ts";
import { send } from "./send.ts";

const INPUT = 0;
/** Bytes of a packed tar, unpacked. */
const MAX_UNPACKED = 10_000_000_000;

async function readClass(): Promise<ClassLine> {
	const contents = new ClassContents((line) => send(`${JSON.stringify(line)}\n`));
	try {
		if (fstatSync(INPUT).size === 0) throw new Refusal("is empty");
		const head = Buffer.alloc(2);
		readSync(INPUT, head, 0, 2, 0);
		if (head.readUInt16BE(0) === 0x504b) await readClassZip(INPUT, contents);
		else await readClassTar(tarBytes(head.readUInt16BE(0) === 0x1f8b), contents);
		return { kind: "end" };
	} catch (error) {
		const why = error instanceof Refusal ? error.message : `cannot be unpacked (${(error as Error).message})`;
		return { kind: "refused", why: why.slice(0, 500) };
	}
}

async function* tarBytes(isZipped: boolean): AsyncGenerator<Uint8Array> {
	const packed = createReadStream("", { fd: INPUT, autoClose: false, start: 0, highWaterMark: 1 << 18 });
	const unpacked = isZipped ? packed.pipe(createGunzip({ chunkSize: 1 << 18 })) : packed;
	let length = 0;
	for await (const chunk of unpacked) {
		length += (chunk as Buffer).length;
		if (length > MAX_UNPACKED) throw new Refusal(`unpacks to more than ${MAX_UNPACKED / 1e9} GB`);
		yield chunk as Buffer;
	}
}

async function answer(): Promise<void> {
	if (process.argv[2] === "metadata") {
		for await (const exported of readMetadata(createReadStream("", { fd: INPUT, autoClose: false }))) send(`${JSON.stringify(exported)}\n`);
		return;
	}
	send(`${JSON.stringify(await readClass())}\n`);
}

void answer();
