import { dirname } from "node:path";
import type { Command } from "commander";
import type { Rules } from "../../course/settle.ts";
import type { Graded } from "../../report/graded.ts";
import { gradescopeResult } from "../../report/gradescope.ts";
import { nativeResult } from "../../report/native.ts";
import { type Assignment, assignmentFor } from "../assignment.ts";
import type { EarlyStart } from "../grade.ts";
import { gradeParts } from "../grade-parts.ts";
import { isNamed, levelFor, oneOf, replayFor, type StaffOptions, shared, timeLimitFor } from "../options.ts";
import { isInside, requireFreeOf } from "../out-path.ts";
import { deliver, report } from "../output.ts";
import { typed } from "../replay.ts";
import { seedsFor } from "../seed.ts";
import { writeOutput } from "../write-file.ts";

export function addGrade(program: Command, early: EarlyStart | undefined): void {
	shared(program.command("grade").description("grade a file or a folder; exit 0 whatever the score"))
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the result")
		.option("--out <file>", "write the result there, whole or not at all; - is standard output")
		.option("--format <format>", "gradescope or native", oneOf("gradescope", "native"), "gradescope")
		.option("--metadata <file>", "Gradescope's submission_metadata.json, for lateness, attempts and points")
		.action(async (path: string, options: StaffOptions & { out?: string; metadata?: string }, self: Command) => {
			const assignment = await assignmentFor(options, self, path);
			const { problems, course } = assignment;
			const file = options.out === "-" ? undefined : options.out;
			if (file !== undefined) requireFreeOf(file, path);
			const keptIn = file !== undefined && !isInside(file, path) ? dirname(file) : undefined;
			const seeds = await seedsFor(problems, options, isNamed(self, "seed"), keptIn, course?.secretFile);
			const levels = problems.map((problem) => levelFor("student", problem, options));
			const timeLimit = timeLimitFor(assignment, options, self);
			const settle = await settlerOf(assignment, options.metadata);
			const graded = settle(await gradeParts(assignment, path, { ...options, timeLimit, seeds, levels }, early));
			if (options.out !== undefined) {
				const value = options.format === "native" ? nativeResult(graded) : gradescopeResult(graded);
				const text = `${JSON.stringify(value, null, 2)}\n`;
				if (file === undefined) deliver(text);
				else writeOutput(file, text);
			}
			const forStaff = graded.parts.map((part) => ({ ...part, level: levelFor("staff", part.problem, options) }));
			const replay = typed("grade", replayFor(assignment, path, options));
			report({ ...graded, parts: forStaff }, { ...options, replay, isAside: options.out === "-" });
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
