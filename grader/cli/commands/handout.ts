import type { Command } from "commander";
import { assignmentFor } from "../assignment.ts";
import { courseOption, DEFAULTS } from "../options.ts";
import { print } from "../output.ts";

export function addHandout(program: Command): void {
	program
		.command("handout")
		.description("write what students start from, in TypeScript and Python: templates, table and equations, and this checker")
		.addOption(courseOption())
		.option("--problem <id>", "one problem of the assignment, or one without a course folder", DEFAULTS.problem)
		.requiredOption("--out <path>", "a file that ends in .zip, or a new folder")
		.option("--package <package>", "where students get the checker: a tarball, an https address or a version; this very one by default")
		.action(async (options: { course?: string; problem: string; out: string; package?: string }, self: Command) => {
			const assignment = await assignmentFor(options, self);
			const { writeHandout } = await import("../handout.ts");
			await writeHandout(assignment, options.out, options.package);
			print(`Written: ${options.out}, with ${assignment.problems.map(({ title }) => title).join(", ")}.`);
			print("Next: try it as a student would. Unpack it elsewhere, and do what its README.md says.");
		});
}
