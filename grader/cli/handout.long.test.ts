/** A handout as a student has it: unpacked elsewhere, installed and checked. */
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { folderWith } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Without what the runner's own npm says to what it starts. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name)));

function run(program: string, args: readonly string[], cwd: string): Promise<{ code: number; out: string }> {
	return new Promise((resolve) => {
		execFile(program, args, { cwd, env }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out: out + err }));
	});
}

it.each([
	["typescript", "linear.ts", "loops.ts"],
	["python", "linear.py", "numpy.py"],
])(
	"npm install && npm run check works in %s, in any folder",
	async (language, file, solution) => {
		const top = join(folderWith({}), "Übung 1");
		mkdirSync(top);
		expect(await run(process.execPath, [`${root}dist/gradecheck.js`, "handout", "--out", "handout"], top)).toMatchObject({ code: 0 });
		const folder = join(top, "handout", language);
		expect(await run("npm", ["install", "--no-audit", "--no-fund"], folder)).toMatchObject({ code: 0 });
		const first = await run("npm", ["run", "check"], folder);
		expect(first.code).toBe(1);
		expect(first.out).toMatch(/ 0\/100 points[\s\S]*not written yet[\s\S]*\nAgain: npm run check\n/);
		expect((await run("npm", ["run", "check", "--", "--only", "forward"], folder)).out).toMatch(
			/\nAgain: npm run check -- --only forward\n/,
		);
		expect((await run("npx", ["gradecheck", "check", file], folder)).out).toContain(`\nAgain: npx gradecheck check ${file}\n`);
		copyFileSync(`${root}problems/linear/submissions/correct/${solution}`, join(folder, file));
		expect(await run("npm", ["run", "check"], folder)).toMatchObject({ code: 0, out: expect.stringContaining("Everything is right.") });
	},
	600_000,
);
