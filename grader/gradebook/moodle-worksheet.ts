/** Moodle's grading worksheet, as the teacher downloaded it, with the grades filled in and all else as it was. */
import { readCsv } from "../class/csv.ts";
import type { Person } from "../class/listed.ts";
import { participantIn } from "../class/roster.ts";
import type { ClassGrades, Exported } from "./class-grades.ts";
import { csvAsItWas } from "./csv-text.ts";
import { fill, list } from "./fill.ts";

const faulty = (why: string): Exported => ({ status: "faulty", why });

/** `column` is the one of the grades, where Moodle does not speak English. */
export function moodleWorksheet(text: string, grades: ClassGrades, column = "Grade"): Exported {
	const read = readCsv(text);
	if (read.status === "faulty") return read;
	const { csv } = read;
	const [header = [], ...rows] = csv.rows;
	const columnOf = (name: string) => header.findIndex((cell) => cell.trim().toLowerCase() === name.toLowerCase());
	if (!rows.some(([identifier]) => participantIn(identifier) !== undefined))
		return faulty('is no grading worksheet of Moodle\'s: its first column is to hold identifiers such as "Participant 123"');
	const grade = columnOf(column);
	if (grade < 0) return faulty(`has no column ${column}: name that of the grades by --column, of ${list(header)}`);
	const [most, changeable] = [columnOf("Maximum Grade"), columnOf("Grade can be changed")];
	const maxima = new Set(rows.flatMap((row) => (most < 0 || (row[most] ?? "") === "" ? [] : [numberOf(row[most] as string)])));
	const other = [...maxima].find((maximum) => maximum !== grades.maxScore);
	if (other !== undefined)
		return faulty(`has a maximum grade of ${other}, and these grades are out of ${grades.maxScore}: let both have the same`);
	const { grades: given, remarks } = fill(
		rows.map((row) => personOf(row, columnOf)),
		grades,
	);
	const isLocked = (row: readonly string[]) => changeable >= 0 && /^\s*no\s*$/i.test(row[changeable] ?? "");
	const locked = rows.filter((row, at) => given.has(at) && isLocked(row));
	const usesComma = rows.some((row) => /^\d+,\d+$/.test(row[most] ?? ""));
	const filled = rows.map((row, at) => {
		const score = given.get(at)?.score;
		if (score === undefined || isLocked(row)) return row;
		const shown = usesComma ? String(score).replace(".", ",") : String(score);
		return header.map((_, which) => (which === grade ? shown : (row[which] ?? "")));
	});
	const told = locked.length > 0 ? [`Not to be changed in Moodle, and left so: ${list(locked.map((row) => row[0] ?? ""))}.`] : [];
	return { status: "made", text: csvAsItWas([header, ...filled], csv), remarks: [...remarks, ...told] };
}

function numberOf(text: string): number {
	return Number(text.trim().replace(",", "."));
}

function personOf(row: readonly string[], columnOf: (name: string) => number): Person {
	const cell = (name: string) => row[columnOf(name)]?.trim() || undefined;
	const [name, email, sid, moodleId] = [cell("Full name"), cell("Email address"), cell("ID number"), participantIn(row[0])];
	return { ...(name && { name }), ...(email && { email }), ...(sid && { sid }), ...(moodleId && { moodleId }) };
}
