import { execFile, spawn } from "node:child_process";
import { copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Graded } from "../report/graded.ts";
import { nativeResult } from "../report/native.ts";
import { gradeHere, rowsOf } from "../testing/grade-class.ts";
import { folderWith, ownPointsWithout } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const RIGHT = readFileSync(`${root}problems/linear/submissions/correct/loops.ts`, "utf8");
const AVERAGED = readFileSync(`${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`, "utf8");
const ENDLESS = "for (;;);\nexport class Linear { forward() {} }";
/** By the problem's own rubric: of what is right, and of what averages the weights' gradient. */
const [FULL, LOW] = [ownPointsWithout(), ownPointsWithout("backward.dLdW", "gradcheck.W")];

function gradecheck(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd: root, env: { ...process.env, ...env } }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

describe("a class", () => {
	it("has a row for everything that was handed in, and a line that is true of it", async () => {
		const folder = folderWith({
			"ada.ts": RIGHT,
			"ben.ts": AVERAGED,
			"cat.ts": "export class Linear {",
			"dan.ipynb": "{}",
			"eve.txt": RIGHT,
			"Thumbs.db": "",
		});
		symlinkSync("ada.ts", join(folder, "fay.ts"));
		mkdirSync(join(folder, "gil"));
		const out = join(folderWith({}), "out");
		const { code, out: said } = await gradecheck(["batch", folder, "--out", out]);
		expect(rowsOf(out)).toEqual([
			`ada ${FULL} graded`,
			`ben ${LOW} graded`,
			"cat 0 unreadable",
			"dan.ipynb - not a submission",
			"eve.txt - not a submission",
			"fay.ts - not a submission",
			"gil - not a submission",
		]);
		expect(readFileSync(join(out, "grades.csv"), "utf8")).toMatch(/^id,score,max_score,status,mistakes,reason,file\n/);
		expect(readdirSync(join(out, "results")).sort()).toEqual(["ada.json", "ben.json", "cat.json"]);
		expect(said).toBe(`2 graded, 1 could not be run, 4 are no submissions. All have a row in ${out}; the reasons stand in grades.csv.\n`);
		expect(code).toBe(0);
	});

	it("goes on past whatever is thrown for one, which costs no marks", async () => {
		const folder = folderWith({ "ada.ts": RIGHT, "ben.ts": RIGHT, "cat.ts": RIGHT });
		const out = join(folder, "out");
		const toTexts = (graded: Graded) => {
			if (graded.parts[0]?.result.submission.file === "ben.ts") throw new RangeError("out of\nall bounds");
			return [JSON.stringify(nativeResult(graded))];
		};
		const { done, errors } = gradeHere(folder, { out, toTexts });
		expect(await done).toMatchObject({ all: 3, done: 3, graded: 2, ungraded: 1 });
		expect(errors).toEqual([["ben", "out of\nall bounds"]]);
		expect(rowsOf(out)).toEqual(["ada 100 graded", "ben - ungraded", "cat 100 graded"]);
		expect(readFileSync(join(out, "grades.csv"), "utf8")).toContain('"internal error: out of all bounds"');
	});

	it("goes on where one result cannot be written, and replaces nothing but files", async () => {
		const folder = folderWith({ "ada.ts": RIGHT, "ben.ts": RIGHT, "cat.ts": RIGHT });
		const out = folderWith({ target: "untouched" });
		mkdirSync(join(out, "results", "ada.json"), { recursive: true });
		symlinkSync(join(out, "target"), join(out, "results", "ben.json"));
		const { done, errors } = gradeHere(folder, { out });
		expect(await done).toMatchObject({ graded: 1, ungraded: 2 });
		expect(errors).toEqual([
			["ada", expect.stringMatching(/ada\.json: it is a folder/)],
			["ben", expect.stringMatching(/ben\.json: it is a symbolic link/)],
		]);
		expect(rowsOf(out)).toEqual(["ada - ungraded", "ben - ungraded", "cat 100 graded"]);
		expect(readFileSync(join(out, "target"), "utf8")).toBe("untouched");
	});

	it("goes on past errors that nobody waits for, and hears of them", async () => {
		const folder = folderWith({ "ada.ts": RIGHT, "ben.ts": RIGHT });
		const out = join(folderWith({}), "out");
		// In a process of its own: this one's ends the tests.
		const program = `
			import { alone } from "${root}grader/cli/assignment.ts";
			import { gradeClass } from "${root}grader/cli/batch.ts";
			import { linear } from "${root}grader/testing/grade-submission.ts";
			await gradeClass(alone(linear), ${JSON.stringify(folder)}, {
				out: ${JSON.stringify(out)}, samples: 10, timeLimit: 60, jobs: 1, levels: ["where"], seedsFor: async () => [{ seed: 1 }], onProgress: () => {},
				files: [{ folder: "results", ending: ".json" }],
				toTexts: (graded) => {
					void Promise.reject(new Error("a promise"));
					setImmediate(() => { throw new Error("a callback"); });
					return [JSON.stringify(graded.parts[0].result)];
				},
				onError: (error) => console.log(error.message),
			});`;
		const heard = await new Promise<string>((resolve, reject) => {
			execFile(`${root}node_modules/.bin/node`, ["--input-type=module-typescript", "-e", program], (error, text) =>
				error === null ? resolve(text) : reject(error),
			);
		});
		expect(heard.trim().split("\n").sort()).toEqual(["a callback", "a callback", "a promise", "a promise"]);
		expect(rowsOf(out)).toEqual(["ada 100 graded", "ben 100 graded"]);
	});

	it("keeps no result of an earlier class for one that has none now", async () => {
		const folder = folderWith({ "ada.ts": RIGHT });
		const out = join(folderWith({}), "out");
		await gradeHere(folder, { out }).done;
		const toTexts = () => {
			throw new Error("broken");
		};
		await gradeHere(folder, { out, toTexts }).done;
		expect(rowsOf(out)).toEqual(["ada - ungraded"]);
		expect(readdirSync(join(out, "results"))).toEqual([]);
	});

	it("ends with 3 and a sentence where one could not be graded", async () => {
		const folder = folderWith({ "ada.ts": RIGHT });
		const out = folderWith({});
		mkdirSync(join(out, "results", "ada.json"), { recursive: true });
		const { code, out: said, err } = await gradecheck(["batch", folder, "--out", out]);
		expect(code).toBe(3);
		expect(said).toMatch(/^0 graded, 1 could not be graded\. All have a row/);
		expect(err).toMatch(/no score, and costs no marks/);
		expect(err).not.toMatch(/\n\s+at /);
	});

	it("has lost nothing that was done when it is killed", async () => {
		const folder = folderWith({ "a.ts": RIGHT, "b.ts": AVERAGED, "c.ts": RIGHT, "d.txt": "", "e.ts": ENDLESS, "f.ts": RIGHT });
		const out = join(folderWith({}), "out");
		const args = ["batch", folder, "--out", out, "--jobs", "1", "--time-limit", "3600"];
		const child = spawn(process.execPath, [`${root}dist/gradecheck.js`, ...args], { stdio: "ignore" });
		const ended = new Promise((resolve) => child.on("close", resolve));
		const results = join(out, "results");
		while (!existsSync(join(results, "c.json"))) await new Promise((resolve) => setTimeout(resolve, 20));
		child.kill("SIGKILL");
		await ended;
		expect(rowsOf(out)).toEqual(["d.txt - not a submission", `a ${FULL} graded`, `b ${LOW} graded`, `c ${FULL} graded`]);
		expect(readdirSync(results).filter((name) => !name.startsWith("."))).toEqual(["a.json", "b.json", "c.json"]);
	});
});

describe("the folder of a class's results", () => {
	it("may lie in the class's own folder, and is no student's", async () => {
		const folder = folderWith({ "ada.ts": RIGHT });
		for (const turn of [1, 2]) {
			await gradeHere(folder, { out: join(folder, "grades") }).done;
			expect(rowsOf(join(folder, "grades")), `turn ${turn}`).toEqual(["ada 100 graded"]);
		}
		// Through a link to the same place as well.
		const link = join(folderWith({}), "link");
		symlinkSync(folder, link);
		await gradeHere(link, { out: join(folder, "grades") }).done;
		expect(rowsOf(join(folder, "grades"))).toEqual(["ada 100 graded"]);
	});

	it.each<[string, (folder: string) => string, RegExp]>([
		["the class's own", (folder) => folder, /it is the folder of the class/],
		["the class's own by another way", (folder) => join(folder, "ben", ".."), /it is the folder of the class/],
		["a student's", (folder) => join(folder, "ben"), /something else is there/],
		["in a student's", (folder) => join(folder, "ben", "out"), /may have handed in/],
		["a student's file", (folder) => join(folder, "ada.ts"), /something else is there/],
		["a device", () => "/dev/null", /\/dev\/null is no folder/],
	])("is refused, and nothing is written, where it is %s", async (_, outOf, message) => {
		const folder = folderWith({ "ada.ts": RIGHT });
		mkdirSync(join(folder, "ben"));
		writeFileSync(join(folder, "ben", "linear.ts"), RIGHT);
		await expect(gradeHere(folder, { out: outOf(folder) }).done).rejects.toThrow(message);
		expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["ada.ts", "ben", "ben/linear.ts"]);
	});

	it("is refused where its grades would take the place of a link", async () => {
		const out = folderWith({ target: "untouched" });
		symlinkSync(join(out, "target"), join(out, "grades.csv"));
		await expect(gradeHere(folderWith({ "ada.ts": RIGHT }), { out }).done).rejects.toThrow(/grades\.csv: it is a symbolic link/);
		expect(readFileSync(join(out, "target"), "utf8")).toBe("untouched");
	});

	it("is refused where its results would be the class", async () => {
		const out = folderWith({});
		mkdirSync(join(out, "results"));
		writeFileSync(join(out, "results", "ada.ts"), RIGHT);
		await expect(gradeHere(join(out, "results"), { out }).done).rejects.toThrow(/is the class itself/);
	});
});

describe("--out of grade", () => {
	it.each<[string, (folder: string) => string, RegExp]>([
		["a device", () => "/dev/null", /it is a device, and stays one/],
		["a folder", (folder) => folder, /it is a folder/],
		["a link", (folder) => join(folder, "link"), /it is a symbolic link/],
		["below what is no folder", (folder) => join(folder, "linear.ts", "x.json"), /is no folder/],
		["the submission", (folder) => join(folder, "linear.ts"), /is the submission itself/],
		["the submission by another way", (folder) => join(folder, "sub", "..", "linear.ts"), /is the submission itself/],
		["the submission by another name", (folder) => join(folder, "hard.ts"), /is the submission itself/],
	])("is refused before anything is graded, in one sentence, where it is %s", async (_, outOf, message) => {
		const folder = folderWith({ "linear.ts": ENDLESS, target: "untouched" });
		mkdirSync(join(folder, "sub"));
		symlinkSync(join(folder, "target"), join(folder, "link"));
		linkSync(join(folder, "linear.ts"), join(folder, "hard.ts"));
		const { code, out, err } = await gradecheck(["grade", join(folder, "linear.ts"), "--out", outOf(folder), "--time-limit", "3600"]);
		expect(code).toBe(2);
		expect(out).toBe("");
		expect(err).toMatch(message);
		expect(err.trim().split("\n")).toHaveLength(2);
		expect(readFileSync(join(folder, "target"), "utf8")).toBe("untouched");
		expect(readFileSync(join(folder, "linear.ts"), "utf8")).toBe(ENDLESS);
		expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
		expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
	});

	it("replaces nothing in a folder that was handed in", async () => {
		const folder = folderWith({ "linear.ts": RIGHT, "results.json": "handed in" });
		const { code, err } = await gradecheck(["grade", folder, "--out", join(folder, "results.json")]);
		expect(code).toBe(2);
		expect(err).toMatch(/lies in what was handed in/);
		expect(readFileSync(join(folder, "results.json"), "utf8")).toBe("handed in");
	});

	it("replaces an earlier result", async () => {
		const [folder, out] = [folderWith({ "linear.ts": AVERAGED }), join(folderWith({}), "results.json")];
		for (const score of [LOW, FULL]) {
			expect((await gradecheck(["grade", folder, "--out", out])).code).toBe(0);
			expect(JSON.parse(readFileSync(out, "utf8")).score).toBe(score);
			writeFileSync(join(folder, "linear.ts"), RIGHT);
		}
	});
});

describe("--out of verify", () => {
	it("is refused before anything is verified where it is no file", async () => {
		const folder = folderWith({});
		mkdirSync(join(folder, "matrix.html"));
		const { code, out, err } = await gradecheck(["verify", "linear", "--out", join(folder, "matrix")]);
		expect([code, out]).toEqual([2, ""]);
		expect(err).toMatch(/matrix\.html: it is a folder/);
	});
});

describe("a secret", () => {
	const TEXT = "a secret of more than sixteen bytes";
	const files = () => folderWith({ "linear.ts": AVERAGED, secret: `${TEXT}\n` });

	it("is the seed of all who are graded with it, which staff alone are told", async () => {
		const [folder, out] = [files(), folderWith({})];
		const paths = ["native.json", "gradescope.json", "env.json"].map((name) => join(out, name)) as [string, string, string];
		const grade = (path: string, format: string, ...more: string[]) => [
			"grade",
			join(folder, "linear.ts"),
			"--out",
			path,
			"--format",
			format,
			...more,
		];
		const secretFile = ["--secret-file", join(folder, "secret")];
		const said = [
			await gradecheck(grade(paths[0], "native", ...secretFile)),
			await gradecheck(grade(paths[1], "gradescope", ...secretFile)),
			await gradecheck(grade(paths[2], "native"), { GRADECHECK_SECRET: TEXT }),
		];
		const [native, gradescope, env] = paths.map((path) => readFileSync(path, "utf8")) as [string, string, string];
		const { seed, seedFrom } = JSON.parse(native);
		expect(seedFrom).toBe("secret");
		expect(JSON.parse(env)).toMatchObject({ seed, seedFrom });
		expect(JSON.parse(gradescope).extra_data).not.toHaveProperty("seed");
		expect(JSON.parse(gradescope).extra_data.seedFrom).toBe("secret");
		for (const text of [gradescope, ...said.flatMap(({ out: printed, err }) => [printed, err])]) {
			expect(text).not.toContain(String(seed));
			expect(text).not.toContain(TEXT);
		}
		expect(said[0]?.out).toMatch(/Again: npm run grade -- \S+ --secret-file \S+secret\n/);
		expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
		expect(readdirSync(out).filter((name) => name.endsWith(".plan"))).toHaveLength(1);

		const again = join(out, "again.json");
		await gradecheck([...grade(again, "native"), "--seed", String(seed)]);
		const { timing: _, seedFrom: named, ...replayed } = JSON.parse(readFileSync(again, "utf8"));
		expect(named).toBe("option");
		expect(JSON.parse(native)).toMatchObject(replayed);
	});

	it("is the same for a class, and kept beside its results", async () => {
		const [folder, out] = [folderWith({ "ada.ts": RIGHT, "ben.ts": AVERAGED }), folderWith({})];
		for (const turn of [1, 2]) {
			expect((await gradecheck(["batch", folder, "--out", out], { GRADECHECK_SECRET: TEXT })).code, `turn ${turn}`).toBe(0);
			expect(rowsOf(out)).toEqual([`ada ${FULL} graded`, `ben ${LOW} graded`]);
		}
		const seeds = ["ada", "ben"].map((id) => JSON.parse(readFileSync(join(out, "results", `${id}.json`), "utf8")).seed);
		expect(seeds[0]).toBe(seeds[1]);
		const plan = readdirSync(out).find((name) => name.endsWith(".plan")) ?? "";
		expect(lstatSync(join(out, plan)).mode & 0o777).toBe(0o600);
	});

	it("is none of `check`'s", async () => {
		const folder = files();
		const { out } = await gradecheck(["check", join(folder, "linear.ts")], { GRADECHECK_SECRET: "short" });
		expect(out).toContain(`${LOW}/${FULL}`);
		expect((await gradecheck(["check", join(folder, "linear.ts"), "--secret-file", join(folder, "secret")])).code).toBe(2);
	});

	it("says so where there was none, to staff", async () => {
		const [folder, out] = [files(), folderWith({})];
		await gradecheck(["grade", join(folder, "linear.ts"), "--out", join(out, "r.json")]);
		expect(JSON.parse(readFileSync(join(out, "r.json"), "utf8")).extra_data).toMatchObject({
			seed: 1,
			seedFrom: "default",
			note: expect.stringMatching(/^No secret was given/),
		});
	});

	it.each<[string, (folder: string) => string[], NodeJS.ProcessEnv, RegExp]>([
		["a seed beside a secret file", (folder) => ["--seed", "1", "--secret-file", join(folder, "secret")], {}, /--secret-file.* each say/],
		["a seed beside the environment's", () => ["--seed", "1"], { GRADECHECK_SECRET: TEXT }, /GRADECHECK_SECRET.* each say/],
		["an empty one", () => [], { GRADECHECK_SECRET: "" }, /GRADECHECK_SECRET holds no secret/],
		["a short one", () => [], { GRADECHECK_SECRET: "0123456789abcde" }, /its length is 15/],
		["a file that is not there", (folder) => ["--secret-file", join(folder, "none")], {}, /holds no secret/],
	])("is a wrong command with %s", async (_, argsIn, env, message) => {
		const folder = files();
		const { code, err } = await gradecheck(["grade", join(folder, "linear.ts"), ...argsIn(folder)], env);
		expect(code).toBe(2);
		expect(err).toMatch(message);
	});

	it("is said to be exposed where others may read it, and the file wins over the environment", async () => {
		const folder = files();
		copyFileSync(join(folder, "secret"), join(folder, "open"));
		const { code, err } = await gradecheck(["grade", join(folder, "linear.ts"), "--secret-file", join(folder, "open")], {
			GRADECHECK_SECRET: "short",
		});
		expect(code).toBe(0);
		expect(err).toMatch(/Others may read .*open: `chmod 600`/);
	});
});
