import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unpackTar } from "modern-tar";
import { describe, expect, it } from "vitest";
import { autolabScoresSchema, prairieLearnInfoSchema } from "../../testing/formats/schemas.ts";
import { folderWith, linear } from "../../testing/grade-submission.ts";
import { packOwn } from "../own-package.ts";
import type { PackedFile } from "../write-zip.ts";
import { SCRIPTS } from "./scripts.ts";
import type { Packing, System } from "./system.ts";
import { SYSTEMS } from "./systems.ts";

const SECRET = "of nobody's knowledge";

function packing(more: Partial<Packing> = {}, title = "Homework 1"): Packing {
	const file = { title, points: 100, problems: [{ id: "linear", weight: 1 }], secretFile: "keys/secret" } as Packing["course"]["file"];
	return {
		own: { name: "gradecheck-1.2.3.tgz", bytes: Buffer.from("package") },
		scripts: Object.fromEntries(SCRIPTS.map((name) => [name, Buffer.from(name)])) as unknown as Packing["scripts"],
		course: { file, problems: [linear] },
		courseText: Buffer.from(JSON.stringify(file)),
		secret: Buffer.from(SECRET),
		seconds: 120,
		image: "example/gradecheck",
		...more,
	};
}

const systemOf = (name: string) => SYSTEMS.find((system) => system.name === name) as System;
const filesOf = async (name: string, ...args: Parameters<typeof packing>) => systemOf(name).files(packing(...args));
const modesOf = (files: readonly PackedFile[]) => files.map(({ path, mode = 0o644 }) => `${path} ${mode.toString(8)}`);
const textOf = (files: readonly PackedFile[], path: string) => String(files.find((file) => file.path === path)?.content);
const IMAGE = [
	"image/Dockerfile 644",
	"image/setup.sh 755",
	"image/close_source 755",
	"image/gradecheck-1.2.3.tgz 644",
	"image/package.json 644",
];

describe("what is packed for Gradescope", () => {
	it("has at its top what Gradescope looks for, and a secret that is closed", async () => {
		expect(modesOf(await filesOf("gradescope"))).toEqual([
			"setup.sh 755",
			"run_autograder 755",
			"close_source 755",
			"gradecheck-1.2.3.tgz 644",
			"package.json 644",
			"gradecheck.json 644",
			"secret 600",
		]);
	});

	it("has no secret where there is none, and a limit where it is another", async () => {
		const files = await filesOf("gradescope", { secret: undefined, seconds: 900 });
		expect(files.map(({ path }) => path)).not.toContain("secret");
		expect(textOf(files, "run_limit")).toBe("900\n");
		expect(textOf(await filesOf("gradescope", { seconds: 9000 }), "run_limit")).toBe("2340\n");
	});
});

describe("what is packed for PrairieLearn", () => {
	it("is a question, and beside it what its image is built from", async () => {
		expect(modesOf(await filesOf("prairielearn"))).toEqual([
			"info.json 644",
			"question.html 644",
			"tests/grade 755",
			"tests/grading.sh 644",
			"tests/run_limit 644",
			"tests/gradecheck.json 644",
			"tests/secret 600",
			...IMAGE,
		]);
	});

	it("has an info.json as PrairieLearn takes it, the same whenever it is packed", async () => {
		const read = async (...args: Parameters<typeof packing>) =>
			prairieLearnInfoSchema.parse(JSON.parse(textOf(await filesOf("prairielearn", ...args), "info.json")));
		const info = await read();
		expect(info.externalGradingOptions).toEqual({ image: "example/gradecheck", entrypoint: "/grade/tests/grade", timeout: 135 });
		expect(await read({ image: "other", seconds: 500 })).toMatchObject({ uuid: info.uuid });
		expect((await read({}, "Homework 2")).uuid).not.toBe(info.uuid);
	});

	it("ends the grader before PrairieLearn ends everything", async () => {
		for (const [seconds, timeout, limit] of [
			[120, 135, 120],
			[700, 600, 585],
		] as const) {
			const files = await filesOf("prairielearn", { seconds });
			expect(JSON.parse(textOf(files, "info.json"))).toMatchObject({ externalGradingOptions: { timeout } });
			expect(textOf(files, "tests/run_limit")).toBe(`${limit}\n`);
		}
		const steps = systemOf("prairielearn").steps(packing({ seconds: 700 }), "q");
		expect(steps.join()).toContain("lower timeLimit");
		expect(systemOf("prairielearn").steps(packing(), "q").join()).not.toContain("timeLimit");
	});

	it("shows a title as text, whatever is in it", async () => {
		const html = textOf(await filesOf("prairielearn", {}, "<b>{{{params.x}}}</b> & co."), "question.html");
		expect(html).not.toMatch(/[{}]|<b>/);
		expect(html).toContain("linear.ts, linear.py");
	});
});

describe("what is packed for Autolab", () => {
	it("is the two files of the settings, and what the image is built from", async () => {
		const files = await filesOf("autolab");
		expect(modesOf(files)).toEqual(["autograde-Makefile 644", "autograde.tar 600", ...IMAGE]);
		const tar = files.find(({ path }) => path === "autograde.tar")?.content as Uint8Array;
		const entries = await unpackTar(tar);
		expect(entries.map(({ header: { name, mode } }) => `${name} ${mode?.toString(8)}`)).toEqual([
			"autograde/grade 755",
			"autograde/gradecheck.json 644",
			"autograde/grading.sh 644",
			"autograde/no_scores 644",
			"autograde/run_limit 644",
			"autograde/secret 600",
		]);
		const noScores = JSON.parse(Buffer.from(entries.find(({ header }) => header.name.endsWith("no_scores"))?.data ?? []).toString());
		expect(autolabScoresSchema.safeParse(noScores).success).toBe(false);
		expect(noScores).toEqual({ scores: { linear: null } });
		expect(tar).toEqual((await filesOf("autolab")).find(({ path }) => path === "autograde.tar")?.content);
	});

	it("says which problems, and a time that is longer than the grader's own", () => {
		const steps = systemOf("autolab").steps(packing(), "out").join("\n");
		expect(steps).toContain("linear, max score 100");
		expect(steps).toContain("140 seconds");
	});

	it("lets the grader's user read the grader, which is not root there", async () => {
		expect(textOf(await filesOf("autolab"), "image/Dockerfile")).toContain("chmod -R a+rX");
		expect(textOf(await filesOf("prairielearn"), "image/Dockerfile")).not.toContain("chmod");
	});
});

describe("what is packed for GitHub Classroom", () => {
	it("is a workflow with what it installs, and nothing that students must not read", async () => {
		const files = await filesOf("github-classroom");
		expect(modesOf(files)).toEqual([
			".github/workflows/classroom.yml 644",
			".github/gradecheck/grade 755",
			".github/gradecheck/gradecheck.json 644",
			".github/gradecheck/gradecheck-1.2.3.tgz 644",
			".github/gradecheck/package.json 644",
		]);
		for (const { content } of files) expect(Buffer.from(content).toString("latin1")).not.toMatch(/of nobody's knowledge|keys\/secret/);
		expect(systemOf("github-classroom").isForStaff).toBe(false);
	});
});

describe.each(SYSTEMS)("what is packed for $title", ({ name, files }) => {
	it("installs the very package, and has each path once", async () => {
		const all = await files(packing());
		const manifest = all.find(({ path }) => path.endsWith("package.json"))?.content as string;
		expect(JSON.parse(manifest)).toMatchObject({ private: true, dependencies: { gradecheck: "file:gradecheck-1.2.3.tgz" } });
		expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
		expect(all.map(({ path }) => path.split("/").at(-1)).filter((path) => path === "secret")).toHaveLength(
			/scope|prairie/.test(name) ? 1 : 0,
		);
	});
});

describe("packOwn", () => {
	const manifest = { name: "gradecheck", version: "1.2.3", files: ["dist/*.js", "docs", "template/a.ts"] };

	function packageWith(...paths: string[]): string {
		const folder = `${folderWith({ "package.json": JSON.stringify(manifest) })}/`;
		for (const path of paths) {
			mkdirSync(join(folder, path, ".."), { recursive: true });
			writeFileSync(join(folder, path), path);
		}
		return folder;
	}

	it("packs what the package names, and nothing else, into the same bytes", async () => {
		const paths = ["dist/gradecheck.js", "docs/a.md", "docs/b/c.md", "template/a.ts", "README.md", "LICENSE"];
		const others = ["dist/jail", "dist/sub/x.js", "template/ab.ts", "template/a.ts.bak", "docs/node_modules/x.md", ".git/config", "secret"];
		const { name, bytes } = await packOwn(packageWith(...paths, ...others));
		expect(name).toBe("gradecheck-1.2.3.tgz");
		const entries = await unpackTar(gunzipSync(bytes));
		expect(entries.map(({ header }) => header.name)).toEqual([...paths, "package.json"].sort().map((path) => `package/${path}`));
		expect(Buffer.from(entries.find(({ header }) => header.name.endsWith("c.md"))?.data ?? []).toString()).toBe("docs/b/c.md");
		expect((await packOwn(packageWith(...[...others, ...paths].reverse()))).bytes.equals(bytes)).toBe(true);
	});

	it("packs what packs it again, elsewhere", async () => {
		const names = (await unpackTar(gunzipSync((await packOwn()).bytes))).map(({ header }) => header.name);
		for (const script of SCRIPTS) expect(names).toContain(`package/dist/container/${script}`);
	});

	it("says what to do in a clone that was not built", async () => {
		await expect(packOwn(packageWith("docs/a.md"))).rejects.toThrow("npm run build");
	});
});
