import type { Command } from "commander";
import { problems } from "../../../problems/index.ts";
import { print } from "../output.ts";

export function addProblems(program: Command): void {
	program
		.command("problems")
		.description("list what can be graded")
		.action(() => {
			for (const problem of problems)
				print(
					`${problem.id.padEnd(10)} class ${problem.className} in ${problem.fileName}.ts or ${problem.fileName}.py: ${problem.summary}`,
				);
		});
}
