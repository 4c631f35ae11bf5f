import { expect, it } from "vitest";
import { inertResult } from "./inert-result.ts";
import type { Result } from "./result.ts";
import { sourceLines } from "./source-line.ts";

const HOSTILE = "a\u202e\u009b2J\ud800\n ::error::b";
const INERT = "a\\u202e\\u009b2J\\ud800\n : :error::b";

const result: Result = {
	version: 1,
	grader: "",
	problem: "",
	submission: { file: HOSTILE },
	seed: 1,
	seedFrom: "default",
	samples: 1,
	score: 0,
	maxScore: 1,
	fault: null,
	checks: [
		{
			id: "x",
			points: 0,
			maxPoints: 1,
			visibility: "visible",
			misconceptions: [],
			verdict: {
				status: "failed",
				samples: 1,
				findings: [
					{
						failure: { kind: "fault", call: "x", fault: { id: "throws", message: HOSTILE, at: { file: HOSTILE, line: 3 } } },
						example: { sizes: {}, values: { A: { shape: [1, 2], data: [0.5, "NaN"] } } },
						mistakes: [{ id: "y", says: HOSTILE, hint: "", fix: "" }],
					},
				],
			},
		},
	],
	repaired: [],
	isolation: { layers: [], accepted: [] },
	printed: HOSTILE,
	timing: { totalMs: 0 },
};

it("every text of a result is inert, and nothing else of it changes", () => {
	expect(inertResult(result)).toEqual(JSON.parse(JSON.stringify(result).replaceAll(JSON.stringify(HOSTILE), JSON.stringify(INERT))));
});

it("a column points at the same character of the line", () => {
	const at = { file: "linear.py", line: 1, column: 8, text: "x = 1\u200b\u00a0y" };
	const fault = inertResult({ ...result, fault: { id: "does-not-compile", message: "", hint: "", at } }).fault;
	expect(sourceLines(fault?.at as typeof at)).toEqual(["1 | x = 1\\u200b\u00a0y", "  |             ^"]);
});
