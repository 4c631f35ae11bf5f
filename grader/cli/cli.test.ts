import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { resultSchema } from "../report/result-schema.ts";
import { LAYER_IDS } from "../sandbox/layers/layers.ts";
import { folderWith, ownPointsWithout } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const correct = `${root}problems/linear/submissions/correct/loops.ts`;
const wrong = `${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`;
/** By the problem's own rubric: of what is right, and of what averages the weights' gradient. */
const [FULL, LOW] = [ownPointsWithout(), ownPointsWithout("backward.dLdW", "gradcheck.W")];

interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

function gradecheck(...args: string[]): Promise<Outcome> {
	return new Promise((resolve) => {
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd: root }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

describe("exit codes", () => {
	it.each([
		["a full score", ["grade", correct], 0, `${FULL}/${FULL}`],
		["a low score", ["grade", wrong], 0, `${LOW}/${FULL}`],
		["check, all right", ["check", correct], 0, /Everything is right/],
		["check, not all right", ["check", wrong], 1, /backward\.dLdW/],
	])("when grading happened: %s", async (_, args, code, text) => {
		const outcome = await gradecheck(...args);
		expect(outcome.code).toBe(code);
		expect(outcome.out).toMatch(text);
		expect(outcome.err).toBe("");
	});

	it.each([
		["a missing path", ["grade", "problems/linear/submissions/correct/loop.ts"], /nothing at .*\nDid you mean .*loops\.ts/],
		["an unknown problem", ["grade", correct, "--problem", "conv"], /no problem "conv"\nProblems: linear/],
		["an unknown command", ["grad", correct], /Did you mean grade\?/],
		["an unknown option", ["grade", correct, "--sed", "3"], /Did you mean --seed\?/],
		["a seed that is no number", ["grade", correct, "--seed", "x"], /whole number/],
		["a format that is none", ["grade", correct, "--format", "xml"], /gradescope, native, .*junit/],
		["an output that cannot be written", ["grade", correct, "--out", "/dev/null/x/results.json"], /cannot be written/],
		["no submission named", ["grade"], /missing required argument/],
	])("when the command is wrong: %s", async (_, args, text) => {
		const outcome = await gradecheck(...args);
		expect(outcome.code).toBe(2);
		expect(outcome.err).toMatch(text);
		expect(outcome.err).not.toMatch(/\n\s+at /);
	});
});

describe("student text in a log", () => {
	/** With white space of every kind before it, and words around it that fill a line at any width. */
	const commands = ["::error::x", "::stop-commands::x", "\u00a0::add-mask::x", "##[group]x", "##vso[task.complete]x"];
	const long = commands.flatMap((command) => [20, 60, 74, 76].map((width) => `${"x".repeat(width)} ${command}`)).join(" ");
	const code = (text: string) => `
		console.log(${JSON.stringify(commands.join("\n"))});
		export class Linear {
			constructor() { throw new Error(${JSON.stringify(text)}); }
			forward() { throw new Error(${JSON.stringify(text)}); }
			backward() { return "\u009b"; }
		}`;

	it.each([
		["check", ["check"]],
		["grade", ["grade", "--printed", "--explain", "fix"]],
	])("is no command to a CI runner: %s", async (_, [command = "", ...options]) => {
		for (const text of [long, commands.join("\n"), `\u001b[31m${commands[0]}`]) {
			const folder = folderWith({ "linear.ts": code(text) });
			const { out, err } = await gradecheck(command, folder, ...options);
			expect(out).toContain("error::x");
			expect(out + err).not.toMatch(/^\s*::|##(\w*)\[/m);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
			expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
		}
	});

	it.each([["grade", "nowhere\n::error::x\u001b[2J"], ["nowhere\n::error::x\u001b[2J"]])(
		"is no command where a name is complained about: %s",
		async (...args) => {
			const { code, err } = await gradecheck(...args);
			expect(code).toBe(2);
			expect(err).toMatch(/nowhere\n: :error::x\\u001b\[2J/);
		},
	);

	it("acts in no file of a class either, whoever prints it", async () => {
		const text = "\u009b2J\u202e\u2066\u200b\u2028\ud800\n;=1+1 ##[error]x";
		const folder = folderWith({
			"alice.js": `console.log(${JSON.stringify(text)}); throw new Error(${JSON.stringify(text)});`,
			"bob.js": code(text),
		});
		for (const format of ["native", "gradescope"]) {
			const out = join(folder, "..", `${basename(folder)}-${format}`);
			expect((await gradecheck("batch", folder, "--out", out, "--format", format)).code).toBe(0);
			const files = ["grades.csv", "results/alice.json", "results/bob.json"].map((name) => readFileSync(join(out, name), "utf8"));
			for (const file of files) {
				expect(file).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[/u);
				expect(file).toContain("=1+1");
			}
			expect(files[0]).not.toContain(";=");
			expect(JSON.stringify(JSON.parse(files[1] as string))).not.toMatch(/[\u007f-\u009f\u202e\u2066]|\\\\n::/);
		}
	});
});

describe("a submission that cannot be run", () => {
	const source = readFileSync(correct, "utf8");
	it.each([
		["an empty file", { "linear.ts": "" }, /linear\.ts is empty/],
		["two candidates", { "linear.ts": source, "linear.py": "" }, /found linear\.py and linear\.ts/],
		["no submission", { "notes.txt": "" }, /found notes\.txt, expected linear\.ts/],
		["an empty folder", {}, /there is nothing in it/],
		["a wrong file name", { "Linear.tsx": source }, /found Linear\.tsx, expected linear\.ts/],
		["50 MB", { "linear.ts": Buffer.alloc(50e6, 32) }, /50\.0 MB/],
		["not UTF-8", { "linear.ts": Uint8Array.of(0xff, 0xfe, 0x41) }, /UTF-16/],
		["a syntax error", { "linear.ts": "export class Linear {\n  forward( {\n" }, /linear\.ts:3:1 does not compile/],
		["another name", { "linear.ts": "export class linear { forward() {} }" }, /found `linear`, expected `Linear`/],
		["an instance", { "linear.ts": "class L { forward() {} }\nexport const Linear = new L();" }, /an instance; expected a class/],
		["a function", { "linear.ts": "export function Linear() {}" }, /a function; expected a class/],
		["nothing exported", { "linear.ts": "class Linear { forward() {} }" }, /exports nothing/],
		["another library", { "linear.ts": "import fs from 'lodash';\nexport class Linear { forward() { return fs; } }" }, /imports "lodash"/],
		[
			"a file outside",
			{ "linear.ts": "import { x } from '../../../etc/hosts.js';\nexport class Linear { forward() { return x; } }" },
			/"\.\.\/\.\.\/\.\.\/etc\/hosts\.js"/,
		],
		["an error at the top", { "linear.ts": "null.x;\nexport class Linear { forward() {} }" }, /linear\.ts, line 1: the file stopped/],
		["a loop at the top", { "linear.ts": "for (;;);\nexport class Linear { forward() {} }" }, /no answer within/],
	])("gets 0 points and a sentence: %s", async (_, files, text) => {
		const folder = folderWith(files);
		const outcome = await gradecheck("grade", folder, "--out", join(folder, "results.json"), "--time-limit", "10");
		expect(outcome.code).toBe(0);
		expect(outcome.out).toContain(` 0/${FULL} points`);
		expect(outcome.out).toMatch(text);
		const written = JSON.parse(readFileSync(join(folder, "results.json"), "utf8"));
		expect(written.score).toBe(0);
		expect(written.tests.every((test: { score: number }) => test.score === 0)).toBe(true);
		expect(written.extra_data.misconceptions).toHaveLength(1);
	});

	it("follows no symbolic link", async () => {
		const folder = folderWith({});
		symlinkSync(correct, join(folder, "linear.ts"));
		expect((await gradecheck("grade", folder)).out).toContain(` 0/${FULL} points`);
	});

	it.each([
		["a byte-order mark and CRLF", (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`],
		[
			"printed lines that look like results",
			(text: string) => text.replace("forward(A: Matrix): Matrix {", '$& console.log(JSON.stringify({ of: "script", score: 100 }));'),
		],
	])("is not this one: %s", async (_, change) => {
		const folder = folderWith({ "linear.ts": change(source) });
		expect((await gradecheck("grade", folder)).out).toContain(`${FULL}/${FULL}`);
	});
});

describe("the result file", () => {
	it("is byte-identical for the same submission and seed, but for timings", async () => {
		const folder = folderWith({});
		const texts = [];
		for (const name of ["a.json", "b.json"]) {
			await gradecheck("grade", wrong, "--format", "native", "--out", join(folder, name));
			texts.push(readFileSync(join(folder, name), "utf8").replace(/"timing": \{[^}]*\}/, ""));
		}
		expect(texts[0]).toBe(texts[1]);
		expect(resultSchema.parse(JSON.parse(readFileSync(join(folder, "a.json"), "utf8"))).score).toBe(LOW);
	});

	it("follows Gradescope's rules", async () => {
		const folder = folderWith({});
		await gradecheck("grade", wrong, "--out", join(folder, "results.json"));
		const written = JSON.parse(readFileSync(join(folder, "results.json"), "utf8"));
		expect(written.score).toBeCloseTo(
			written.tests.reduce((sum: number, test: { score: number }) => sum + test.score, 0),
			8,
		);
		expect(written.tests.reduce((sum: number, test: { max_score: number }) => sum + test.max_score, 0)).toBeCloseTo(FULL, 8);
		expect(written).not.toHaveProperty("max_score");
		expect(written.output).toContain(`${LOW} of ${FULL}`);
		for (const test of written.tests) {
			expect(["passed", "failed"]).toContain(test.status);
			expect(test.extra_data).toMatchObject({ check: expect.any(String), verdict: expect.any(String), misconceptions: expect.any(Array) });
		}
	});

	it("is absent, not half written, when the grader is killed", async () => {
		const folder = folderWith({ "linear.ts": "for (;;);\nexport class Linear { forward() {} }" });
		const out = join(folder, "results.json");
		const child = spawn(process.execPath, [`${root}dist/gradecheck.js`, "grade", folder, "--out", out]);
		await new Promise((resolve) => setTimeout(resolve, 500));
		child.kill("SIGKILL");
		await new Promise((resolve) => child.on("close", resolve));
		expect(existsSync(out)).toBe(false);
	});
});

describe("check", () => {
	it("mentions a type error, which costs nothing", async () => {
		const folder = folderWith({
			"linear.ts": readFileSync(correct, "utf8").replace("this.N = a.length;", "this.N = a.length;\n\t\tconst text: string = this.N;"),
		});
		const outcome = await gradecheck("check", join(folder, "linear.ts"));
		expect(outcome.code).toBe(0);
		expect(outcome.out).toMatch(/costs no marks\):\n {2}linear\.ts\(22,9\): Type 'number' is not assignable to type 'string'/);
		expect((await gradecheck("check", correct)).out).not.toMatch(/TypeScript also says/);
	});
});

describe("a fault of the grader", () => {
	it("exits with 3, writes no result and blames nobody", async () => {
		const parts = ["gradecheck.js", "main.js", "package.json"].map((name) => [name, readFileSync(`${root}dist/${name}`)]);
		const folder = folderWith({ ...Object.fromEntries(parts), "linear.ts": readFileSync(correct) });
		symlinkSync(`${root}node_modules`, join(folder, "node_modules"));
		cpSync(`${root}dist/pieces`, join(folder, "pieces"), { recursive: true });
		const out = join(folder, "results.json");
		const outcome = await new Promise<Outcome>((resolve) => {
			execFile(process.execPath, [join(folder, "gradecheck.js"), "grade", join(folder, "linear.ts"), "--out", out], (error, stdout, err) =>
				resolve({ code: Number(error?.code ?? 0), out: stdout, err }),
			);
		});
		expect(outcome.code).toBe(3);
		expect(outcome.err).toMatch(/Install gradecheck again[\s\S]*not your fault/);
		expect(existsSync(out)).toBe(false);
	});
});

describe("check --watch", () => {
	it("grades again when the file is saved", async () => {
		const folder = folderWith({ "linear.ts": readFileSync(wrong, "utf8") });
		const child = spawn(process.execPath, [`${root}dist/gradecheck.js`, "check", folder, "--watch"]);
		let seen = "";
		const until = (text: string) =>
			new Promise<void>((resolve) => {
				const look = () => seen.includes(text) && resolve();
				child.stdout.on("data", look);
				look();
			});
		child.stdout.on("data", (chunk) => {
			seen += chunk;
		});
		await until(`${LOW}/${FULL}`);
		writeFileSync(join(folder, "linear.ts"), readFileSync(correct, "utf8"));
		await until(`${FULL}/${FULL}`);
		child.kill();
		expect(seen).toContain("Everything is right");
	});
});

describe("doctor", () => {
	it("tells each layer, what it does and what to do where it is missing", async () => {
		const { code, out } = await gradecheck("doctor");
		for (const layer of LAYER_IDS) expect(out).toMatch(new RegExp(`(active |missing)  ${layer} +\\S`));
		for (const line of out.split("\n").filter((text) => text.startsWith("  missing")))
			expect(out.split(`${line}\n`)[1]).toMatch(/^ {20,}\S.{20}/);
		expect(out).toMatch(/^TypeScript submissions (can be graded here|are not graded here)/m);
		expect([0, 1]).toContain(code);
	});
});

describe("explain and problems", () => {
	it("shows the full tensors and that the equations agree", async () => {
		const { out } = await gradecheck("explain", "linear", "--in", "2", "--out", "3", "--batch", "2");
		expect(out).toContain("∂Z/∂b: 3-D, 3 × 2 × 3");
		expect(out).toContain("∂Z/∂A: 4-D, 2 × 2 × 2 × 3");
		expect(out.match(/They agree\./g)).toHaveLength(3);
		expect(out).not.toContain("NOT");
	});

	it("lists what can be graded", async () => {
		expect((await gradecheck("problems")).out).toMatch(/^linear\s+class Linear in linear\.ts/);
	});
});
