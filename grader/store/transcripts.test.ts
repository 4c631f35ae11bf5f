import { describe, expect, it } from "vitest";
import type { Answer, Script, Step } from "../oracle/script.ts";
import { keyOf, packTranscripts, unpackTranscripts, writeAsked } from "./transcripts.ts";

const value = (...data: number[]): Answer => ({ kind: "value", value: { shape: [1, data.length], data } });
const done: Answer = { kind: "done" };

const right = {
	key: "first",
	transcripts: [
		[done, value(1, 0)],
		[done, value(0.1 + 0.2), { kind: "skipped" } as const],
	],
};

describe("what was asked and answered", () => {
	it.each<[string, (readonly Answer[])[]]>([
		[
			"the right answers",
			[
				[done, value(1, 0)],
				[done, value(0.1 + 0.2), { kind: "skipped" }],
			],
		],
		[
			"a minus zero",
			[
				[done, value(1, -0)],
				[done, value(0.3), { kind: "skipped" }],
			],
		],
		[
			"no numbers",
			[
				[done, value(Number.NaN, Number.POSITIVE_INFINITY)],
				[done, value(0.3), { kind: "skipped" }],
			],
		],
		[
			"another shape",
			[
				[done, { kind: "value", value: { shape: [2, 1], data: [1, 0] } }],
				[done, value(0.3), { kind: "skipped" }],
			],
		],
		[
			"fewer digits",
			[
				[done, { ...value(1, 0), precision: "float32" } as Answer],
				[done, value(0.3), { kind: "skipped" }],
			],
		],
		[
			"the first and the last of them",
			[
				[{ kind: "fault", fault: { id: "throws", message: "\u0000 é 𝄞", at: { file: "a.ts", line: 3 } } }, value(1, 0)],
				[done, { kind: "nothing", is: "None" }, { kind: "absent", others: [{ name: "w", shape: [2] }] }],
			],
		],
	])("comes back to the bit: %s", (_, transcripts) => {
		const later = [[value(7)]];
		const packed = packTranscripts([writeAsked("first", transcripts, right), writeAsked("later", later, right)]);
		expect(unpackTranscripts(packed, right)).toStrictEqual([
			{ key: "first", transcripts },
			{ key: "later", transcripts: later },
		]);
	});

	it("takes next to nothing where it is right, whatever objects it is made of", () => {
		const many = Array.from({ length: 200 }, () => [done, value(...Array.from({ length: 50 }, Math.random))]);
		const base = { key: "many", transcripts: many };
		const size = packTranscripts([writeAsked("many", structuredClone(many), base)]).length;
		expect(size).toBeLessThan(200);
		expect(packTranscripts([writeAsked("many", many)]).length).toBeGreaterThan(100 * size);
	});

	it("is not read by other right answers than those that it was written by", () => {
		const packed = packTranscripts([writeAsked("first", right.transcripts, right)]);
		expect(() => unpackTranscripts(packed, { ...right, key: "others" })).toThrow("without what it differs from");
		expect(() => unpackTranscripts(packed)).toThrow("without what it differs from");
		expect(() => unpackTranscripts(packed.subarray(0, 10), right)).toThrow();
	});
});

describe("the key of scripts", () => {
	const steps: Step[] = [{ do: "construct", as: "x", args: [0] }];
	const script = (entry: number): Script => ({ entropy: 1, steps, values: [{ shape: [1, 1], data: [entry] }] });

	it("is that of other scripts with the same steps, values, and chance", () => {
		expect(keyOf([script(1)])).toBe(keyOf([{ ...script(1), steps: structuredClone(steps) }]));
	});

	it.each<[string, Script]>([
		["a value", script(1 + 2 ** -52)],
		["chance", { ...script(1), entropy: 2 }],
		["modules", { ...script(1), fresh: true }],
		["a step", { ...script(1), steps: [{ do: "construct", as: "x", args: [0], bypass: true }] }],
	])("is another where there is another %s", (_, other) => {
		expect(keyOf([other])).not.toBe(keyOf([script(1)]));
		expect(keyOf([script(1), other])).not.toBe(keyOf([script(1), script(1)]));
	});
});
