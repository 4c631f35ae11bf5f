/**
 * GitHub Classroom: the output `result` of a grading step, as the grading reporter reads it. Classroom records the sum of the tests' scores,
 * so they add up to the mark; the table in the log counts tests that passed, and says something else where checks differ in points.
 */
import { sumOfPoints } from "../../problem/split-points.ts";
import { type CheckRow, faultLines, fitted } from "../check-rows.ts";
import { forTerminal as clean } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { numberText } from "../sentence.ts";
import type { ReportContext, Unseen } from "./format.ts";

/** The reporter gets it in a variable of its environment, which Linux limits to 128 KiB. */
const MOST_BYTES = 120 * 1024;

interface ClassroomTest {
	readonly name: string;
	readonly status: "pass" | "fail" | "error";
	readonly score: number;
	readonly message: string;
	readonly test_code: string;
	readonly filename: string;
	/** 0 where it is not known. */
	readonly line_no: number;
}

export function gitHubClassroom(graded: Graded, context: ReportContext): string {
	return fitted(graded, MOST_BYTES, (rows) => text(graded, context, rows));
}

function text(graded: Graded, { remarks, unseen }: ReportContext, rows: readonly CheckRow[]): string {
	const tests = [...checkTests(rows), ...unseenTests(unseen), ...latenessTests(graded, unseen)];
	const status = tests.some(({ status }) => status === "error")
		? "error"
		: tests.every(({ status }) => status === "pass")
			? "pass"
			: "fail";
	const said = remarks.length === 0 ? [] : [remarkTest(remarks)];
	const result = { version: 1, status, max_score: unseen?.maxMark ?? graded.maxScore, tests: [...tests, ...said] };
	return `result=${Buffer.from(JSON.stringify(result)).toString("base64")}\n`;
}

function checkTests(rows: readonly CheckRow[]): ClassroomTest[] {
	return rows.map(({ id, title, check, explanation, part: { result } }) => {
		// Told once for each problem.
		const fault = check === result.checks[0] ? result.fault : null;
		const [first] = check.verdict.status === "failed" ? check.verdict.findings : [];
		const line = fault?.at?.line ?? (first?.failure.kind === "fault" ? first.failure.fault.at?.line : undefined);
		return {
			name: `${id}: ${title}`,
			status: fault !== null ? "error" : check.verdict.status === "passed" ? "pass" : "fail",
			score: check.points,
			message: (fault !== null ? faultLines(fault) : explanation).join("\n"),
			test_code: "",
			filename: clean(result.submission.file ?? ""),
			line_no: line ?? 0,
		};
	});
}

function unseenTests(unseen: Unseen | undefined): ClassroomTest[] {
	if (unseen === undefined) return [];
	const [points, maxPoints, checks] = [sumOf(unseen, "points"), sumOf(unseen, "maxPoints"), sumOf(unseen, "checks")];
	const message = `${checks} ${checks === 1 ? "check" : "checks"} worth ${numberText(maxPoints)} points, not shown here.`;
	return [{ ...NOTHING, name: "checks that are not shown", status: points === maxPoints ? "pass" : "fail", score: points, message }];
}

/** Below 0 where it costs points: what the mark has less than the checks. */
function latenessTests({ lateness, parts, score }: Graded, unseen: Unseen | undefined): ClassroomTest[] {
	if (lateness === undefined) return [];
	const earned = sumOfPoints([...parts.map(({ result }) => result.score), unseen === undefined ? 0 : sumOf(unseen, "points")]);
	const cost = sumOfPoints([unseen?.mark ?? score, -earned]);
	return [{ ...NOTHING, name: "lateness", status: cost < 0 ? "fail" : "pass", score: cost, message: clean(lateness.says) }];
}

function remarkTest(remarks: readonly string[]): ClassroomTest {
	return {
		...NOTHING,
		name: "what TypeScript also says (this costs no marks)",
		status: "pass",
		score: 0,
		message: remarks.map(clean).join("\n"),
	};
}

const NOTHING = { test_code: "", filename: "", line_no: 0 } as const;

function sumOf({ parts }: Unseen, key: keyof Unseen["parts"][number]): number {
	return sumOfPoints(parts.map((part) => part[key]));
}
