/**
 * Autolab's standard output: the report, a line of feedback that Autolab draws as a table, and last the line of scores. Autolab puts quotes
 * around a word before a colon in that last line before it reads it, so no string there holds a colon.
 */
import { splitPoints } from "../../problem/split-points.ts";
import { type CheckRow, faultLines, fitted, partNames } from "../check-rows.ts";
import { forTerminal as clean, withoutCommands } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { numberText } from "../sentence.ts";
import { markLines } from "../total.ts";
import { AROUND } from "../words.ts";
import type { ReportContext } from "./format.ts";

/** What is longer is cut, and with it the scores at its end. */
const MOST_BYTES = 1000 * 1024;

export function autolab(graded: Graded, context: ReportContext): string {
	return fitted(graded, MOST_BYTES, (rows) => text(graded, context, rows));
}

function text(graded: Graded, { remarks, unseen }: ReportContext, rows: readonly CheckRow[]): string {
	// Hidden checks counted, and what lateness costs taken off each problem in proportion.
	const points = graded.parts.map(({ result }, at) => result.score + (unseen?.parts[at]?.points ?? 0));
	const marks = splitPoints(unseen?.mark ?? graded.score, points);
	const scores = Object.fromEntries(partNames(graded).map((name, at) => [name, marks[at]]));
	return [
		withoutCommands([...reportLines(graded, rows, remarks), ...markLines(graded, unseen)].join("\n")),
		feedbackLine(graded, rows),
		JSON.stringify({ scores }).replace(/(?<=[a-zA-Z0-9]):/g, "\\u003a"),
		"",
	].join("\n");
}

function reportLines(graded: Graded, rows: readonly CheckRow[], remarks: readonly string[]): string[] {
	const lines = [clean(graded.title), ""];
	for (const part of graded.parts) if (part.result.fault !== null) lines.push(...faultLines(part.result.fault), "");
	for (const { check, id, title } of rows) {
		const sign = check.verdict.status === "passed" ? "ok  " : check.verdict.status === "failed" ? "FAIL" : " -- ";
		lines.push(`${sign} ${id} ${numberText(check.points)}/${numberText(check.maxPoints)}  ${title}`);
	}
	for (const { check, id, explanation, sameAs } of rows) {
		if (check.verdict.status !== "failed") continue;
		if (sameAs !== undefined) lines.push("", `${id}: as ${sameAs} above.`);
		else lines.push("", id, ...explanation.map((line) => (line === "" ? "" : `  ${line}`)));
	}
	if (remarks.length > 0) lines.push("", AROUND.remarks, ...remarks.map((remark) => `  ${clean(remark)}`));
	return [...lines, ""];
}

/** One stage for each problem, with its checks in order. */
function feedbackLine(graded: Graded, rows: readonly CheckRow[]): string {
	const stages = partNames(graded);
	const tables = stages.map((stage) => {
		const own = rows.filter(({ problem }) => problem === stage);
		const tests = own.map(({ check, explanation }) => [
			check.id,
			{ passed: check.verdict.status === "passed", ...(explanation[0] !== undefined && { hint: explanation[0] }) },
		]);
		return [stage, { _order: own.map(({ check }) => check.id), ...Object.fromEntries(tests) }];
	});
	return JSON.stringify({ _presentation: "semantic", stages, ...Object.fromEntries(tables) });
}
