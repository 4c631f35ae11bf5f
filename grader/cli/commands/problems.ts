import type { Command } from "commander";
import { problems } from "../../../problems/index.ts";
import type { Problem } from "../../problem/problem.ts";
import { numberText } from "../../report/sentence.ts";
import { courseAt } from "../assignment.ts";
import { courseOption } from "../options.ts";
import { print } from "../output.ts";

export function addProblems(program: Command): void {
	program
		.command("problems")
		.description("list what can be graded")
		.addOption(courseOption())
		.action(async ({ course: named }: { course?: string }) => {
			const course = await courseAt(named);
			if (course !== undefined) {
				print(`${course.file.title}, ${numberText(course.file.points)} points:`);
				for (const problem of course.problems) print(`  ${line(problem)} (${numberText(problem.points)} points)`);
				print("Others that an assignment may list:");
			}
			const listed = new Set(course?.problems.map(({ id }) => id));
			for (const problem of problems) if (!listed.has(problem.id)) print(course === undefined ? line(problem) : `  ${line(problem)}`);
		});
}

function line({ id, className, fileName, summary }: Problem): string {
	return `${id.padEnd(10)} class ${className} in ${fileName}.ts or ${fileName}.py: ${summary}`;
}
