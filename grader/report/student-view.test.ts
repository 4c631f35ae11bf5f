import { describe, expect, it } from "vitest";
import { gradedOf } from "../score/graded-of.ts";
import { linear } from "../testing/grade-submission.ts";
import { madeResult } from "../testing/made-result.ts";
import { studentView } from "./student-view.ts";
import { terminalReport } from "./terminal.ts";

describe("what a student is shown", () => {
	it("does not name the hidden check that stands in the way of another", () => {
		const made = madeResult(linear, { "init.W": "failed", "forward.value": "blocked" });
		const checks = made.checks.map((check) => (check.id === "init.W" ? { ...check, visibility: "hidden" as const } : check));
		const { shown } = studentView(gradedOf("", [{ problem: linear, result: { ...made, checks }, level: "where" }], false));
		const [part] = shown.parts;
		const text = terminalReport(linear, part?.result ?? made, { isColoured: false, showsPrinted: false, explain: "where" });
		expect(text).toContain("-- stands for: not judged, since it needs a check that is not shown.");
		expect(text).not.toMatch(/init\.W|unseen/);
	});
});
