import { resolve } from "node:path";
import type { Command } from "commander";
import { classRemarks } from "../../class/class-remarks.ts";
import { forTerminal as clean } from "../../report/escape.ts";
import { MOST_WORKERS } from "../../sandbox/layers/user-pool.ts";
import { assignmentFor } from "../assignment.ts";
import { gradeClass } from "../batch.ts";
import type { ClassOptions } from "../class-in.ts";
import { classReports } from "../class-reports.ts";
import { EXIT, endNow, tellStack } from "../exit.ts";
import { isNamed, levelFor, type StaffOptions, shared, timeLimitFor, wholeNumber } from "../options.ts";
import { classSummary, complain, print, progressReporter, removedText, stoppedSummary } from "../output.ts";
import type { ClassCommand } from "../remembered.ts";
import { askedFolders, type ReportOptions, readFormat, withReports } from "../report-options.ts";
import { seedsFor } from "../seed.ts";
import { stopBySignal } from "../stop.ts";

interface Options extends StaffOptions, ReportOptions, ClassOptions {
	readonly out: string;
	readonly jobs?: number;
	readonly force?: boolean;
	readonly only?: readonly string[];
}

export function addBatch(program: Command): void {
	const command = program
		.command("batch")
		.description("grade a class: a folder or an archive, as a course system gave it or with a file or folder a student");
	withReports(shared(command, "<class>", "a folder, or a zip or tar archive, with the submissions"), "folder")
		.requiredOption("--out <folder>", "for results/<id>.json, grades.csv and class.db; what is there already is not run again")
		.option("--roster <file>", "CSV of who is in the course: names the students, and says who is missing")
		.option("--name-pattern <regexp>", "how submissions are named, where no course system did: '(?<student>…)'")
		.option("--format <format>", "of the files in results", readFormat, "native")
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--jobs <n>", "how many at a time; as many as processors by default", wholeNumber(1, MOST_WORKERS))
		.option("--force", "run all again, whether something has changed or not")
		.option("--only <id...>", "run these again, and no others")
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the results")
		.action(async (path: string, options: Options, self: Command) => {
			const assignment = await assignmentFor(options, self, path);
			const { problems, course } = assignment;
			const asked = askedFolders(path, options);
			const secretFile = options.secretFile ?? course?.secretFile;
			const levels = problems.map((problem) => levelFor("student", problem, options));
			const timeLimit = timeLimitFor(assignment, options, self);
			const secret = secretFile !== undefined && { secretFile };
			const occasion = { ...options, ...secret, path, runner: "staff" } as const;
			const { samples, allowWeakIsolation, explain, printed, namePattern, roster } = options;
			const remembered: ClassCommand = {
				folder: resolve(path),
				...(namePattern !== undefined && { namePattern }),
				...(roster !== undefined && { roster: resolve(roster) }),
				...(!assignment.isWhole && { problem: (problems[0] as (typeof problems)[number]).id }),
				...(course && { course: resolve(course.folder) }),
				...{ samples, timeLimit, allowWeakIsolation, explain, printed },
				...(secretFile !== undefined && { secretFile: resolve(secretFile) }),
				reports: asked.map(({ format, folder: to }) => ({ format: format.name, folder: to })),
			};
			const stop = stopBySignal();
			let errors = 0;
			const progress = await gradeClass(assignment, path, {
				...options,
				...(await classReports(asked, assignment, levels, occasion)),
				timeLimit,
				levels,
				seedsFor: (out) => seedsFor(problems, options, isNamed(self, "seed"), out, course?.secretFile),
				remembered,
				onClass: (file) => {
					for (const remark of classRemarks(file)) print(clean(remark));
				},
				onProgress: progressReporter(),
				onRemoved: (ids) => complain(removedText(ids)),
				onError: (error, id) => {
					errors += 1;
					if (id === undefined) complain(`gradecheck: an error of no submission in particular: ${clean(String(error))}`);
					tellStack(error);
				},
				signal: stop.signal,
			});
			stop.done();
			if (stop.signal.aborted) {
				print(stoppedSummary(progress, options.out));
				endNow(stop.exitCode());
			}
			print(classSummary(progress, options.out));
			if (progress.ungraded === 0 && errors === 0) return;
			if (progress.ungraded > 0) complain("What could not be graded has no score, and costs no marks: grade it again.");
			// What was given up may be at work still.
			endNow(EXIT.grader);
		});
}
