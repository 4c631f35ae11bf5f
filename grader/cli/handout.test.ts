import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { problems } from "../../problems/index.ts";
import { readCourse } from "../course/read-course.ts";
import { folderWith, gradeFile } from "../testing/grade-submission.ts";
import { VERSION } from "./version.ts";

const CHECKER = `gradecheck-${VERSION}.tgz`;
const root = fileURLToPath(new URL("../..", import.meta.url));

function gradecheck(args: readonly string[], cwd = root): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

async function entriesOf(archive: string): Promise<Map<string, Buffer>> {
	const opened = await fromBufferPromise(readFileSync(archive));
	const found = new Map<string, Buffer>();
	for await (const entry of opened.eachEntry()) {
		const chunks: Buffer[] = [];
		for await (const chunk of await opened.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
		found.set(entry.fileName, Buffer.concat(chunks));
	}
	return found;
}

describe("handout", () => {
	it("writes what staff say of an assignment, and nothing that is theirs", async () => {
		const secret = "a secret of thirty-two characters";
		const checks = { "init.W": { visibility: "hidden" } };
		const course = {
			...{ title: "Homework 1", points: 20, explain: "fact", secretFile: "secret", due: "2026-10-01T23:59:00+02:00", attempts: 3 },
			problems: [{ id: "linear", weight: 3, checks }, { id: "relu" }],
		};
		const folder = folderWith({ "gradecheck.json": JSON.stringify(course), secret });
		for (const name of ["a.zip", "again/a.zip"]) expect((await gradecheck(["handout", "--out", name], folder)).code).toBe(0);
		expect(readFileSync(join(folder, "a.zip")).equals(readFileSync(join(folder, "again", "a.zip")))).toBe(true);
		const entries = await entriesOf(join(folder, "a.zip"));
		expect([...entries.keys()].every((path) => path.startsWith("a/"))).toBe(true);
		for (const language of ["typescript", "python"]) {
			const text = entries.get(`a/${language}/gradecheck.json`)?.toString() as string;
			expect(readCourse(text, problems)).toMatchObject({
				status: "read",
				file: { title: "Homework 1", points: 20, explain: "fact", problems: [{ id: "linear", weight: 3, checks }, { id: "relu" }] },
			});
			expect(text).not.toMatch(/secret|due|attempts/);
			expect(entries.get(`a/${language}/${CHECKER}`)?.subarray(0, 2)).toEqual(Buffer.of(0x1f, 0x8b));
		}
		for (const [path, bytes] of entries) expect(bytes.includes(secret), path).toBe(false);
	});

	it("has templates that are checked as they are, for no points", async () => {
		const out = join(folderWith({}), "handout");
		expect((await gradecheck(["handout", "--out", out, "--package", "1.2.3"])).code).toBe(0);
		expect(readdirSync(join(out, "typescript"))).not.toContain(CHECKER);
		for (const path of ["typescript/linear.ts", "python/linear.py"])
			expect(await gradeFile(join(out, path))).toMatchObject({ fault: null, score: 0 });
	});

	it.each<[string, string[], RegExp]>([
		["a folder that is not empty", ["--out", "full"], /full is not empty, and nothing is replaced/],
		["a file", ["--out", "full/x"], /full\/x is a file/],
		["a link or a folder that is called an archive", ["--out", "folder.zip"], /folder\.zip: it is a folder/],
		[
			"a package that is not there",
			["--out", "new", "--package", "gradecheck.tgz"],
			/there is no package "gradecheck\.tgz"\nName a tarball/,
		],
		["a package that is none", ["--out", "new", "--package", "full/x"], /full\/x is no package/],
		["a problem that is none", ["--out", "new", "--problem", "conv"], /no problem "conv"/],
	])("is refused for %s", async (_, args, message) => {
		const folder = folderWith({});
		for (const name of ["full", "folder.zip"]) mkdirSync(join(folder, name));
		writeFileSync(join(folder, "full", "x"), "x");
		const { code, out, err } = await gradecheck(["handout", ...args], folder);
		expect([code, out]).toEqual([2, ""]);
		expect(err).toMatch(message);
		expect(readdirSync(folder).sort()).toEqual(["folder.zip", "full"]);
	});
});
