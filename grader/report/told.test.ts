import { expect, it } from "vitest";
import { EXPLAIN_LEVELS } from "../problem/loaded-problem.ts";
import { linear } from "../testing/grade-submission.ts";
import { madeResult } from "../testing/made-result.ts";
import { resultSchema } from "./result-schema.ts";
import { toldAt } from "./told.ts";

it("a result for a student has no more than its level, and keeps its schema", () => {
	const result = madeResult(linear, { "forward.value": "failed" });
	const texts = EXPLAIN_LEVELS.map((level) => JSON.stringify(resultSchema.parse(toldAt(level, result))));
	const told = ["it is halved", "look at it", "0.5", "1 = 1", "write 1"].map((part) => texts.map((text) => text.includes(part)));
	expect(told).toEqual([
		[true, true, true],
		[false, true, true],
		[false, true, true],
		[false, true, true],
		[false, false, true],
	]);
});
