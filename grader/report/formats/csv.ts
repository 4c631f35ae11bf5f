/** A row for each check, for a spreadsheet of staff's. */
import { sumOfPoints } from "../../problem/split-points.ts";
import { checkRows } from "../check-rows.ts";
import { forCsv } from "../escape.ts";
import type { Graded } from "../graded.ts";

const COLUMNS = ["problem", "check", "points", "max_points", "verdict", "visibility", "mistakes", "says", "file"];

export function csv(graded: Graded): string {
	const rows = checkRows(graded).map(({ problem, check, explanation, part: { result } }) => [
		problem,
		check.id,
		check.points,
		check.maxPoints,
		check.verdict.status,
		check.visibility,
		check.misconceptions.join(" "),
		result.fault === null ? (explanation[0] ?? "") : result.fault.message,
		result.submission.file ?? "",
	]);
	const { lateness, parts, score } = graded;
	const cost = sumOfPoints([score, ...parts.map(({ result }) => -result.score)]);
	const late = lateness === undefined ? [] : [["", "lateness", cost, 0, "", "", "", lateness.says, ""]];
	const lines = [...rows, ...late].map((cells) => cells.map((cell) => (typeof cell === "number" ? cell : forCsv(cell))).join(","));
	return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}
