import { type Command, Option } from "commander";
import { type CheckOptions, check, watchAndCheck } from "../check.ts";
import { EXIT, endWith, exitCodeOf } from "../exit.ts";
import type { EarlyStart } from "../grade.ts";
import { DEFAULTS, findProblem, levelFor, type SharedOptions, shared } from "../options.ts";
import { replayWords, typed } from "../replay.ts";

export function addCheck(program: Command, early: EarlyStart | undefined): void {
	shared(program.command("check").description("check your own solution; exit 1 when a check fails"))
		.option("--watch", "check again whenever a file is saved")
		.option("--only <what>", "report these alone, and exit by them: a call such as forward, a check, a problem; may be repeated", collect)
		.addOption(new Option("--json", "write the native result to standard output, and all else to standard error").conflicts("watch"))
		.action(async (path: string, options: SharedOptions & Pick<CheckOptions, "only" | "json"> & { watch?: boolean }) => {
			const problem = await findProblem(options.problem);
			const told = levelFor("student", problem, options);
			const replay = typed("check", replayWords(path, options, DEFAULTS));
			const checkOptions = { ...options, told, replay };
			if (options.watch === true) await watchAndCheck(problem, path, { ...checkOptions, onError: exitCodeOf }, early);
			endWith((await check(problem, path, checkOptions, early)) ? EXIT.fine : EXIT.checksFailed);
		});
}

function collect(name: string, before: readonly string[] = []): readonly string[] {
	return [...before, name];
}
