/** The files of a class's tar archive, as they come. */
import { createTarDecoder } from "modern-tar";
import type { ClassContents } from "./class-contents.ts";
import { Refusal } from "./contents.ts";
import { kindOf } from "./read-tar.ts";
import { send } from "./send.ts";

/** Throws `Refusal`, or the error of the library for what is no tar archive. */
export async function readClassTar(bytes: AsyncIterable<Uint8Array>, contents: ClassContents): Promise<void> {
	const decoded = ReadableStream.from(bytes).pipeThrough(createTarDecoder({ strict: true }));
	let isTar = false;
	for await (const { header, body } of decoded) {
		isTar = true;
		const wanted = contents.wants(header.name, kindOf(header.type), header.size);
		if (wanted === undefined) {
			await body.cancel();
			continue;
		}
		const chunks: Uint8Array[] = [];
		for await (const chunk of body) chunks.push(chunk);
		const file = Buffer.concat(chunks);
		contents.take(wanted, file);
		send(file);
	}
	if (!isTar) throw new Refusal("is neither a zip nor a tar archive, or is empty");
}
