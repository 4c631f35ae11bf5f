import { beforeAll, describe, expect, it } from "vitest";
import { CONTEXT, specimens, withLevel } from "../testing/formats/specimens.ts";
import { FORMATS } from "./formats/list.ts";
import type { Graded } from "./graded.ts";
import { ownContext, ownWords } from "./own-words.ts";
import type { FailureResult, FindingResult } from "./result.ts";
import { studentView } from "./student-view.ts";

const SAID = "A7student7says";
const NUMBER = 0.123_456_789_012_345;
const at = { file: SAID, line: 123_456, text: SAID, before: [SAID], after: [SAID] };
const tensor = { shape: [1, 1], data: [0.5] };
const compared = { quantity: "W", expected: tensor, received: { shape: [1, 1], data: [NUMBER] }, wrong: [0] };
const tolerance = { bound: 0, why: "exact" };

/** Everywhere where a text or a number of a student's can stand in one. */
const FAILURES: readonly FailureResult[] = [
	{ kind: "fault", call: "forward", fault: { id: "throws", message: SAID, at } },
	{ kind: "missing", quantity: "W", how: "stored", others: [{ name: SAID, shape: [123_456] }] },
	{ kind: "unreadable", quantity: "W", found: SAID },
	{ kind: "shape", quantity: "W", expected: [1, 1], received: [123_456, 0] },
	{ kind: "value", ...compared, tolerance, dtype: SAID },
	{ kind: "changed", ...compared, by: "forward" },
	{ kind: "differs", ...compared, when: "in a later call" },
	{ kind: "precision", ...compared, as: SAID },
];
let graded: Readonly<Record<string, Graded>>;

beforeAll(async () => {
	graded = await specimens();
});

/** With these failures at its checks, and a student's words wherever else they can stand. */
function saying(value: Graded, hasLoaded = true): Graded {
	const findings = FAILURES.map((failure): FindingResult => {
		const says = `W is ${SAID}, and not a matrix of numbers.`;
		const factor = { id: "factor", says: `W is the right one times ${NUMBER}.`, hint: "Look.", fix: "Mend it." };
		const mistakes = failure.kind === "unreadable" ? [{ ...factor, id: "not-a-matrix", says }] : [factor];
		return {
			failure,
			example: { sizes: { N: 1 }, values: { W: tensor } },
			mistakes,
			arithmetic: ["W[0,0] = 0.5", `= 0.5, yours ${NUMBER}`],
		};
	});
	const fault = { id: "throws", message: SAID, hint: SAID, at: { ...at, column: 123_456 } };
	const parts = value.parts.map((part) => {
		const checks = part.result.checks.map((check) => ({
			...check,
			verdict: hasLoaded ? ({ status: "failed", samples: 1, findings } as const) : ({ status: "blocked", by: "load", why: SAID } as const),
		}));
		const submission = { file: SAID };
		return { ...part, result: { ...part.result, checks, submission, printed: SAID, repaired: [SAID], fault: hasLoaded ? null : fault } };
	});
	return { ...value, parts };
}

describe("our own words", () => {
	it("hold nothing that a submission said, named or answered", () => {
		for (const hasLoaded of [true, false]) {
			const value = saying(graded.perfect as Graded, hasLoaded);
			expect(JSON.stringify(value)).toContain(SAID);
			expect(JSON.stringify(ownWords(value).parts.map(({ result }) => result))).not.toMatch(new RegExp(`${SAID}|${NUMBER}|123456`));
		}
	});

	it("are the same whatever a submission says and answers", async () => {
		const said = async (value: Graded, remark: string): Promise<string[]> => {
			const { shown } = studentView(ownWords(withLevel(value, "fix")));
			const context = ownContext({ ...CONTEXT, remarks: [remark], folder: remark, again: remark });
			const modules = await Promise.all(FORMATS.map(({ load }) => load()));
			return modules.map(({ write }) => write(shown, context));
		};
		const value = saying(graded.perfect as Graded);
		const other = (text: string): Graded => ({
			...value,
			parts: value.parts.map((part) => ({
				...part,
				result: JSON.parse(JSON.stringify(part.result).replaceAll(SAID, text).replaceAll(String(NUMBER), "0.7")),
			})),
		});
		expect(await said(other("forward.value"), "forward.value")).toEqual(await said(value, SAID));
	});
});
