import type { Command } from "commander";
import { writeNewProblem } from "../new-problem.ts";
import { print } from "../output.ts";

export function addNew(program: Command): void {
	program
		.command("new")
		.argument("<problem>")
		.description("write the files of a new problem, to be filled in")
		.action((id: string) => {
			print(
				`Written:\n${writeNewProblem(id)
					.map((path) => `  ${path}`)
					.join("\n")}`,
			);
			print(
				`Next: npm run generate && npm run build && npm run gradecheck -- verify ${id}\ndocs/writing-a-problem.md says what to fill in.`,
			);
		});
}
