import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { rubricFor } from "../problem/rubric.ts";
import type { nativeResult } from "../report/native.ts";
import { ClassStore } from "../store/class-store.ts";
import { APPLICATION } from "../store/schema.ts";
import { gradeHere, rowsOf } from "../testing/grade-class.ts";
import { folderWith, linear } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const RIGHT = readFileSync(`${root}problems/linear/submissions/correct/loops.ts`, "utf8");
const AVERAGED = readFileSync(`${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`, "utf8");
const BROKEN = "export class Linear {";
const CLASS = { "ada.ts": RIGHT, "ben.ts": AVERAGED, "cat.ts": BROKEN, "dan.txt": "" };
const ROWS = ["ada 100 graded", "ben 86 graded", "cat 0 unreadable", "dan.txt - not a submission"];

interface Class {
	readonly folder: string;
	readonly out: string;
}

/** Graded once for all tests, each of which has a copy of the results. */
let graded: Class;

beforeAll(async () => {
	graded = { folder: folderWith(CLASS), out: join(folderWith({}), "out") };
	await gradeHere(graded.folder, { out: graded.out, writtenBy: "first" }).done;
	expect(rowsOf(graded.out)).toEqual(ROWS);
});

function copyOfClass(): Class {
	const [folder, out] = [folderWith(CLASS), folderWith({})];
	mkdirSync(join(out, "results"));
	for (const name of ["class.db", "grades.csv", "results/ada.json", "results/ben.json", "results/cat.json"])
		copyFileSync(join(graded.out, name), join(out, name));
	return { folder, out };
}

function resultOf(out: string, id: string) {
	return JSON.parse(readFileSync(join(out, "results", `${id}.json`), "utf8"));
}

function query(out: string, sql: string): unknown[] {
	const database = new DatabaseSync(join(out, "class.db"), { readOnly: true });
	try {
		return database
			.prepare(sql)
			.all()
			.map((row) => Object.values(row).join(" "));
	} finally {
		database.close();
	}
}

describe("a class that was graded before", () => {
	it("is not run again, and what is missing of its files is written", async () => {
		const { folder, out } = copyOfClass();
		const before = lstatSync(join(out, "results", "ada.json"), { bigint: true });
		const ben = readFileSync(join(out, "results", "ben.json"), "utf8");
		rmSync(join(out, "results", "ben.json"));
		rmSync(join(out, "grades.csv"));
		for (const name of ["results/.ben.json.12-3456", ".grades.csv.12-3456"]) writeFileSync(join(out, name), "half");
		const progress = await gradeHere(folder, { out, writtenBy: "first" }).done;
		expect(progress).toMatchObject({ all: 4, done: 4, graded: 2, unreadable: 1, noSubmission: 1, unchanged: 3 });
		expect(rowsOf(out)).toEqual(ROWS);
		expect(readFileSync(join(out, "results", "ben.json"), "utf8")).toBe(ben);
		expect(lstatSync(join(out, "results", "ada.json"), { bigint: true }).mtimeNs).toBe(before.mtimeNs);
		expect(query(out, "SELECT count(*) FROM history")).toEqual(["0"]);
		expect(readdirSync(out, { recursive: true }).filter((name) => /(^|\/)\./.test(`${name}`))).toEqual([]);
	});

	it("is written again, and not run, where other reports are asked for", async () => {
		const { folder, out } = copyOfClass();
		const files = [{ folder: "short", ending: ".txt" }];
		const toTexts = (each: Parameters<typeof nativeResult>[0]) => [`${each.score}`];
		expect(await gradeHere(folder, { out, files, toTexts, writtenBy: "second" }).done).toMatchObject({ unchanged: 3 });
		expect(["ada", "ben", "cat"].map((id) => readFileSync(join(out, "short", `${id}.txt`), "utf8"))).toEqual(["100", "86", "0"]);
	});

	it("is run for what was changed, and keeps the score before", async () => {
		const { folder, out } = copyOfClass();
		writeFileSync(join(folder, "ben.ts"), RIGHT);
		expect(await gradeHere(folder, { out, writtenBy: "first" }).done).toMatchObject({ graded: 2, unchanged: 2 });
		expect(rowsOf(out)[1]).toBe("ben 100 graded");
		expect(resultOf(out, "ben").score).toBe(100);
		expect(query(out, "SELECT submission, score, max_score FROM history")).toEqual(["ben 86 100"]);
		expect(query(out, "SELECT count(*) FROM former_parts JOIN results ON results.id = result WHERE results.score = 86")).toEqual(["1"]);
	});

	it.each([
		["another seed", { seedsFor: async () => [{ seed: 2 }] }],
		["more samples", { samples: 11 }],
		["another time limit", { timeLimit: 61 }],
		["another name of its file", { problem: { ...linear, fileName: "other" } }],
	])("is run again for %s", async (_, options) => {
		const { folder, out } = copyOfClass();
		expect(await gradeHere(folder, { out, ...options }).done).toMatchObject({ done: 4, unchanged: 0 });
	});

	it("is scored and not run for another rubric, as it would be if it were", async () => {
		const weights = Object.entries(linear.rubricOf).map(([id, { weight }]) => [
			id,
			{ weight: id === "backward.dLdW" ? 10 * weight : weight, visibility: "hidden" as const },
		]);
		const problem = { ...linear, points: 50, rubricOf: rubricFor(50, Object.fromEntries(weights)) };
		const { folder, out } = copyOfClass();
		expect(await gradeHere(folder, { out, problem }).done).toMatchObject({ graded: 2, unchanged: 3 });
		const anew = folderWith({});
		await gradeHere(folder, { out: anew, problem }).done;
		for (const id of ["ada", "ben", "cat"]) {
			const { timing: _, ...again } = resultOf(out, id);
			const { timing: __, ...run } = resultOf(anew, id);
			expect(JSON.stringify(again), id).toBe(JSON.stringify(run));
		}
		expect(readFileSync(join(out, "grades.csv"), "utf8")).toBe(readFileSync(join(anew, "grades.csv"), "utf8"));
		expect(query(out, "SELECT submission, score FROM history WHERE submission = 'ben'")).toEqual(["ben 86"]);
	});

	it("is run as a whole by force", async () => {
		const { folder, out } = copyOfClass();
		expect(await gradeHere(folder, { out, force: true }).done).toMatchObject({ graded: 2, unchanged: 0 });
		expect(rowsOf(out)).toEqual(ROWS);
	});

	it("is run for those alone that are named, with a row for all", async () => {
		const { folder, out } = copyOfClass();
		writeFileSync(join(folder, "eve.ts"), RIGHT);
		writeFileSync(join(folder, "ben.ts"), RIGHT);
		expect(await gradeHere(folder, { out, only: ["ada"], writtenBy: "first" }).done).toMatchObject({ unchanged: 2, waiting: 1, graded: 2 });
		expect(rowsOf(out)).toEqual([...ROWS, "eve - ungraded"]);
		await expect(gradeHere(folder, { out, only: ["adda"] }).done).rejects.toMatchObject({ hint: "Did you mean ada?" });
	});

	it("has nothing left of who is no more in it", async () => {
		const { folder, out } = copyOfClass();
		rmSync(join(folder, "ben.ts"));
		rmSync(join(folder, "cat.ts"));
		mkdirSync(join(folder, "cat"));
		const removed: string[] = [];
		await gradeHere(folder, { out, onRemoved: (ids) => removed.push(...ids) }).done;
		expect(removed).toEqual(["ben", "cat"]);
		expect(rowsOf(out)).toEqual(["ada 100 graded", "cat - not a submission", "dan.txt - not a submission"]);
		expect(readdirSync(join(out, "results"))).toEqual(["ada.json"]);
		expect(query(out, "SELECT count(*) FROM results")).toEqual(["1"]);
		expect(query(out, "SELECT count(*) FROM transcripts WHERE base IS NOT NULL")).toEqual(["1"]);
	});

	it("is never taken for another class", async () => {
		const { out } = copyOfClass();
		await expect(gradeHere(folderWith({ "zoe.ts": RIGHT }), { out }).done).rejects.toThrow(/the results of another class/);
		expect(rowsOf(out)).toEqual(ROWS);
		expect(existsSync(join(out, "results", "ada.json"))).toBe(true);
	});
});

describe("a class that is stopped", () => {
	it("keeps what was done, and goes on from there", async () => {
		const folder = folderWith({ "ada.ts": RIGHT, "ben.ts": AVERAGED, "eve.ts": RIGHT });
		const out = folderWith({});
		const stop = new AbortController();
		const onProgress = ({ done }: { done: number }) => done === 1 && stop.abort();
		expect(await gradeHere(folder, { out, signal: stop.signal, onProgress }).done).toMatchObject({ all: 3, done: 1 });
		expect(rowsOf(out)).toEqual(["ada 100 graded"]);
		expect(await gradeHere(folder, { out }).done).toMatchObject({ all: 3, graded: 3, unchanged: 1 });
		expect(rowsOf(out)).toEqual(["ada 100 graded", "ben 86 graded", "eve 100 graded"]);
	});
});

/** The one that the tests run on, and an older one where the machine has it: either may start the command. */
const NODES = ["this", ...(olderNode() === undefined ? [] : ["an older"])];

function olderNode(): string | undefined {
	const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
	const path = folders.map((folder) => join(folder, "node")).find((file) => existsSync(file));
	if (path === undefined) return undefined;
	const version = execFileSync(path, ["-p", "process.versions.node"], { encoding: "utf8" });
	return Number.parseInt(version, 10) < 26 ? path : undefined;
}

describe.each(NODES)("the command, by %s Node", (which) => {
	const node = which === "this" ? process.execPath : (olderNode() as string);

	it("stops by Ctrl-C, says how to go on, and does so", async () => {
		const folder = folderWith({ "a.ts": RIGHT, "b.ts": "for (;;);\nexport class Linear { forward() {} }" });
		const out = join(folderWith({}), "out");
		const args = [`${root}dist/gradecheck.js`, "batch", folder, "--out", out, "--jobs", "1", "--time-limit", "3600"];
		const child = spawn(node, args, { stdio: ["ignore", "pipe", "ignore"] });
		let said = "";
		child.stdout.on("data", (text) => {
			said += text;
		});
		const ended = new Promise((resolve) => child.on("close", resolve));
		while (!existsSync(join(out, "results", "a.json"))) await new Promise((resolve) => setTimeout(resolve, 20));
		child.kill("SIGINT");
		expect(await ended).toBe(130);
		expect(said).toBe(`Stopped: 1 of 2 done, and kept in ${out}. The same command goes on from there.\n`);
		rmSync(join(folder, "b.ts"));
		expect(execFileSync(node, args, { encoding: "utf8", stdio: "pipe" })).toMatch(
			/1 had its result from before, and was not run again\.\n$/,
		);
	});
});

describe("a disk that is full", () => {
	it("ends the class with a sentence, and what was kept is whole", () => {
		const folder = folderWith(CLASS);
		const out = join(folderWith({}), "out");
		const command = [process.execPath, `${root}dist/gradecheck.js`, "batch", folder, "--out", out];
		// No file may have more than so many KB.
		const { status, stderr } = spawnSync("bash", ["-c", 'ulimit -f 180; exec "$@"', "bash", ...command], { encoding: "utf8" });
		expect(stderr).toMatch(/class\.db: .* All that is in it is whole: the same command goes on from there\.\nThis is not your fault/);
		expect(status).toBe(3);
		execFileSync(command[0] as string, command.slice(1), { stdio: "ignore" });
		expect(rowsOf(out).map((row) => row.replace(/ [\d.]+ /, " "))).toEqual(ROWS.map((row) => row.replace(/ [\d.]+ /, " ")));
	});
});

describe("a store", () => {
	it("is one program's at a time", async () => {
		const { folder, out } = copyOfClass();
		const store = new ClassStore(out);
		await expect(gradeHere(folder, { out }).done).rejects.toThrow(`another gradecheck is at work on ${out}`);
		store.close();
		expect(await gradeHere(folder, { out }).done).toMatchObject({ unchanged: 3 });
	});

	it.each<[string, (path: string) => void, RegExp]>([
		["cut off", (path) => truncateSync(path, 20_000), /is damaged/],
		["cut off in its first page", (path) => truncateSync(path, 50), /is damaged/],
		["empty", (path) => truncateSync(path, 0), /is damaged/],
		["something else", (path) => writeFileSync(path, "x".repeat(10_000)), /is damaged/],
		["overwritten in the middle", (path) => writeFileSync(path, overwritten(readFileSync(path))), /is damaged/],
		["another database", (path) => makeOther(path, ""), /none of gradecheck's/],
		[
			"of another version",
			(path) => makeOther(path, `PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = 99;`),
			/another gradecheck/,
		],
		["a folder", (path) => replaceByFolder(path), /is no regular file/],
	])("is refused, and nothing is changed, where it is %s", async (_, spoil, message) => {
		const { folder, out } = copyOfClass();
		spoil(join(out, "class.db"));
		const all = () => readdirSync(out, { recursive: true }).map((name) => `${name} ${lstatSync(join(out, `${name}`)).size}`);
		const before = all();
		await expect(gradeHere(folder, { out }).done).rejects.toThrow(message);
		expect(all()).toEqual(before);
	});

	it("is for its owner alone", () => {
		expect(lstatSync(join(graded.out, "class.db")).mode & 0o777).toBe(0o600);
	});
});

function overwritten(bytes: Buffer): Buffer {
	return bytes.fill(0xa5, 3 * 4096, 4 * 4096);
}

function makeOther(path: string, sql: string): void {
	rmSync(path);
	const database = new DatabaseSync(path);
	database.exec(`CREATE TABLE other (x); ${sql}`);
	database.close();
}

function replaceByFolder(path: string): void {
	rmSync(path);
	mkdirSync(path);
}
