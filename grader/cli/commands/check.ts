import type { Command } from "commander";
import type { Part } from "../../report/graded.ts";
import type { Result } from "../../report/result.ts";
import { gradedOf } from "../../score/graded-of.ts";
import { UsageError } from "../../submission/usage-error.ts";
import { assignmentFor, problemsOfFile } from "../assignment.ts";
import { check } from "../check.ts";
import { EXIT, endWith, exitCodeOf } from "../exit.ts";
import type { EarlyStart } from "../grade.ts";
import { levelFor, replayFor, type SharedOptions, shared, timeLimitFor } from "../options.ts";
import { askedReports, type ReportOptions, withReports } from "../report-options.ts";

export function addCheck(program: Command, early: EarlyStart | undefined): void {
	withReports(shared(program.command("check").description("check your own solution; exit 1 when a check fails")), "file")
		.option("--watch", "check again whenever a file is saved")
		.action(async (path: string, options: SharedOptions & ReportOptions & { watch?: boolean }, self: Command) => {
			// Whoever checks their own work may have the assignment beside it.
			const assignment = await assignmentFor(options, self);
			const problems = assignment.isWhole ? problemsOfFile(path, assignment.problems) : assignment.problems;
			if (options.watch === true && problems.length > 1)
				throw new UsageError(
					`--watch follows one problem, and there are ${problems.length}`,
					`Name one, such as --problem ${problems[0]?.id}, or its file.`,
				);
			const asked = askedReports(path, options);
			const parts = new Map<string, Part>();
			const said: string[] = [];
			let isRight = true;
			for (const problem of problems) {
				const told = levelFor("student", problem, options);
				const one = problems.length > 1 ? { ...assignment, isWhole: false } : assignment;
				const replay = `npm run check -- ${replayFor(one, path, { ...options, problem: problem.id })}`;
				const timeLimit = timeLimitFor(assignment, options, self);
				const onResult = async (result: Result, remarks: readonly string[]): Promise<void> => {
					parts.set(problem.id, { problem, result, level: told });
					said.push(...remarks);
					if (asked.length === 0 || parts.size < problems.length) return;
					const { writeReports } = await import("../reports.ts");
					const graded = gradedOf(problems.length > 1 ? assignment.title : problem.title, [...parts.values()], problems.length > 1);
					await writeReports(asked, graded, { path, again: replay, runner: "student", printed: true, remarks: said.splice(0) });
				};
				const checking = { ...options, timeLimit, told, replay, isWatching: options.watch === true, onError: exitCodeOf, onResult };
				isRight = (await check(problem, path, checking, early)) && isRight;
			}
			endWith(isRight ? EXIT.fine : EXIT.checksFailed);
		});
}
