import { dirname } from "node:path";
import type { Command } from "commander";
import { gradescopeResult } from "../../report/gradescope.ts";
import { type EarlyStart, grade } from "../grade.ts";
import { DEFAULTS, findProblem, isNamed, levelFor, oneOf, type StaffOptions, shared } from "../options.ts";
import { isInside, requireFreeOf } from "../out-path.ts";
import { deliver, report } from "../output.ts";
import { replayWords, typed } from "../replay.ts";
import { seedFor } from "../seed.ts";
import { writeOutput } from "../write-file.ts";

export function addGrade(program: Command, early: EarlyStart | undefined): void {
	shared(program.command("grade").description("grade a file or a folder; exit 0 whatever the score"))
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the result")
		.option("--out <file>", "write the result there, whole or not at all; - is standard output")
		.option("--format <format>", "gradescope or native", oneOf("gradescope", "native"), "gradescope")
		.action(async (path: string, options: StaffOptions & { out?: string }, self: Command) => {
			const problem = await findProblem(options.problem);
			const file = options.out === "-" ? undefined : options.out;
			if (file !== undefined) requireFreeOf(file, path);
			const isBeside = file !== undefined && !isInside(file, path);
			const seeded = await seedFor(problem, options, isNamed(self), isBeside ? dirname(file) : undefined);
			const result = await grade(problem, path, { ...options, ...seeded }, early);
			if (options.out !== undefined) {
				const value = options.format === "native" ? result : gradescopeResult(problem, result, levelFor("student", problem, options));
				const text = `${JSON.stringify(value, null, 2)}\n`;
				if (file === undefined) deliver(text);
				else writeOutput(file, text);
			}
			report(problem, result, {
				...options,
				explain: levelFor("staff", problem, options),
				replay: typed("grade", replayWords(path, options, DEFAULTS)),
				isAside: options.out === "-",
			});
		});
}
