/**
 * `await` outside of any function, which the compiler refuses in a script: where it says that one stands, another operator of the same
 * rank is put in its place, which it leaves as it is, and in what it makes of the file the `await` is put back.
 */

const STAND_IN = "~typeof~";
/** As the compiler writes it. */
const WRITTEN = "~typeof ~";
const AWAIT = Buffer.from("await");

/** `undefined` where the compiler does not complain of any. Lines are counted from 1 and columns, in bytes, from 0, as it says them. */
export function withoutAwaits(bytes: Uint8Array, complaint: string): Uint8Array | undefined {
	const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const starts = lineStarts(source);
	const places = [...complaint.matchAll(/^\S{1,3} \[ERROR\] Top-level await [^\n]*\n\n {4}.{0,20}:(\d{1,9}):(\d{1,9}):$/gm)]
		.map(([, line, column]) => (starts[Number(line) - 1] ?? source.length) + Number(column))
		.filter((at) => source.subarray(at, at + AWAIT.length).equals(AWAIT));
	if (places.length === 0) return undefined;
	const parts: Uint8Array[] = [];
	let from = 0;
	for (const at of places.sort((one, other) => one - other)) {
		parts.push(source.subarray(from, at), Buffer.from(STAND_IN));
		from = at + AWAIT.length;
	}
	return Buffer.concat([...parts, source.subarray(from)]);
}

export function withAwaits(code: string): string {
	return code.replaceAll(WRITTEN, "await ");
}

/** A line ends at LF, CR, CRLF, and at the two ends of lines that JavaScript has besides. */
function lineStarts(source: Buffer): number[] {
	const starts = [source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? 3 : 0];
	for (let at = 0; at < source.length; at += 1) {
		const byte = source[at];
		if (byte === 0x0a || (byte === 0x0d && source[at + 1] !== 0x0a)) starts.push(at + 1);
		else if (byte === 0xe2 && source[at + 1] === 0x80 && (source[at + 2] === 0xa8 || source[at + 2] === 0xa9)) starts.push(at + 3);
	}
	return starts;
}
