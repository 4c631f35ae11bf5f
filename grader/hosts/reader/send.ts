/** Writes to standard output: all of it, also where whoever reads it is slower. */
import { writeSync } from "node:fs";

const OUTPUT = 1;
const PAUSE_MS = 1;

/** Where its layers leave the pipe as it came, a full one is an error. */
export function send(content: string | Uint8Array): void {
	const bytes = typeof content === "string" ? Buffer.from(content) : content;
	const clock = new Int32Array(new SharedArrayBuffer(4));
	for (let sent = 0; sent < bytes.length; )
		try {
			sent += writeSync(OUTPUT, bytes, sent);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
			Atomics.wait(clock, 0, 0, PAUSE_MS);
		}
}
