import { execFile } from "node:child_process";
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { readCourse } from "../course/read-course.ts";
import { assignmentResultSchema } from "../report/result-schema.ts";
import { folderWith, ownPointsWithout } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const RIGHT = readFileSync(`${root}problems/linear/submissions/correct/loops.ts`, "utf8");
const RELU = readFileSync(`${root}problems/relu/submissions/correct/loops.ts`, "utf8");
/** By the problem's own rubric. */
const FULL = ownPointsWithout();
const SECRET = "0123456789abcdef0123456789abcdef";
/** Few samples: what is asked here is where the points come from. */
const QUICK = ["--samples", "5"];

function gradecheck(
	cwd: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd, env: { ...process.env, ...env } }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

/** Files by their paths, in a new folder. */
function treeWith(files: Readonly<Record<string, string>>): string {
	const folder = folderWith({});
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

const course = (rest: object = {}) => JSON.stringify({ title: "Homework 1", points: 20, problems: [{ id: "linear" }], ...rest });

describe("a course folder", () => {
	it("is found from the working folder upwards, and counts at once", async () => {
		const folder = treeWith({ "gradecheck.json": course(), "deep/er/linear.ts": RIGHT });
		const cwd = join(folder, "deep/er");
		expect((await gradecheck(cwd, ["grade", "linear.ts", ...QUICK])).out).toContain("20/20 points");
		writeFileSync(join(folder, "gradecheck.json"), course({ points: 7 }));
		expect((await gradecheck(cwd, ["grade", "linear.ts", ...QUICK])).out).toContain("7/7 points");
	});

	it("is the one that is named, by the folder or its file", async () => {
		const folder = treeWith({ "hw1/gradecheck.json": course(), "hw2/gradecheck.json": course({ points: 0.5 }), "linear.ts": RIGHT });
		for (const named of ["hw2", "hw2/gradecheck.json"]) {
			const { out } = await gradecheck(join(folder, "hw1"), ["grade", "../linear.ts", "--course", `../${named}`, ...QUICK]);
			expect(out).toContain("0.5/0.5 points");
		}
	});

	it.each([
		[
			"no folder",
			"none",
			/there is no course folder at none\nName the folder that holds gradecheck\.json; `gradecheck init none` makes one/,
		],
		["a folder without the file", "empty", /there is no gradecheck\.json at empty/],
	])("that is named is refused where there is none: %s", async (_, named, text) => {
		const { code, err } = await gradecheck(treeWith({ "empty/x": "", "linear.ts": RIGHT }), ["grade", "linear.ts", "--course", named]);
		expect([code, err]).toEqual([2, expect.stringMatching(text)]);
	});

	it("is told of by its lines where it has faults, by every command that goes by it", async () => {
		const text = course({ points: "20", problems: [{ id: "linaer" }] }).replace('"problems"', '\n"problems"');
		const folder = treeWith({ "gradecheck.json": text, "linear.ts": RIGHT, "class/ada.ts": RIGHT });
		const commands = [["grade", "linear.ts"], ["check", "linear.ts"], ["batch", "class", "--out", "o"], ["doctor"], ["problems"]];
		for (const command of [...commands, ["explain", "linear", "--course", "."]]) {
			const { code, err } = await gradecheck(folder, command);
			expect(code).toBe(2);
			expect(err.split("\n").slice(0, 3)).toEqual([
				"gradecheck: gradecheck.json does not say what to grade:",
				'  gradecheck.json:1:32  points: expected a number, found "20"',
				'  gradecheck.json:2:19  problems[0].id: expected linear, mseloss or relu, found "linaer". Did you mean "linear"?',
			]);
		}
	});

	it("shows a student no check that is hidden, and no more than its cap", async () => {
		const wrong = readFileSync(`${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`, "utf8");
		const checks = { "gradcheck.W": { visibility: "hidden" } };
		const folder = treeWith({ "gradecheck.json": course({ explain: "fact", problems: [{ id: "linear", checks }] }), "linear.ts": wrong });
		const { code, out } = await gradecheck(folder, ["check", "linear.ts", "--explain", "fix"]);
		expect(code).toBe(1);
		expect(out).toContain("dLdW is divided by the batch size N.");
		expect(out).not.toMatch(/gradcheck\.W|Hint:|Fix:|\/20 points/);
		expect(out).toMatch(/Some checks are not shown to you, and count as well/);
	});
});

describe("a gradecheck.json that a student hands in", () => {
	const planted = course({ title: "Mine", points: 1000, problems: [{ id: "linear", checks: { "forward.value": { weight: 0 } } }] });

	it("says nothing of how their work is graded, wherever it is graded from", async () => {
		const folder = treeWith({ "ada/gradecheck.json": planted, "ada/linear.ts": RIGHT, "own/gradecheck.json": course() });
		for (const [cwd, path, own] of [
			["", "ada", `${FULL}/${FULL}`],
			["own", "../ada", "20/20"],
			["ada", ".", `${FULL}/${FULL}`],
			["ada", "../ada", `${FULL}/${FULL}`],
		] as const) {
			const { out, err } = await gradecheck(join(folder, cwd), ["grade", path, ...QUICK]);
			expect(out, path).toContain(own);
			if (cwd === "ada") expect(err).toMatch(/^gradecheck\.json is not used: it lies in what was handed in\./);
		}
		const { out } = await gradecheck(join(folder, "own"), ["grade", "../ada", "--course", "../ada", ...QUICK]);
		expect(out).toContain("1000/1000");
	});

	it("nor how the class is", async () => {
		const folder = treeWith({ "class/ada/gradecheck.json": planted, "class/gradecheck.json": planted, "class/ada/linear.ts": RIGHT });
		await gradecheck(join(folder, "class/ada"), ["batch", "..", "--out", "../../out", ...QUICK]);
		expect(readFileSync(join(folder, "out/grades.csv"), "utf8")).toContain(`"ada",${FULL},${FULL},`);
	});

	it.skipIf(process.getuid?.() !== 0)("nor one of another user's above the working folder", async () => {
		const folder = treeWith({ "gradecheck.json": planted, "own/linear.ts": RIGHT });
		chownSync(join(folder, "gradecheck.json"), 12345, 12345);
		const { out, err } = await gradecheck(join(folder, "own"), ["grade", "linear.ts", ...QUICK], { SUDO_UID: "" });
		expect(out).toContain(`${FULL}/${FULL}`);
		expect(err).toMatch(/gradecheck\.json is not used: it belongs to another user/);
	});
});

describe("an assignment of several problems", () => {
	const several = course({
		points: 50,
		problems: [
			{ id: "linear", weight: 3, file: "nn/linear" },
			{ id: "relu", weight: 2 },
		],
	});
	const folder = treeWith({ "hw/gradecheck.json": several, "all/nn/linear.ts": RIGHT, "all/relu.ts": RELU, "half/relu.ts": RELU });
	const hw = join(folder, "hw");

	it("is graded in one go, into a document with a part for each", async () => {
		const { out } = await gradecheck(hw, ["grade", "../half", "--out", "../half.json", "--format", "native", ...QUICK]);
		expect(out).toMatch(/Homework 1: 20\/50 points\n\n {2}Linear layer +0\/30\n {2}ReLU activation +20\/20\n\nAgain: .*\n+$/);
		const written = assignmentResultSchema.parse(JSON.parse(readFileSync(join(folder, "half.json"), "utf8")));
		expect(written).toMatchObject({ assignment: { title: "Homework 1" }, score: 20, maxScore: 50 });
		expect(written.parts.map(({ problem, score, fault }) => [problem, score, fault?.message])).toEqual([
			["linear", 0, "found no nn/linear.ts or nn/linear.py."],
			["relu", 20, undefined],
		]);
	});

	it("may be graded for one of them", async () => {
		const one = await gradecheck(hw, ["grade", "../all", "--problem", "linear", ...QUICK]);
		expect(one.out).toMatch(/^\nLinear layer: 30\/30 points/);
		const none = await gradecheck(hw, ["grade", "../all", "--problem", "mseloss"]);
		expect([none.code, none.err]).toEqual([2, 'gradecheck: "Homework 1" has no problem "mseloss"\nIts problems: linear, relu.\n']);
	});

	it("is checked as far as the file goes that is named", async () => {
		const one = await gradecheck(hw, ["check", "../all/relu.ts", ...QUICK]);
		expect([one.code, one.out.match(/points/g)?.length]).toEqual([0, 1]);
		const all = await gradecheck(hw, ["check", "../half", ...QUICK]);
		expect(all.code).toBe(1);
		expect(all.out).toMatch(/Linear layer: 0\/30 points[\s\S]*ReLU activation: 20\/20 points/);
	});

	it("is graded for a class, with a column for each", async () => {
		const classFolder = treeWith({ "ada/nn/linear.ts": RIGHT, "ada/relu.ts": RELU, "ben/relu.ts": RELU, "cat/notes.txt": "" });
		const { code } = await gradecheck(hw, ["batch", classFolder, "--out", "../grades", ...QUICK]);
		expect(code).toBe(0);
		const rows = readFileSync(join(folder, "grades/grades.csv"), "utf8").split("\n");
		expect(rows[0]).toMatch(/,file,linear,relu$/);
		expect(rows[1]).toMatch(/^"ada",50,50,"graded",.*,30,20$/);
		expect(rows[2]).toMatch(/^"ben",20,50,"graded",.*"linear: found no .*,0,20$/);
		expect(rows[3]).toMatch(/^"cat",0,50,"unreadable",.*,0,0$|^"cat","",50,"not a submission".*,"",""$/);
		expect(readdirSync(join(folder, "grades/results"))).toContain("ada.json");
	});
});

describe("the secret of a course folder", () => {
	const folder = treeWith({ "gradecheck.json": course({ secretFile: "secret" }), "linear.ts": RIGHT, secret: SECRET, other: `${SECRET}0` });
	chmodSync(join(folder, "secret"), 0o600);
	chmodSync(join(folder, "other"), 0o600);
	const seedOf = async (...args: string[]) => {
		const out = join(folderWith({}), "r.json");
		await gradecheck(folder, ["grade", "linear.ts", "--out", out, "--format", "native", ...QUICK, ...args]);
		const { parts } = JSON.parse(readFileSync(out, "utf8"));
		return `${parts[0].seedFrom} ${parts[0].seed}`;
	};

	it("draws the samples, unless another one or a seed is named", async () => {
		const own = await seedOf();
		expect(own).toMatch(/^secret \d+$/);
		expect(await seedOf("--secret-file", "secret")).toBe(own);
		expect(await seedOf("--secret-file", "other")).not.toBe(own);
		expect(await seedOf("--seed", "3")).toBe("option 3");
	});

	it("is not asked for by check", async () => {
		const elsewhere = treeWith({ "gradecheck.json": course({ secretFile: "none" }), "linear.ts": RIGHT });
		expect((await gradecheck(elsewhere, ["check", "linear.ts", ...QUICK])).code).toBe(0);
		const { code, err } = await gradecheck(elsewhere, ["grade", "linear.ts"]);
		expect([code, err]).toEqual([2, expect.stringMatching(/none holds no secret[\s\S]*names it as its secretFile/)]);
	});
});

describe("init", () => {
	it("makes a folder that can be graded by, whose secret is its owner's, and replaces nothing", async () => {
		const folder = folderWith({});
		const made = await gradecheck(folder, ["init", "hw 1", "--title", 'The "first"']);
		expect([made.code, made.err]).toEqual([0, ""]);
		const files = [".gitignore", "README.md", "gradecheck.json", "gradecheck.schema.json", "secret"];
		expect(readdirSync(join(folder, "hw 1")).sort()).toEqual(files);
		const text = (name: string) => readFileSync(join(folder, "hw 1", name), "utf8");
		expect(readCourse(text("gradecheck.json"), problems)).toMatchObject({ status: "read", file: { title: 'The "first"', points: 100 } });
		expect(text("gradecheck.schema.json").trim()).toBe(
			JSON.stringify(JSON.parse(readFileSync(`${root}docs/gradecheck.schema.json`, "utf8")), null, 2),
		);
		expect(lstatSync(join(folder, "hw 1/secret")).mode & 0o777).toBe(0o600);
		expect(text("secret")).toMatch(/^[0-9a-f]{64}\n$/);
		expect(text(".gitignore").split("\n")).toEqual(expect.arrayContaining(["secret", "*.zip", ".gradecheck-*.plan"]));
		const before = files.map(text);
		const again = await gradecheck(folder, ["init", "hw 1"]);
		expect([again.code, again.err]).toEqual([2, expect.stringMatching(/holds gradecheck\.json, .* already, and nothing is replaced/)]);
		expect(files.map(text)).toEqual(before);
	});

	it("replaces not even one file, and writes none then", async () => {
		const folder = folderWith({ ".gitignore": "mine" });
		expect((await gradecheck(folder, ["init", "."])).err).toMatch(/\. holds \.gitignore already/);
		expect(readdirSync(folder)).toEqual([".gitignore"]);
	});
});

describe("doctor", () => {
	it("says which course folder it found, and what is wrong with its secret", async () => {
		const folder = treeWith({ "gradecheck.json": course({ secretFile: "none" }) });
		const { out, code } = await gradecheck(folder, ["doctor"]);
		expect(out).toMatch(/The course folder .*: Homework 1, 20 points\.\n\n {2}Linear layer: 20 points, in linear\.ts or linear\.py/);
		expect(out).toMatch(/Its secret cannot be used: .*none holds no secret/);
		expect(code).toBe(1);
	});
});
