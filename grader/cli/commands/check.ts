import { type Command, Option } from "commander";
import { UsageError } from "../../submission/usage-error.ts";
import { assignmentFor, problemsOfFile } from "../assignment.ts";
import { type CheckOptions, check, type OnChecked } from "../check.ts";
import { EXIT, endWith, exitCodeOf } from "../exit.ts";
import type { EarlyStart } from "../grade.ts";
import { levelFor, replayFor, type SharedOptions, shared, timeLimitFor } from "../options.ts";
import { typed } from "../replay.ts";
import { askedReports, type ReportOptions, withReports } from "../report-options.ts";
import { watchAndCheck } from "../watch-and-check.ts";

type Options = SharedOptions & ReportOptions & Pick<CheckOptions, "only" | "json"> & { readonly watch?: boolean };

export function addCheck(program: Command, early: EarlyStart | undefined): void {
	withReports(shared(program.command("check").description("check your own solution; exit 1 when a check fails")), "file")
		.option("--watch", "check again whenever a file is saved")
		.option("--only <what>", "report these alone, and exit by them: a call such as forward, a check, a problem; may be repeated", collect)
		.addOption(new Option("--json", "write the native result to standard output, and all else to standard error").conflicts("watch"))
		.action(async (path: string, options: Options, self: Command) => {
			// Whoever checks their own work may have the assignment beside it.
			const whole = await assignmentFor(options, self);
			const problems = whole.isWhole ? problemsOfFile(path, whole.problems) : whole.problems;
			const [first] = problems;
			const isOne = whole.isWhole && problems.length === 1 && whole.problems.length > 1 && first !== undefined;
			const assignment = isOne ? { ...whole, title: first.title, problems, isWhole: false } : { ...whole, problems };
			const read = [whole.course?.path, whole.course?.secretFile].filter((each) => each !== undefined);
			const asked = askedReports(path, options, read);
			if (options.json === true && asked.some(({ file }) => file === undefined))
				throw new UsageError(
					"--json and a report would both go to standard output",
					"Give the report a file of its own: --report FORMAT=FILE.",
				);
			const levels = problems.map((problem) => levelFor("student", problem, options));
			const replay = typed("check", replayFor(whole, path, options));
			const onChecked: OnChecked = async (graded, remarks) => {
				if (asked.length === 0) return;
				const { writeReports } = await import("../reports.ts");
				await writeReports(asked, graded, { path, again: replay, runner: "student", printed: true, remarks });
			};
			const checkOptions = { ...options, levels, timeLimit: timeLimitFor(assignment, options, self), replay, onChecked };
			if (options.watch === true) await watchAndCheck(assignment, path, { ...checkOptions, onError: exitCodeOf }, early);
			endWith((await check(assignment, path, checkOptions, early)) ? EXIT.fine : EXIT.checksFailed);
		});
}

function collect(name: string, before: readonly string[] = []): readonly string[] {
	return [...before, name];
}
