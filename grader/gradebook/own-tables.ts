/** Tables of our own: one that looks as Gradescope's does, and a plain one. */
import type { Person } from "../class/listed.ts";
import type { CheckPoints, ClassGrades, Exported, GradeRow } from "./class-grades.ts";
import { csvText } from "./csv-text.ts";

/** A row for each person. */
export function gradescopeTable({ rows, maxScore }: ClassGrades): Exported {
	const checks = checksOf(rows);
	const header = ["First Name", "Last Name", "SID", "Email", "Sections", "Total Score", "Max Points", "Status", "Submission ID"];
	const lines = rows.flatMap((row) => {
		const status = STATUS[row.status];
		if (status === undefined) return [];
		return row.people.map((person) => [
			...nameParts(person),
			person.sid ?? person.login ?? "",
			person.email ?? "",
			"",
			row.score ?? "",
			maxScore,
			status,
			status === "Missing" ? "" : row.id,
			row.at ?? "",
			...pointsOf(row, checks),
		]);
	});
	const titles = checks.map(({ id, maxPoints }, at) => `${at + 1}: ${id} (${maxPoints} pts)`);
	return made([[...header, "Submission Time", ...titles], ...lines]);
}

/** By that of `grades.csv`; the others are nobody's grade. */
const STATUS: Readonly<Record<string, string>> = {
	graded: "Graded",
	unreadable: "Graded",
	ungraded: "Ungraded",
	"not a submission": "Ungraded",
	missing: "Missing",
};

/** A row for each person, and everything that is known. */
export function plainTable({ rows, maxScore }: ClassGrades): Exported {
	const checks = checksOf(rows);
	const header = ["id", "name", "email", "sid", "login", "handed_in", "status", "score", "max_score", "mistakes", "reason"];
	const lines = rows.flatMap((row) =>
		row.people.map((person) => [
			row.id,
			person.name ?? "",
			person.email ?? "",
			person.sid ?? "",
			person.login ?? "",
			row.at ?? "",
			row.status,
			row.score ?? "",
			maxScore,
			row.mistakes,
			row.reason,
			...pointsOf(row, checks),
		]),
	);
	return made([[...header, ...checks.map(({ id }) => id)], ...lines]);
}

function made(rows: readonly (readonly (string | number)[])[]): Exported {
	return { status: "made", text: csvText(rows), remarks: [`${rows.length - 1} rows.`] };
}

/** In the order in which they come first. */
function checksOf(rows: readonly GradeRow[]): CheckPoints[] {
	return [...new Map(rows.flatMap(({ checks = [] }) => checks.map((check) => [check.id, check]))).values()];
}

function pointsOf({ checks }: GradeRow, all: readonly CheckPoints[]): (string | number)[] {
	const points = new Map(checks?.map((check) => [check.id, check.points]));
	return all.map(({ id }) => points.get(id) ?? "");
}

/** The last word is the family name where nothing says more. */
function nameParts({ name = "", mayBe }: Person): [string, string] {
	const [, last, first] = /^([^,]+), *([^,]+)$/.exec(name) ?? [];
	if (last !== undefined && first !== undefined) return [first, last];
	const words = (name || (mayBe?.[0] ?? "")).trim().split(/\s+/);
	return [words.slice(0, -1).join(" "), words.at(-1) ?? ""];
}
