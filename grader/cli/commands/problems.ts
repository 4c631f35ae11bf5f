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
			}
			const listed = new Set(course?.problems.map(({ id }) => id));
			const others = problems.filter(({ id }) => !listed.has(id));
			if (course !== undefined && others.length > 0) print("Others that an assignment may list:");
			for (const problem of others) print(course === undefined ? line(problem) : `  ${line(problem)}`);
		});
}

function line({ id, className, fileName, summary, folder }: Problem & { readonly folder?: string }): string {
	const stem = folder === undefined ? fileName : `${folder}/${fileName}`;
	return `${id.padEnd(10)} class ${className} in ${stem}.ts or ${stem}.py: ${summary}`;
}
