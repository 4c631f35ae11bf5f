import { execFile, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { resultSchema } from "../report/result-schema.ts";
import { folderWith, ownPoints, ownPointsWithout } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const correct = `${root}problems/linear/submissions/correct/loops.ts`;
const wrong = `${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`;
const program = `${root}dist/gradecheck.js`;

const [FULL, LOW] = [ownPointsWithout(), ownPointsWithout("backward.dLdW", "gradcheck.W")];
const [FORWARD, BACKWARD, GRADIENT] = [ownPoints(/^forward\./), ownPoints(/^backward\./), ownPoints(/^backward\.dLdW$/)];
const LOW_BACKWARD = ownPoints(/^backward\.(?!dLdW$)/);

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
		["what is right", "forward", 0, `forward alone: ${FORWARD}/${FORWARD} points\n`],
		["what is wrong", "backward.dLdW", 1, `backward.dLdW alone: 0/${GRADIENT} points\n`],
	])("exits by %s alone", async (_, what, code, text) => {
		const outcome = await run(program, "check", wrong, "--only", what);
		expect(outcome).toMatchObject({ code, err: "" });
		expect(outcome.out).toContain(text);
		expect(/\nAgain: npm run check -- .+ --only (.*)\n/.exec(outcome.out)?.[1]).toBe(code === 0 ? undefined : what);
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
		expect(resultSchema.parse(JSON.parse(out))).toMatchObject({ score: LOW_BACKWARD, maxScore: BACKWARD });
		expect(out).not.toContain("without a division");
		expect(err).toContain(`backward alone: ${LOW_BACKWARD}/${BACKWARD} points`);
	});

	it.each(["native", "gradescope"])("stands there alone after grade --out -: %s", async (format) => {
		const { code, out, err } = await run(program, "grade", wrong, "--out", "-", "--format", format);
		expect(code).toBe(0);
		expect(JSON.parse(out).score).toBe(LOW);
		expect(err).toContain(`Linear layer: ${LOW}/${FULL} points`);
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
		const first = await until(watching);
		expect(first).toMatch(/^checking…\n[\s\S]*\nWatching /);
		expect(first).toContain(`${LOW}/${FULL} points`);
		save(readFileSync(correct));
		const fixed = await until(watching);
		expect(fixed).toContain(`Since the last save: fixed: backward.dLdW, gradcheck.W; ${LOW} → ${FULL} points.`);
		for (const other of ["Again:", "\u001b"]) expect(fixed).not.toContain(other);
		save("export class {");
		const broken = await until(watching);
		expect(broken).toContain("does not compile");
		expect(broken).toContain(`it cannot be run any more; ${FULL} → 0 points.`);
		renameSync(own, join(folder, "away"));
		await until("there is nothing at");
		copyFileSync(correct, join(folder, "away", "linear.ts"));
		renameSync(join(folder, "away"), own);
		await until(`it can be run now; 0 → ${FULL} points.`);
		child.kill();
	});
});
