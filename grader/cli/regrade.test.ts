import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { folderWith } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const RIGHT = readFileSync(`${root}problems/linear/submissions/correct/loops.ts`, "utf8");
const AVERAGED = readFileSync(`${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`, "utf8");
const FILES = ["class.db", "grades.csv", "results/ada.json", "results/ben.json", "results/cat.json"];

function gradecheck(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd: root }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

function courseWith(problem: object): string {
	return folderWith({ "gradecheck.json": JSON.stringify({ title: "Homework", points: 100, problems: [{ id: "linear", ...problem }] }) });
}

/** One gradient weighs more than all else. */
const HEAVIER = { checks: { "backward.dLdW": { weight: 100 } } };
const USUAL = ["--samples", "10"];

let [folder, graded] = ["", ""];

beforeAll(async () => {
	folder = folderWith({ "ada.ts": RIGHT, "ben.ts": AVERAGED, "cat.ts": "export class Linear {" });
	graded = join(folderWith({}), "out");
	expect((await gradecheck("batch", folder, "--out", graded, "--course", courseWith({}), ...USUAL)).code).toBe(0);
});

function copyOfResults(): string {
	const out = folderWith({});
	mkdirSync(join(out, "results"));
	for (const name of FILES) copyFileSync(join(graded, name), join(out, name));
	return out;
}

/** All but the times. */
function filesOf(out: string): string[] {
	return FILES.slice(1).map((name) => readFileSync(join(out, name), "utf8").replace(/"totalMs": ?\d+/, ""));
}

function query(out: string, sql: string): unknown[] {
	const database = new DatabaseSync(join(out, "class.db"));
	try {
		return database
			.prepare(sql)
			.all()
			.map((row) => Object.values(row).join(" "));
	} finally {
		database.close();
	}
}

describe("regrade after a change of the rubric", () => {
	it("shows the difference, and writes nothing before that is asked for", async () => {
		const [out, course] = [copyOfResults(), courseWith(HEAVIER)];
		const before = filesOf(out);
		const shown = await gradecheck("regrade", out, "--course", course);
		expect(shown.code).toBe(0);
		expect(shown.out).toMatch(
			/^3 submissions: 0 gain points, 1 loses some, 2 keep their scores \(3 scored anew by their verdicts\)\.\n {2}ben /,
		);
		expect(shown.out).toMatch(/Nothing is written yet\. To write it:\n {2}.*regrade \S+ --course \S+ --apply\n$/);
		expect(filesOf(out)).toEqual(before);

		const applied = await gradecheck("regrade", out, "--course", course, "--apply");
		expect(applied.out).toMatch(/Written to \S+\. Former scores are kept/);
		const anew = join(folderWith({}), "out");
		await gradecheck("batch", folder, "--out", anew, "--course", course, ...USUAL);
		expect(filesOf(out)).toEqual(filesOf(anew));
		expect(query(out, "SELECT submission, score FROM history WHERE submission = 'ben'")).toEqual(["ben 86"]);
		expect((await gradecheck("regrade", out, "--course", course)).out).toBe(
			"3 submissions: 0 gain points, 0 lose some, 3 keep their scores.\n",
		);
	});
});

describe("regrade by another gradecheck", () => {
	it("judges what was answered, without the submissions, and finds the same", async () => {
		const out = copyOfResults();
		query(out, "UPDATE versions SET grader = 'another' RETURNING id");
		query(out, "UPDATE settings SET value = json_set(value, '$.folder', '/nowhere') WHERE name = 'command' RETURNING name");
		const { out: said } = await gradecheck("regrade", out);
		expect(said).toBe(
			"3 submissions: 0 gain points, 0 lose some, 3 keep their scores (1 scored anew by its verdicts, 2 judged again by what they answered).\n",
		);
	});

	it("runs what cannot be judged by its answers, where it is as it was", async () => {
		const out = copyOfResults();
		query(out, "UPDATE versions SET grader = 'another' RETURNING id");
		query(out, "UPDATE parts SET transcript = NULL RETURNING submission");
		const { code, out: said } = await gradecheck("regrade", out);
		expect(said).toMatch(/^3 submissions: .* 3 keep their scores \(1 scored anew by its verdicts, 2 run again\)\.\n$/);
		expect(code).toBe(0);
	});

	it("leaves what it cannot run, and says why", async () => {
		const out = copyOfResults();
		const other = folderWith({ "ada.ts": `${RIGHT}\n`, "cat.ts": "export class Linear {" });
		query(out, `UPDATE settings SET value = json_set(value, '$.folder', '${other}') WHERE name = 'command' RETURNING name`);
		query(out, "UPDATE versions SET grader = 'another' RETURNING id");
		query(out, "UPDATE parts SET transcript = NULL RETURNING submission");
		const before = filesOf(out);
		const { out: said } = await gradecheck("regrade", out, "--apply");
		expect(said).toContain("  ada: it has to be run again, and is another than the one that was graded");
		expect(said).toContain(`  ben: it has to be run again, and is not in ${other} any more.`);
		expect(filesOf(out)).toEqual(before);
	});
});

describe("regrade", () => {
	it("asks for a class that was graded", async () => {
		const out = folderWith({});
		const { code, err } = await gradecheck("regrade", out);
		expect(code).toBe(2);
		expect(err).toContain(`there is no class.db in ${out}`);
	});

	it("takes the course folder that was graded by, and says where it is gone", async () => {
		const course = courseWith({});
		const out = join(folderWith({}), "out");
		await gradecheck("batch", folder, "--out", out, "--course", course, ...USUAL);
		writeFileSync(
			join(course, "gradecheck.json"),
			JSON.stringify({ title: "Homework", points: 100, problems: [{ id: "linear", ...HEAVIER }] }),
		);
		expect((await gradecheck("regrade", out)).out).toMatch(/1 loses some/);
		rmSync(course, { recursive: true });
		const { code, err } = await gradecheck("regrade", out);
		expect(code).toBe(2);
		expect(err).toMatch(/no course folder at/);
	});
});
