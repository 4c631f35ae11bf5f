import { describe, expect, it } from "vitest";
import { ClassLines } from "./class-lines.ts";

function taken(chunks: readonly (string | Buffer)[]): { told: string[]; lines: ClassLines } {
	const told: string[] = [];
	const lines = new ClassLines({
		line: (line) => told.push("path" in line ? `${line.kind} ${line.path}` : line.kind),
		bytes: (piece) => told.push(piece.toString("latin1")),
		fileEnds: () => told.push("."),
	});
	for (const chunk of chunks) lines.take(Buffer.from(chunk as string));
	return { told, lines };
}

const ANSWER = Buffer.from(
	'{"kind":"folder","path":"a"}\n{"kind":"file","path":"a/ü.ts","size":3,"bytes":3}\nx\n{{"kind":"file","path":"b","size":9,"bytes":0}\n{"kind":"end"}\n',
);

describe("the answer of the reader of a class's archive", () => {
	it("is the same in whatever pieces it comes", () => {
		const whole = taken([ANSWER]).told;
		expect(whole).toEqual(["folder a", "file a/ü.ts", "x\n{", ".", "file b", ".", "end"]);
		for (const size of [1, 2, 7, 40]) {
			const pieces = Array.from({ length: Math.ceil(ANSWER.length / size) }, (_, at) => ANSWER.subarray(at * size, (at + 1) * size));
			const { told, lines } = taken(pieces);
			expect(told.join("")).toBe(whole.join(""));
			expect(lines.isDone).toBe(true);
		}
		expect(taken([ANSWER.subarray(0, -1)]).lines.isDone).toBe(false);
	});

	it.each([
		["a way out", '{"kind":"folder","path":"a/../../b"}\n'],
		["an absolute path", '{"kind":"folder","path":"/etc"}\n'],
		["a separator of another system", '{"kind":"link","path":"a\\\\b"}\n'],
		["a zero in a name", '{"kind":"folder","path":"a\\u0000"}\n'],
		["fewer bytes than none", '{"kind":"file","path":"a","size":1,"bytes":-1}\n'],
		["another kind", '{"kind":"device","path":"a"}\n'],
		["no JSON", "hello\n"],
		["more after its end", '{"kind":"end"}\n{"kind":"end"}\n'],
		["a line without an end", "x".repeat(30_000)],
	])("is none with %s", (_, text) => {
		expect(() => taken([text])).toThrow();
	});
});
