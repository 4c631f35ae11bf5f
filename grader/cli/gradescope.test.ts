import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { folderWith } from "../testing/grade-submission.ts";
import { gradescopeSchema } from "../testing/gradescope-schema.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const correct = `${root}problems/linear/submissions/correct/loops.ts`;

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

const COURSE = {
	title: "Homework 1",
	points: 40,
	problems: [{ id: "linear" }],
	secretFile: "secret",
	late: { per: "day", percent: 10 },
	attempts: 2,
	leaderboard: ["score"],
};
const DUE = "2026-11-30T23:59:00.000000+01:00";
const METADATA = {
	created_at: "2026-12-01T22:59:00.000000+01:00",
	assignment: { due_date: DUE, total_points: "40.0" },
	users: [{ assignment: { due_date: DUE } }],
	previous_submissions: [],
};

let course: string;

beforeAll(async () => {
	course = join(folderWith({}), "Kurs 1");
	await gradecheck("init", course);
	writeFileSync(join(course, "gradecheck.json"), JSON.stringify(COURSE));
});

describe("grade --metadata", () => {
	async function gradedWith(metadata: string): Promise<{ outcome: Outcome; results: ReturnType<typeof gradescopeSchema.parse> }> {
		const folder = folderWith({ "metadata.json": metadata });
		const results = join(folder, "results.json");
		const outcome = await gradecheck("grade", correct, "--course", course, "--metadata", join(folder, "metadata.json"), "--out", results);
		return { outcome, results: gradescopeSchema.parse(JSON.parse(readFileSync(results, "utf8"))) };
	}

	it("takes off what a day costs, and tells it", async () => {
		const { outcome, results } = await gradedWith(JSON.stringify(METADATA));
		expect(outcome).toMatchObject({ code: 0, err: "" });
		const line = "Handed in 23 hours after the due date: 1 day late, 10 %, 4 of 40 points are taken off.";
		expect(results.score).toBe(36);
		expect(results.output).toContain(`${line}\nThis is attempt 1 of 2.`);
		expect(results.leaderboard).toEqual([{ name: "Score", value: 36, order: "desc" }]);
		expect(outcome.out).toContain(line);
	});

	it("takes nothing off where the date was put off", async () => {
		const users = [{ assignment: { due_date: METADATA.created_at } }];
		const { results } = await gradedWith(JSON.stringify({ ...METADATA, users }));
		expect(results.score).toBe(40);
		expect(results.output).not.toContain("Handed in");
	});

	it("lets an earlier attempt stand beyond the limit", async () => {
		const attempt = (hour: number, score: string) => ({ submission_time: `2026-11-30T1${hour}:00:00Z`, score, autograder_error: false });
		const previous_submissions = [attempt(1, "20.0"), attempt(2, "22.5")];
		const { results } = await gradedWith(JSON.stringify({ ...METADATA, previous_submissions }));
		expect(results.score).toBe(22.5);
		expect(results.output).toContain("attempt 2 stands, with 22.5 of 40 points");
		expect(results.tests?.reduce((sum, { score = 0 }) => sum + score, 0)).toBeCloseTo(40);
	});

	it("ends no grading by a file that cannot be read", async () => {
		const { outcome, results } = await gradedWith('{"created_at": ');
		expect(outcome.code).toBe(0);
		expect(outcome.err).toBe("For staff: submission_metadata.json: it is no JSON; neither lateness nor attempts are counted.\n");
		expect(results.score).toBe(40);
		expect(await gradecheck("grade", correct, "--metadata", join(course, "none.json"))).toMatchObject({ code: 2, out: "" });
	});

	it("waits for no pipe", async () => {
		const folder = folderWith({});
		const [pipe, results] = [join(folder, "pipe"), join(folder, "results.json")];
		execFileSync("mkfifo", [pipe]);
		const { code, err } = await gradecheck("grade", correct, "--metadata", pipe, "--out", results);
		expect(code).toBe(0);
		expect(err).toBe(`For staff: neither lateness nor attempts are counted: ${pipe} cannot be read: it is no regular file.\n`);
	});
});

describe("pack gradescope", () => {
	const pack = (out: string) => gradecheck("pack", "gradescope", "--course", course, "--out", out);

	it("packs what Gradescope needs, with the course's own files, into the same bytes", async () => {
		const [one, other] = [join(course, "one.zip"), join(course, "other.zip")];
		const { code, out, err } = await pack(one);
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toContain("40 autograder points");
		const secret = readFileSync(join(course, "secret"), "utf8").trim();
		expect(out).not.toContain(secret);
		const archive = await fromBufferPromise(readFileSync(one));
		const modes: Record<string, string> = {};
		for await (const entry of archive.eachEntry()) {
			modes[entry.fileName] = ((entry.externalFileAttributes >>> 16) & 0o777).toString(8);
			if (entry.fileName !== "secret") continue;
			for await (const chunk of await archive.openReadStreamPromise(entry)) expect(String(chunk)).toBe(secret);
		}
		expect(modes).toMatchObject({ "setup.sh": "755", run_autograder: "755", "gradecheck.json": "644", secret: "600" });
		await pack(other);
		expect(readFileSync(other).equals(readFileSync(one))).toBe(true);
	});

	it.each([
		["a course folder that is none", () => ["--course", root, "--out", join(course, "a.zip")], /no gradecheck\.json/],
		["a name that is none of an archive", () => ["--course", course, "--out", join(course, "gradecheck.json")], /ends in \.zip/],
		["a folder that is not there", () => ["--course", course, "--out", "/dev/null/a.zip"], /cannot be written/],
	])("refuses %s", async (_, args, why) => {
		const { code, err } = await gradecheck("pack", "gradescope", ...args());
		expect(code).toBe(2);
		expect(err).toMatch(why);
	});
});
