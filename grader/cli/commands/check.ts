import type { Command } from "commander";
import { check } from "../check.ts";
import { EXIT, endWith, exitCodeOf } from "../exit.ts";
import type { EarlyStart } from "../grade.ts";
import { DEFAULTS, findProblem, levelFor, type SharedOptions, shared } from "../options.ts";
import { replayArgs } from "../replay.ts";
import { askedReports, type ReportOptions, withReports } from "../report-options.ts";
import { gradedAlone, writeReports } from "../reports.ts";

export function addCheck(program: Command, early: EarlyStart | undefined): void {
	withReports(shared(program.command("check").description("check your own solution; exit 1 when a check fails")), "file")
		.option("--watch", "check again whenever a file is saved")
		.action(async (path: string, options: SharedOptions & ReportOptions & { watch?: boolean }) => {
			const problem = await findProblem(options.problem);
			const told = levelFor("student", problem, options);
			const again = `npm run check -- ${replayArgs(path, options, DEFAULTS)}`;
			const asked = askedReports(path, options);
			const isRight = await check(
				problem,
				path,
				{
					...options,
					told,
					replay: again,
					isWatching: options.watch === true,
					onError: exitCodeOf,
					onResult: (result, remarks) =>
						writeReports(asked, gradedAlone(problem, result, told), { path, again, runner: "student", printed: true, remarks }),
				},
				early,
			);
			endWith(isRight ? EXIT.fine : EXIT.checksFailed);
		});
}
