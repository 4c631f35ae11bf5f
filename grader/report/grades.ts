/** `grades.csv`: one row for each entry of a class. */
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

/**
 * No score: `ungraded` for a fault of the grader or the machine, so that it costs no marks, and `not a submission` for what nobody can have
 * meant to be graded.
 */
export function unscoredRow(id: string, maxScore: number, status: "ungraded" | "not a submission", reason: string): string {
	return csvLine([id, "", maxScore, status, "", reason, ""]);
}

function csvLine(cells: readonly (string | number)[]): string {
	return `${cells.map((cell) => (typeof cell === "number" ? cell : forCsv(cell))).join(",")}\n`;
}
