/** `gradecheck export`: a class's grades as a file for its course system. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { canvasGradebook } from "../gradebook/canvas-gradebook.ts";
import type { ClassGrades, Exported } from "../gradebook/class-grades.ts";
import { moodleWorksheet } from "../gradebook/moodle-worksheet.ts";
import { gradescopeTable, plainTable } from "../gradebook/own-tables.ts";
import { UsageError } from "../submission/usage-error.ts";
import { gradesOf } from "./grades-of.ts";
import { isInside } from "./out-path.ts";
import { writeOutput } from "./write-file.ts";

export interface ExportOptions {
	/** Files that are filled in. */
	readonly canvas?: string;
	readonly moodle?: string;
	readonly gradescope?: true;
	readonly plain?: true;
	readonly column?: string;
	readonly out: string;
}

/** Gives what staff are told. Throws `UsageError` where there is nothing to write. */
export function exportGrades(folder: string, options: ExportOptions): readonly string[] {
	const { canvas, moodle, gradescope, plain, column, out } = options;
	const asked = [canvas, moodle, gradescope, plain].filter((each) => each !== undefined);
	if (asked.length !== 1)
		throw new UsageError(
			asked.length === 0 ? "no kind of file is asked for" : "several kinds of files are asked for",
			"Give one of --canvas gradebook.csv, --moodle worksheet.csv, --gradescope and --plain.",
		);
	const given = canvas ?? moodle;
	if (given !== undefined && isInside(out, given))
		throw new UsageError(`${out} is the file that is filled in`, "Name another one by --out: what the course system gave stays as it was.");
	const grades = gradesOf(folder, given === undefined);
	const exported = given === undefined ? (gradescope ? gradescopeTable(grades) : plainTable(grades)) : filledIn(given, grades, options);
	if (exported.status === "faulty")
		throw new UsageError(`${basename(given ?? out)} ${exported.why}`, "Nothing was written. docs/class.md says what is filled in.");
	writeOutput(out, exported.text);
	const ignored = column !== undefined && given === undefined ? ["--column is for files that are filled in, and does nothing here."] : [];
	return [`Written to ${out}.`, ...exported.remarks, ...ignored];
}

function filledIn(path: string, grades: ClassGrades, { canvas, column }: ExportOptions): Exported {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${(error as Error).message}`, "Name the CSV file that your course system exported.");
	}
	return canvas === undefined ? moodleWorksheet(text, grades, column) : canvasGradebook(text, grades, column);
}
