import type { Command } from "commander";
import { print } from "../output.ts";

export function addInit(program: Command): void {
	program
		.command("init")
		.argument("<folder>", "a new one, or one without these files")
		.description("make a course folder: what is graded, what it is worth, and a secret")
		.option("--title <title>", "of the assignment, as students see it; the problem's by default")
		.action(async (folder: string, { title }: { title?: string }) => {
			const { writeCourseFolder } = await import("../init.ts");
			const paths = await writeCourseFolder(folder, title);
			print(`Written:\n${paths.map((path) => `  ${path}`).join("\n")}`);
			print(`Next: change points, weights and visibilities in ${paths[0]}; there is nothing to build. ${paths.at(-1)} says more.`);
		});
}
