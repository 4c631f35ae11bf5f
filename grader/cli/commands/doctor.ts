import type { Command } from "commander";
import { courseAt } from "../assignment.ts";
import { examineMachine } from "../doctor.ts";
import { EXIT, endWith } from "../exit.ts";
import { courseOption } from "../options.ts";
import { print } from "../output.ts";

export function addDoctor(program: Command): void {
	program
		.command("doctor")
		.description(
			"try every layer of isolation on this machine, and say what to do where one is missing; exit 1 where submissions are not graded",
		)
		.addOption(courseOption())
		.action(async ({ course: named }: { course?: string }) => {
			const course = await courseAt(named);
			const { text, isSound } = await examineMachine();
			print(text);
			const examined = course && (await import("../course-report.ts")).examineCourse(course);
			if (examined !== undefined) print(examined.text);
			endWith(isSound && examined?.isSound !== false ? EXIT.fine : EXIT.checksFailed);
		});
}
