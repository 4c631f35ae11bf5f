import { describe, expect, it } from "vitest";
import { gradedOf } from "../score/graded-of.ts";
import { linear } from "../testing/grade-submission.ts";
import { madeResult } from "../testing/made-result.ts";
import type { Graded } from "./graded.ts";
import type { FailureResult, Result } from "./result.ts";
import { studentView, withoutMore } from "./student-view.ts";
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

	describe("of what a submission says", () => {
		const SAID = "shapes (3,4) and (5,2): [[0.7310585786300049, 1482957331]]";
		const TOLD = "shapes (3,4) and (5,2): [[…, …]]";
		const tensor = { shape: [1, 1], data: [1] };
		const example = { sizes: {}, values: {} };
		const failures: FailureResult[] = [
			{ kind: "fault", call: "forward", fault: { id: "throws", message: SAID, at: { file: "linear.py", line: 1234, text: SAID } } },
			{ kind: "missing", quantity: "W", how: "stored", others: [{ name: SAID }] },
			{ kind: "unreadable", quantity: "W", found: SAID },
			{ kind: "precision", quantity: "W", as: SAID, expected: tensor, received: tensor, wrong: [] },
		];
		const made = madeResult(linear, { "forward.value": "failed" });

		/** Its one failed check says all that, and so does what is printed. */
		function saying(more: Partial<Result>, hidden?: string): Graded {
			const mistakes = [{ id: "not-a-matrix", says: `W is ${SAID}, and not a matrix of numbers.`, hint: "", fix: "" }];
			const findings = failures.map((failure) => ({ failure, example, mistakes: failure.kind === "unreadable" ? mistakes : [] }));
			const checks = made.checks.map((check) => ({
				...check,
				...(check.id === hidden && { visibility: "hidden" as const }),
				...(check.id === "forward.value" && { verdict: { status: "failed" as const, samples: 1, findings } }),
			}));
			return gradedOf("", [{ problem: linear, result: { ...made, ...more, checks, printed: SAID }, level: "fact" }], false);
		}

		it("there are few numbers where the seed is secret or a check is hidden", () => {
			for (const graded of [saying({ seedFrom: "secret" }), saying({}, "init.W")])
				for (const { parts } of [studentView(graded).shown, withoutMore(graded)]) {
					const text = JSON.stringify(parts.map(({ result }) => result));
					expect(text).not.toMatch(/73105857|1482957331/);
					expect(text.split(TOLD)).toHaveLength(7);
					expect(text).toContain(`W is ${TOLD}, and not a matrix of numbers.`);
					expect(text).toContain('"line":1234');
				}
		});

		it("there is all of it elsewhere", () => {
			const graded = saying({});
			expect(studentView(graded).shown.parts[0]?.result.printed).toBe(SAID);
			expect(JSON.stringify(studentView(graded).shown.parts.map(({ result }) => result)).split(SAID)).toHaveLength(8);
		});
	});
});
