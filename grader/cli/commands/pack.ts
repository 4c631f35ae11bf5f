import { Argument, type Command } from "commander";
import { UsageError } from "../../submission/usage-error.ts";
import { courseAt } from "../assignment.ts";
import { courseOption } from "../options.ts";
import { print } from "../output.ts";
import type { PackOptions } from "../pack/pack.ts";
import { SYSTEMS } from "../pack/systems.ts";

export function addPack(program: Command): void {
	program
		.command("pack")
		.description("pack a course folder, with this grader, for where submissions are handed in")
		.addArgument(new Argument("<system>", "what it is for").choices(SYSTEMS.map(({ name }) => name)))
		.addOption(courseOption())
		.requiredOption("--out <path>", "for Gradescope an archive such as autograder.zip; otherwise a new folder, or an archive of one")
		.option("--image <name>", "for PrairieLearn: the Docker image that grades, such as my-university/gradecheck")
		.action(async (name: string, { course: named, ...options }: PackOptions & { course?: string }) => {
			const course = await courseAt(named);
			if (course === undefined)
				throw new UsageError("there is no course folder here or above", "Name it with --course; `gradecheck init <folder>` makes one.");
			const { pack } = await import("../pack/pack.ts");
			const system = SYSTEMS.find((each) => each.name === name) as (typeof SYSTEMS)[number];
			print(await pack(system, course, options));
		});
}
