import { Argument, type Command } from "commander";
import { UsageError } from "../../submission/usage-error.ts";
import { courseAt } from "../assignment.ts";
import { courseOption } from "../options.ts";
import { print } from "../output.ts";

export function addPack(program: Command): void {
	program
		.command("pack")
		.description("pack a course folder, with this grader, for where submissions are handed in")
		.addArgument(new Argument("<system>", "what it is for").choices(["gradescope"]))
		.addOption(courseOption())
		.requiredOption("--out <file>", "such as autograder.zip")
		.action(async (_: string, { course: named, out }: { course?: string; out: string }) => {
			const course = await courseAt(named);
			if (course === undefined)
				throw new UsageError("there is no course folder here or above", "Name it with --course; `gradecheck init <folder>` makes one.");
			const { packGradescope, packedText } = await import("../pack.ts");
			print(packedText(course, out, await packGradescope(course, out)));
		});
}
