/** `grades.csv`: one row for each submission of a class. */
import { forCsv } from "./escape.ts";
import type { Result } from "./result.ts";

const COLUMNS = ["id", "score", "max_score", "status", "mistakes", "reason", "file"] as const;

export function gradesHeader(): string {
	return `${COLUMNS.join(",")}\n`;
}

/** `graded`, or `unreadable` for a submission that could not be run; `reason` says why. */
export function gradesRow(id: string, { score, maxScore, fault, checks, submission }: Result): string {
	const mistakes = [...new Set(checks.flatMap((check) => check.misconceptions))].join(" ");
	return csvLine([
		id,
		score,
		maxScore,
		fault === null ? "graded" : "unreadable",
		mistakes,
		fault === null ? "" : fault.message,
		submission.file ?? "",
	]);
}

/** A fault of the grader: no score, so that it costs no marks. */
export function ungradedRow(id: string, maxScore: number, reason: string): string {
	return csvLine([id, "", maxScore, "not graded", "", reason, ""]);
}

function csvLine(cells: readonly (string | number)[]): string {
	return `${cells.map((cell) => (typeof cell === "number" ? cell : forCsv(cell))).join(",")}\n`;
}
