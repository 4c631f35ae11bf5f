import type { Command } from "commander";
import { classRemarks } from "../../class/class-remarks.ts";
import { forTerminal as clean } from "../../report/escape.ts";
import { MOST_WORKERS } from "../../sandbox/layers/user-pool.ts";
import { assignmentFor } from "../assignment.ts";
import { gradeClass } from "../batch.ts";
import type { ClassOptions } from "../class-in.ts";
import { EXIT, endNow, tellStack } from "../exit.ts";
import { isNamed, levelFor, type StaffOptions, shared, timeLimitFor, wholeNumber } from "../options.ts";
import { classSummary, complain, print, progressReporter } from "../output.ts";
import { askedFolders, type ReportOptions, readFormat, withReports } from "../report-options.ts";
import { seedsFor } from "../seed.ts";

type BatchCommandOptions = StaffOptions & ReportOptions & ClassOptions & { readonly out: string; readonly jobs?: number };

export function addBatch(program: Command): void {
	const command = program
		.command("batch")
		.description("grade a class: a folder or an archive, as a course system gave it or with a file or folder a student");
	withReports(shared(command, "<class>", "a folder, or a zip or tar archive, with the submissions"), "folder")
		.requiredOption("--out <folder>", "for results/<id>.json and grades.csv")
		.option("--roster <file>", "CSV of who is in the course: names the students, and says who is missing")
		.option("--name-pattern <regexp>", "how submissions are named, where no course system did: '(?<student>…)'")
		.option("--format <format>", "of the files in results", readFormat, "native")
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--jobs <n>", "how many at a time; as many as processors by default", wholeNumber(1, MOST_WORKERS))
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the results")
		.action(async (folder: string, options: BatchCommandOptions, self: Command) => {
			const assignment = await assignmentFor(options, self, folder);
			const { problems, course } = assignment;
			const asked = askedFolders(folder, options);
			const { openReports } = await import("../reports.ts");
			const write = await openReports(asked.map(({ format }) => format));
			const secretFile = options.secretFile ?? course?.secretFile;
			const occasion = { ...options, ...(secretFile !== undefined && { secretFile }), path: folder, runner: "staff" } as const;
			let errors = 0;
			const progress = await gradeClass(assignment, folder, {
				...options,
				timeLimit: timeLimitFor(assignment, options, self),
				levels: problems.map((problem) => levelFor("student", problem, options)),
				seedsFor: (out) => seedsFor(problems, options, isNamed(self, "seed"), out, course?.secretFile),
				files: asked.map(({ format, folder: to }) => ({ folder: to, ending: format.ending })),
				toTexts: (graded) => write(graded, occasion).map(({ text }) => text),
				onClass: (file) => {
					for (const remark of classRemarks(file)) print(clean(remark));
				},
				onProgress: progressReporter(),
				onError: (error, id) => {
					errors += 1;
					if (id === undefined) complain(`gradecheck: an error of no submission in particular: ${clean(String(error))}`);
					tellStack(error);
				},
			});
			print(classSummary(progress, options.out));
			if (progress.ungraded === 0 && errors === 0) return;
			if (progress.ungraded > 0) complain("What could not be graded has no score, and costs no marks: grade it again.");
			// What was given up may be at work still.
			endNow(EXIT.grader);
		});
}
