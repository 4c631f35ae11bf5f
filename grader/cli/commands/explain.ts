import type { Command } from "commander";
import { problems } from "../../../problems/index.ts";
import { explanation } from "../../report/explain.ts";
import { courseAt, findProblem } from "../assignment.ts";
import { courseOption, wholeNumber } from "../options.ts";
import { print } from "../output.ts";

export function addExplain(program: Command): void {
	const explain = program
		.command("explain")
		.argument("<problem>")
		.description("show a problem's table, its equations and its derivatives on a small example");
	const sizeOptions = new Map(problems.flatMap(({ sizes }) => Object.values(sizes).map((size) => [size.option, size] as const)));
	for (const [option, { symbol, meaning }] of sizeOptions) explain.option(`--${option} <n>`, `${symbol}, ${meaning}`, wholeNumber(1, 6));
	explain.addOption(courseOption()).action(async (id: string, { course, ...options }: Record<string, number> & { course?: string }) => {
		// What it shows does not depend on the assignment; a faulty one is told of all the same.
		if (course !== undefined) await courseAt(course);
		const problem = await findProblem(id);
		print(
			explanation(
				problem,
				Object.fromEntries(Object.entries(problem.sizes).map(([name, { option, example }]) => [name, options[option] ?? example])),
			),
		);
	});
}
