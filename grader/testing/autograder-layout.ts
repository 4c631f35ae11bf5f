/** `run_autograder` in a folder of its own, in which another program stands for the engine and the grader. */
import { execFile, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderWith } from "./grade-submission.ts";

const script = fileURLToPath(new URL("../container/run_autograder", import.meta.url));
const OLD = '{"score": 100, "output": "of an earlier run"}';

/** A folder as Gradescope has it, with an old result. `engine` is what the other program does; `$out` is where the result belongs. */
export function layout(engine: string): string {
	const folder = join(folderWith({}), "an Übung");
	for (const name of ["source/dist", "source/node_modules/node/bin", "submission", "results", "bin", "temporary"])
		mkdirSync(join(folder, name), { recursive: true });
	writeFileSync(join(folder, "source/dist/gradecheck.js"), "");
	writeFileSync(join(folder, "submission_metadata.json"), "{}");
	writeFileSync(join(folder, "source/secret"), "of nobody's knowledge");
	writeFileSync(join(folder, "results/results.json"), OLD);
	command(
		join(folder, "source/node_modules/node/bin/node"),
		`out=$6\necho $$ >"${folder}/pid"\nprintf '%s\\n' "$@" >"${folder}/words"\n${engine}`,
	);
	return folder;
}

export function command(path: string, text: string): void {
	writeFileSync(path, `#!/usr/bin/env bash\n${text}\n`);
	chmodSync(path, 0o755);
}

export interface Run {
	readonly code: number | null;
	readonly said: string;
}

function environmentOf(folder: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return { ...process.env, PATH: `${folder}/bin:${process.env.PATH}`, TMPDIR: `${folder}/temporary`, ...more };
}

export function run(folder: string, more: NodeJS.ProcessEnv = {}): Promise<Run> {
	return new Promise((resolve) => {
		execFile("bash", [script, folder], { env: environmentOf(folder, more) }, (error, out, err) =>
			resolve({ code: error === null ? 0 : ((error.code as unknown as number) ?? null), said: out + err }),
		);
	});
}

/** The status of one that got that signal while it graded. */
export function endedBy(folder: string, signal: NodeJS.Signals): Promise<number | null> {
	const child = spawn("bash", [script, folder], { env: environmentOf(folder, {}), stdio: "ignore" });
	return new Promise((resolve) => {
		child.once("exit", (code) => resolve(code));
		const look = setInterval(() => {
			if (!existsSync(join(folder, "pid")) || readFileSync(join(folder, "pid"), "utf8") === "") return;
			clearInterval(look);
			child.kill(signal);
		}, 10);
	});
}
