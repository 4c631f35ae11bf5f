import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { folderWith } from "../../testing/grade-submission.ts";
import { type Course, openCourse } from "../course.ts";
import { type PackOptions, pack } from "./pack.ts";
import type { System } from "./system.ts";
import { SYSTEMS } from "./systems.ts";

const SECRET = "of nobody's knowledge at all";
const IMAGE = "example/gradecheck:1";

const systemOf = (name: string) => SYSTEMS.find((system) => system.name === name) as System;
const withImage = (name: string) => (systemOf(name).namesImage ? { image: IMAGE } : {});

function courseWith(more: object = {}): Promise<Course> {
	const file = { title: "Homework 1", points: 40, problems: [{ id: "linear" }], secretFile: "key", ...more };
	return openCourse(join(folderWith({ "gradecheck.json": JSON.stringify(file), key: SECRET }), "gradecheck.json"));
}

describe.each(SYSTEMS.filter(({ kind }) => kind === "folder"))("pack $name", ({ name, title, isForStaff, page }) => {
	it("writes a folder, in which the secret is where staff alone read", async () => {
		const course = await courseWith({ attempts: 2 });
		const out = join(course.folder, "out");
		const text = await pack(systemOf(name), course, { out, ...withImage(name) });
		const paths = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(out, path)).isFile());
		const holders = paths.filter((path) => readFileSync(join(out, path)).includes(SECRET));
		expect(holders).toEqual(isForStaff ? [expect.stringMatching(/^(tests\/secret|autograde\.tar)$/)] : []);
		for (const path of holders) expect(statSync(join(out, path)).mode & 0o777).toBe(0o600);
		for (const path of paths) expect(text).toContain(path);
		expect(text).toContain(isForStaff ? "It holds the secret" : `students can read it in ${title}`);
		expect(text).toContain("counts in Gradescope alone: attempts.");
		expect(text).not.toContain(SECRET);
		expect(readFileSync(new URL(`../../../${page}`, import.meta.url), "utf8")).toContain(`pack ${name}`);
	});
});

describe("pack", () => {
	it("writes an archive of one folder where its name says so, with the modes", async () => {
		const course = await courseWith({ secretFile: undefined });
		const out = join(course.folder, "question.zip");
		const text = await pack(systemOf("prairielearn"), course, { out, image: IMAGE });
		expect(text).toContain("It holds no secret, so that");
		expect(text).not.toContain("Gradescope");
		const modes: Record<string, number> = {};
		for await (const { fileName, externalFileAttributes } of (await fromBufferPromise(readFileSync(out))).eachEntry())
			modes[fileName] = (externalFileAttributes >>> 16) & 0o777;
		expect(modes).toMatchObject({ "question/tests/grade": 0o755, "question/info.json": 0o644 });
		expect(Object.keys(modes)).not.toContain("question/tests/secret");
	});

	it.each<[what: string, name: string, options: Partial<PackOptions>, why: RegExp]>([
		["no image where one is named", "prairielearn", {}, /has to be told which image/],
		["a name of an image that is none", "prairielearn", { image: "my image" }, /"my image" is no name of an image/],
		["one that a shell would act on", "prairielearn", { image: "a;reboot" }, /is no name of an image/],
		["an image where none is named", "autolab", { image: IMAGE }, /nothing that is packed for Autolab names an image/],
		["a folder with something in it", "autolab", { out: "." }, /is not empty, and nothing is replaced/],
		["a folder that cannot be", "github-classroom", { out: "/dev/null/out" }, /cannot be written/],
		["an archive of another kind for Gradescope", "gradescope", { out: "out.tar" }, /is no name for a zip archive/],
	])("refuses %s", async (_, name, { out, ...options }, why) => {
		const course = await courseWith();
		const refused = pack(systemOf(name), course, { out: out ?? join(course.folder, "out"), ...options });
		await expect(refused).rejects.toThrow(why);
		expect(readdirSync(course.folder).sort()).toEqual(["gradecheck.json", "key"]);
	});

	it("refuses a secret that is none", async () => {
		const course = await courseWith({ secretFile: "gradecheck.json/x" });
		await expect(pack(systemOf("autolab"), course, { out: join(course.folder, "out") })).rejects.toThrow("holds no secret");
	});
});
