/** `grades.csv`: one row for each entry of a class. */
import { forCsv } from "./escape.ts";
import type { Graded } from "./graded.ts";

const COLUMNS = ["id", "score", "max_score", "status", "mistakes", "reason", "file"] as const;

/** `problems` are the ids of those that are graded; several have a column each, with the points of that part. */
export function gradesHeader(problems: readonly string[]): string {
	return `${[...COLUMNS, ...(problems.length > 1 ? problems : [])].join(",")}\n`;
}

/** `graded`, or `unreadable` for a submission of which nothing could be run; `reason` says why. */
export function gradesRow(id: string, graded: Graded): string {
	const { parts, score, maxScore } = graded;
	const results = parts.map(({ result }) => result);
	const mistakes = new Set(results.flatMap(({ checks }) => checks.flatMap(({ misconceptions }) => misconceptions)));
	const reasons = results.flatMap(({ problem, fault }) =>
		fault === null ? [] : [parts.length > 1 ? `${problem}: ${fault.message}` : fault.message],
	);
	return csvLine([
		id,
		score,
		maxScore,
		isUnreadable(graded) ? "unreadable" : "graded",
		[...mistakes].join(" "),
		reasons.join(" "),
		[...new Set(results.flatMap(({ submission }) => submission.file ?? []))].join(" "),
		...(parts.length > 1 ? results.map((result) => result.score) : []),
	]);
}

/** Whether no part of it could be run. */
export function isUnreadable({ parts }: Graded): boolean {
	return parts.every(({ result }) => result.fault !== null);
}

/**
 * No score: `ungraded` for a fault of the grader or the machine, so that it costs no marks, `not a submission` for what nobody can have
 * meant to be graded, `earlier attempt` for one that another takes the place of, `missing` for who handed in nothing.
 */
export type UnscoredStatus = "ungraded" | "not a submission" | "earlier attempt" | "missing";

export function unscoredRow(
	id: string,
	{ maxScore, problems }: { readonly maxScore: number; readonly problems: readonly string[] },
	status: UnscoredStatus,
	reason: string,
): string {
	return csvLine([id, "", maxScore, status, "", reason, "", ...(problems.length > 1 ? problems.map(() => "") : [])]);
}

function csvLine(cells: readonly (string | number)[]): string {
	return `${cells.map((cell) => (typeof cell === "number" ? cell : forCsv(cell))).join(",")}\n`;
}
