/**
 * PrairieLearn's results.json of an external grader. It has no visibility, and shows points only where every test has them; a file of more
 * than 1 MiB is not read. What could not be run is not gradable there, which costs no attempt.
 */
import { type CheckRow, faultLines, fitted } from "../check-rows.ts";
import { forTerminal as clean } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { markLines } from "../total.ts";
import { AROUND } from "../words.ts";
import type { ReportContext } from "./format.ts";

const MOST_BYTES = 1024 * 1024;

export function prairieLearn(graded: Graded, context: ReportContext): string {
	return fitted(graded, MOST_BYTES, (rows) => text(graded, context, rows));
}

function text(graded: Graded, { remarks, unseen }: ReportContext, rows: readonly CheckRow[]): string {
	const faults = graded.parts.flatMap(({ result: { fault } }) => (fault === null ? [] : [fault]));
	const isGradable = faults.length < graded.parts.length;
	const value = isGradable ? gradable(graded, unseen, rows) : notGradable(faults);
	const output = [...(isGradable ? faults.map((fault) => faultLines(fault).join("\n")) : []), ...remarkLines(remarks)].join("\n\n");
	return `${JSON.stringify({ ...value, ...(output !== "" && { output }) }, null, 2)}\n`;
}

function gradable(graded: Graded, unseen: ReportContext["unseen"], rows: readonly CheckRow[]): object {
	const { mark, maxMark } = unseen ?? { mark: graded.score, maxMark: graded.maxScore };
	return {
		gradable: true,
		score: Math.round(1e6 * Math.min(1, Math.max(0, mark / maxMark))) / 1e6,
		message: markLines(graded, unseen).join("\n"),
		tests: rows.map(({ id, title, check, explanation }) => ({
			name: id,
			description: title,
			points: check.points,
			max_points: check.maxPoints,
			message: check.verdict.status === "passed" ? "Right." : (explanation[0] ?? ""),
			...(explanation.length > 1 && { output: explanation.join("\n") }),
		})),
	};
}

function notGradable(faults: readonly { message: string; hint: string }[]): object {
	const errors = faults.flatMap(({ message, hint }) => [clean(message), clean(hint)]);
	return {
		gradable: false,
		score: 0,
		format_errors: errors,
		message: "The submission could not be run, so it has no score. It does not count as an attempt.",
		tests: [],
	};
}

function remarkLines(remarks: readonly string[]): string[] {
	return remarks.length === 0 ? [] : [[AROUND.remarks, ...remarks.map(clean)].join("\n")];
}
