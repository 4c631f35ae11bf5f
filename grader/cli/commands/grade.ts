import { dirname } from "node:path";
import type { Command } from "commander";
import { type EarlyStart, grade } from "../grade.ts";
import { DEFAULTS, findProblem, isNamed, levelFor, type StaffOptions, shared } from "../options.ts";
import { isInside } from "../out-path.ts";
import { report } from "../output.ts";
import { replayArgs } from "../replay.ts";
import { askedReports, isToldThere, type ReportOptions, readFormat, withReports } from "../report-options.ts";
import { gradedAlone, writeReports } from "../reports.ts";
import { seedFor } from "../seed.ts";

export function addGrade(program: Command, early: EarlyStart | undefined): void {
	withReports(shared(program.command("grade").description("grade a file or a folder; exit 0 whatever the score")), "file")
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the result")
		.option("--out <file>", "write the result there, whole or not at all")
		.option("--format <format>", "of --out; --format X --out FILE is short for --report X=FILE", readFormat, "gradescope")
		.action(async (path: string, options: StaffOptions & ReportOptions & { out?: string }, self: Command) => {
			const problem = await findProblem(options.problem);
			const asked = askedReports(path, options, options, self.getOptionValueSource("format") === "cli");
			const beside = asked.flatMap(({ file }) => file ?? []).find((file) => !isInside(file, path));
			const seeded = await seedFor(problem, options, isNamed(self), beside && dirname(beside));
			const result = await grade(problem, path, { ...options, ...seeded }, early);
			const explain = levelFor("staff", problem, options);
			const again = `npm run grade -- ${replayArgs(path, options, DEFAULTS)}`;
			const graded = gradedAlone(problem, result, levelFor("student", problem, options));
			await writeReports(asked, graded, { ...options, path, again, runner: "staff", explain });
			if (!isToldThere(asked)) report(problem, result, { ...options, explain }, again);
		});
}
