import { dirname } from "node:path";
import type { Command } from "commander";
import { gradescopeResult } from "../../report/gradescope.ts";
import { type EarlyStart, grade } from "../grade.ts";
import { DEFAULTS, findProblem, isNamed, levelFor, oneOf, type StaffOptions, shared } from "../options.ts";
import { isInside, requireFreeOf } from "../out-path.ts";
import { report } from "../output.ts";
import { replayArgs } from "../replay.ts";
import { seedFor } from "../seed.ts";
import { writeOutput } from "../write-file.ts";

export function addGrade(program: Command, early: EarlyStart | undefined): void {
	shared(program.command("grade").description("grade a file or a folder; exit 0 whatever the score"))
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the result")
		.option("--out <file>", "write the result there, whole or not at all")
		.option("--format <format>", "gradescope or native", oneOf("gradescope", "native"), "gradescope")
		.action(async (path: string, options: StaffOptions & { out?: string }, self: Command) => {
			const problem = await findProblem(options.problem);
			if (options.out !== undefined) requireFreeOf(options.out, path);
			const isBeside = options.out !== undefined && !isInside(options.out, path);
			const seeded = await seedFor(problem, options, isNamed(self), isBeside ? dirname(options.out as string) : undefined);
			const result = await grade(problem, path, { ...options, ...seeded }, early);
			if (options.out !== undefined) {
				const value = options.format === "native" ? result : gradescopeResult(problem, result, levelFor("student", problem, options));
				writeOutput(options.out, `${JSON.stringify(value, null, 2)}\n`);
			}
			report(
				problem,
				result,
				{ ...options, explain: levelFor("staff", problem, options) },
				`npm run grade -- ${replayArgs(path, options, DEFAULTS)}`,
			);
		});
}
