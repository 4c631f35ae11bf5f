/**
 * Canvas's gradebook, as it was exported, to one that is imported: the students' own columns and one assignment's, so that nothing else
 * changes there, and rows of those who have a grade, so that nobody's grade is taken away.
 */
import { readCsv } from "../class/csv.ts";
import type { Person } from "../class/listed.ts";
import type { ClassGrades, Exported } from "./class-grades.ts";
import { csvAsItWas } from "./csv-text.ts";
import { fill, list } from "./fill.ts";

/** Columns that are named where none was asked for. */
const faulty = (why: string): Exported => ({ status: "faulty", why });

/** `column` is the assignment's: its header, its title or its id. Without one there has to be only one that it can be. */
export function canvasGradebook(text: string, grades: ClassGrades, column?: string): Exported {
	const read = readCsv(text);
	if (read.status === "faulty") return read;
	const { csv } = read;
	const [header = [], ...rows] = csv.rows;
	const section = header.findIndex((cell) => /section/i.test(cell));
	const isGradebook = /student/i.test(header[0] ?? "") && /\bID\b/.test(header[1] ?? "") && section > 1;
	if (!isGradebook) return faulty("is no gradebook of Canvas's: its first columns are to be Student, ID and, as the last of them, Section");
	const isStudent = (row: readonly string[]) => /^\s*\d+\s*$/.test(row[1] ?? "");
	const points = rows.find((row) => /^\s*points possible\s*$/i.test(row[0] ?? ""));
	const choice = assignmentIn(header, section, column);
	if ("why" in choice) return faulty(choice.why);
	const { at } = choice;
	const possible = Number(points?.[at] ?? Number.NaN);
	if (points !== undefined && Number.isFinite(possible) && possible !== grades.maxScore)
		return faulty(`gives ${possible} points for ${header[at]}, and these grades are out of ${grades.maxScore}: let both have the same`);
	const students = rows.filter(isStudent);
	const { grades: given, remarks } = fill(
		students.map((row) => personOf(row, header)),
		grades,
	);
	const isExcused = (row: readonly string[]) => /^\s*EX\s*$/i.test(row[at] ?? "");
	const excused = students.filter((row, place) => given.has(place) && isExcused(row));
	const own = (row: readonly string[]) => Array.from({ length: section + 1 }, (_, which) => row[which] ?? "");
	const filled = students.flatMap((row, place) => {
		const grade = given.get(place);
		return grade === undefined || isExcused(row) ? [] : [[...own(row), String(grade.score)]];
	});
	const lines = [[...own(header), header[at] as string], ...(points === undefined ? [] : [[...own(points), points[at] ?? ""]]), ...filled];
	const told = excused.length > 0 ? [`Excused in Canvas, and left so: ${list(excused.map((row) => row[0] ?? ""))}.`] : [];
	return { status: "made", text: csvAsItWas(lines, csv), remarks: [...remarks, ...told] };
}

/** Canvas makes a new assignment of a column without an id that it knows. */
function assignmentIn(
	header: readonly string[],
	section: number,
	column: string | undefined,
): { readonly at: number } | { readonly why: string } {
	const all = [...header.keys()].filter((at) => at > section && / \(\d+\)\s*$/.test(header[at] ?? ""));
	const names = (at: number) => {
		const [, title, id] = /^(.*) \((\d+)\)\s*$/s.exec(header[at] as string) ?? [];
		return [header[at]?.trim(), title, id];
	};
	const found = column === undefined ? all : all.filter((at) => names(at).includes(column.trim()));
	if (found.length === 1) return { at: found[0] as number };
	const shown = list((found.length > 0 ? found : all).map((at) => header[at] as string));
	if (all.length === 0) return { why: "has no assignment: make it in Canvas, and export the gradebook again" };
	return { why: `has ${found.length === 0 ? "no such assignment" : "several assignments"}: name one by --column, of ${shown}` };
}

function personOf(row: readonly string[], header: readonly string[]): Person {
	const cell = (name: RegExp) => row[header.findIndex((each) => name.test(each.trim()))]?.trim() || undefined;
	const [name, canvasId, sid, login] = [row[0]?.trim(), row[1]?.trim(), cell(/^SIS User ID$/i), cell(/^SIS Login ID$/i)];
	return {
		...(name && { name }),
		...(canvasId && { canvasId }),
		...(sid && { sid }),
		...(login && { login, ...(login.includes("@") && { email: login }) }),
	};
}
