import type { Command } from "commander";
import { check } from "../check.ts";
import { EXIT, endWith, exitCodeOf } from "../exit.ts";
import type { EarlyStart } from "../grade.ts";
import { DEFAULTS, findProblem, levelFor, type SharedOptions, shared } from "../options.ts";
import { replayArgs } from "../replay.ts";

export function addCheck(program: Command, early: EarlyStart | undefined): void {
	shared(program.command("check").description("check your own solution; exit 1 when a check fails"))
		.option("--watch", "check again whenever a file is saved")
		.action(async (path: string, options: SharedOptions & { watch?: boolean }) => {
			const problem = await findProblem(options.problem);
			const told = levelFor("student", problem, options);
			const replay = `npm run check -- ${replayArgs(path, options, DEFAULTS)}`;
			const isRight = await check(
				problem,
				path,
				{ ...options, told, replay, isWatching: options.watch === true, onError: exitCodeOf },
				early,
			);
			endWith(isRight ? EXIT.fine : EXIT.checksFailed);
		});
}
