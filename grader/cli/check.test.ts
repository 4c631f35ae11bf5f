import { execFile, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { resultSchema } from "../report/result-schema.ts";
import { folderWith } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const correct = `${root}problems/linear/submissions/correct/loops.ts`;
const wrong = `${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`;
const program = `${root}dist/gradecheck.js`;

interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

function run(file: string, ...args: string[]): Promise<Outcome> {
	return new Promise((resolve) => {
		execFile(process.execPath, [file, ...args], { cwd: root }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

describe("check --only", () => {
	it.each([
		["what is right", "forward", 0, /forward alone: 30\/30 points/],
		["what is wrong", "backward.dLdW", 1, /backward\.dLdW alone: 0\/10 points[\s\S]*\nAgain: npm run check -- \S+ --only backward\.dLdW\n/],
	])("exits by %s alone", async (_, what, code, text) => {
		const outcome = await run(program, "check", wrong, "--only", what);
		expect(outcome).toMatchObject({ code, err: "" });
		expect(outcome.out).toMatch(text);
		expect(outcome.out).not.toContain("gradcheck.W");
	});

	it("is refused for a name of nothing", async () => {
		const { code, out, err } = await run(program, "check", wrong, "--only", "fowards");
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toMatch(/called "fowards"\nName a call or a check:/);
	});
});

describe("a result on standard output", () => {
	it("stands there alone after check --json, as far as a student is told", async () => {
		const { code, out, err } = await run(program, "check", wrong, "--json", "--only", "backward");
		expect(code).toBe(1);
		expect(resultSchema.parse(JSON.parse(out))).toMatchObject({ score: 24, maxScore: 34 });
		expect(out).not.toContain("without a division");
		expect(err).toMatch(/backward alone: 24\/34 points/);
	});

	it.each(["native", "gradescope"])("stands there alone after grade --out -: %s", async (format) => {
		const { code, out, err } = await run(program, "grade", wrong, "--out", "-", "--format", format);
		expect(code).toBe(0);
		expect(JSON.parse(out).score).toBe(86);
		expect(err).toMatch(/Linear layer: 86\/100 points/);
	});

	it("is not there where nothing was graded", async () => {
		for (const args of [
			["grade", "nowhere.ts", "--out", "-"],
			["check", "nowhere.ts", "--json"],
			["check", wrong, "--json", "--watch"],
		])
			expect(await run(program, ...args)).toMatchObject({ code: 2, out: "" });
	});
});

it("before it is built, a command says in a sentence what to do", async () => {
	const folder = folderWith({});
	mkdirSync(join(folder, "grader/cli"), { recursive: true });
	copyFileSync(`${root}grader/cli/gradecheck.cjs`, join(folder, "grader/cli/gradecheck.cjs"));
	expect(await run(join(folder, "grader/cli/gradecheck.cjs"), "grade", wrong)).toEqual({
		...{ code: 2, out: "", err: "gradecheck: it is not installed yet; run `npm ci` first.\n" },
	});
	expect((await run(`${root}grader/cli/gradecheck.cjs`, "problems")).code).toBe(0);
});

describe("check --watch", () => {
	it("says what it does, what has changed, and goes on whatever happens", async () => {
		const [folder, aside] = [folderWith({}), folderWith({})];
		const own = join(folder, "hw");
		mkdirSync(own);
		/** In one step, as editors do. */
		const save = (text: string | Buffer): void => {
			writeFileSync(join(aside, "linear.ts"), text);
			renameSync(join(aside, "linear.ts"), join(own, "linear.ts"));
		};
		save(readFileSync(wrong));
		const child = spawn(process.execPath, [program, "check", own, "--watch"]);
		let seen = "";
		let wake = (): void => {};
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (chunk) => {
				seen += chunk;
				wake();
			});
		/** Since the last one. */
		const until = async (text: string): Promise<string> => {
			while (!seen.includes(text))
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			const told = seen;
			seen = "";
			return told;
		};
		const watching = "Ctrl-C to stop.\n";
		expect(await until(watching)).toMatch(/^checking…\n[\s\S]*86\/100 points[\s\S]*\nWatching /);
		save(readFileSync(correct));
		const fixed = await until(watching);
		expect(fixed).toContain("Since the last save: fixed: backward.dLdW, gradcheck.W; 86 → 100 points.");
		for (const other of ["Again:", "\u001b"]) expect(fixed).not.toContain(other);
		save("export class {");
		expect(await until(watching)).toMatch(/does not compile[\s\S]*it cannot be run any more; 100 → 0 points\./);
		renameSync(own, join(folder, "away"));
		await until("there is nothing at");
		copyFileSync(correct, join(folder, "away", "linear.ts"));
		renameSync(join(folder, "away"), own);
		await until("it can be run now; 0 → 100 points.");
		child.kill();
	});
});
