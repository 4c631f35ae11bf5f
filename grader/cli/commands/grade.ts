import { dirname } from "node:path";
import type { Command } from "commander";
import type { Rules } from "../../course/settle.ts";
import type { Graded } from "../../report/graded.ts";
import { type Assignment, assignmentFor, tellOtherProblem } from "../assignment.ts";
import type { EarlyStart } from "../grade.ts";
import { gradeParts } from "../grade-parts.ts";
import { isNamed, levelFor, replayFor, type StaffOptions, shared, timeLimitFor } from "../options.ts";
import { isInside } from "../out-path.ts";
import { report } from "../output.ts";
import { typed } from "../replay.ts";
import { askedReports, isToldThere, type ReportOptions, readFormat, withReports } from "../report-options.ts";
import { seedsFor } from "../seed.ts";

export function addGrade(program: Command, early: EarlyStart | undefined): void {
	withReports(shared(program.command("grade").description("grade a file or a folder; exit 0 whatever the score")), "file")
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the result")
		.option("--out <file>", "write the result there, whole or not at all; - is standard output")
		.option("--format <format>", "of --out; --format X --out FILE is short for --report X=FILE", readFormat, "gradescope")
		.option("--metadata <file>", "Gradescope's submission_metadata.json, for lateness, attempts and points")
		.action(async (path: string, options: StaffOptions & ReportOptions & { out?: string; metadata?: string }, self: Command) => {
			const assignment = await assignmentFor(options, self, path);
			const { problems, course } = assignment;
			const secretFile = options.secretFile ?? course?.secretFile;
			const read = [course?.path, secretFile, options.metadata].filter((each) => each !== undefined);
			const asked = askedReports(path, options, read, options, isNamed(self, "format"));
			const beside = asked.flatMap(({ file }) => file ?? []).find((file) => !isInside(file, path));
			const seeds = await seedsFor(problems, options, isNamed(self, "seed"), beside && dirname(beside), course?.secretFile);
			const levels = problems.map((problem) => levelFor("student", problem, options));
			const timeLimit = timeLimitFor(assignment, options, self);
			const settle = await settlerOf(assignment, options.metadata);
			const graded = settle(await gradeParts(assignment, path, { ...options, timeLimit, seeds, levels }, early));
			const forStaff = graded.parts.map((part) => ({ ...part, level: levelFor("staff", part.problem, options) }));
			const forRunner = { ...graded, parts: forStaff };
			const again = typed("grade", replayFor(assignment, path, options));
			const occasion = { ...options, ...(secretFile !== undefined && { secretFile }), path, again, runner: "staff", forRunner } as const;
			if (asked.length > 0) await (await import("../reports.ts")).writeReports(asked, graded, occasion);
			if (!isToldThere(asked)) report(forRunner, { ...(options.printed === true && { printed: true }), replay: again });
			tellOtherProblem(assignment, graded);
		});
}

/** One problem of several has no rules of its own. */
async function settlerOf({ course, isWhole }: Assignment, metadata: string | undefined): Promise<(graded: Graded) => Graded> {
	const rules: Rules = course !== undefined && isWhole ? course.file : {};
	if (metadata === undefined && rules.late === undefined && rules.attempts === undefined && rules.leaderboard === undefined)
		return (graded) => graded;
	const { settlerFor } = await import("../settled.ts");
	return settlerFor(metadata, rules);
}
