import type { Command } from "commander";
import { forTerminal as clean } from "../../report/escape.ts";
import { type ExportOptions, exportGrades } from "../export-grades.ts";
import { print } from "../output.ts";

export function addExport(program: Command): void {
	program
		.command("export")
		.argument("<folder>", "that `batch` wrote")
		.description("a class's grades as the file that a course system takes")
		.option("--canvas <gradebook>", "fill in one assignment of a gradebook that Canvas exported")
		.option("--moodle <worksheet>", "fill in a grading worksheet that Moodle gave")
		.option("--gradescope", "a table as Gradescope's, with a column for each check")
		.option("--plain", "a table of everything, with a column for each check")
		.option("--column <name>", "which column is filled in: Canvas's assignment, or Moodle's grade where it speaks another language")
		.requiredOption("--out <file>", "the CSV file to write")
		.action((folder: string, options: ExportOptions) => {
			for (const line of exportGrades(folder, options)) print(clean(line));
		});
}
