/** The guides in docs/, followed step by step. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openPromise } from "yauzl";
import { folderWith } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const BLOCK = /^```(sh|json)\n([\s\S]*?)^```$/gm;

describe("docs/course.md", () => {
	it("can be followed step by step", () => {
		const folder = folderWith({});
		const submissions = `${root}problems/linear/submissions`;
		cpSync(`${submissions}/wrong/weight-gradient-averaged.ts`, join(folder, "linear.ts"));
		mkdirSync(join(folder, "class"));
		for (const to of ["submission", "class/ada"]) {
			cpSync(`${submissions}/correct/mytorch-folder`, join(folder, to), { recursive: true });
			cpSync(`${root}problems/relu/submissions/correct/loops.ts`, join(folder, to, "relu.ts"));
		}
		const said = follow("course.md", folder);
		const all = said.join("\n");
		expect(all).toMatch(/\$ gradecheck grade linear\.ts .*\s+Linear layer: \d+\.\d+\/20 points/);
		const check = said.find((text) => text.startsWith("$ gradecheck check")) ?? "";
		expect(check).toMatch(/Some checks are shown only after the due date/);
		expect(check).not.toMatch(/forward\.value |Hint:/);
		expect(all).toMatch(/Homework 1, 50 points:\n {2}linear .*\(30 points\)\n {2}relu .*\(20 points\)/);
		expect(all).toMatch(/Homework 1: 50\/50 points/);
		expect(all).toMatch(/\$ gradecheck grade .* --problem relu\n\nReLU activation: 20\/20 points/);
		expect(JSON.parse(readFileSync(join(folder, "results.json"), "utf8")).score).toBe(50);
		expect(readFileSync(join(folder, "grades/grades.csv"), "utf8")).toMatch(/,linear,relu\n"ada",50,50,.*,30,20\n/);
	});
});

describe("docs/for-staff.md", () => {
	it("goes from nothing to what Gradescope and students are given", async () => {
		const folder = folderWith({});
		cpSync(`${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`, join(folder, "linear.ts"));
		cpSync(`${root}problems/linear/submissions/correct/numpy.py`, join(folder, "class/ada.py"));
		const said = follow("for-staff.md", folder);
		const of = (command: string) => said.find((text) => text.startsWith(`$ gradecheck ${command}`)) ?? "";
		expect(of("doctor")).toMatch(/TypeScript submissions can be graded here/);
		expect(of("grade")).toMatch(/\d\/20 points/);
		expect(of("check")).toMatch(/Some checks, which carry no points, are not shown to you/);
		expect(of("check")).not.toContain("hygiene.precision");
		expect(readFileSync(join(folder, "linear.html"), "utf8")).toMatch(/^<!doctype html>/i);
		expect(readFileSync(join(folder, "grades/grades.csv"), "utf8")).toMatch(/\n"ada",20,20,/);
		const [autograder, handout] = await Promise.all(["autograder.zip", "homework-1.zip"].map((name) => namesIn(join(folder, name))));
		expect(autograder).toEqual(expect.arrayContaining(["run_autograder", "setup.sh", "gradecheck.json", "secret"]));
		expect(handout?.some((name) => name.endsWith("python/linear.py"))).toBe(true);
		expect(handout?.some((name) => name.endsWith("secret"))).toBe(false);
	});
});

async function namesIn(archive: string): Promise<string[]> {
	const names: string[] = [];
	for await (const { fileName } of (await openPromise(archive)).eachEntry()) names.push(fileName);
	return names;
}

/** What each command said, with the command. */
function follow(guide: string, folder: string): string[] {
	const said: string[] = [];
	for (const [, kind, text = ""] of readFileSync(`${root}docs/${guide}`, "utf8").matchAll(BLOCK)) {
		if (kind === "json") writeFileSync(join(folder, "hw1/gradecheck.json"), text);
		else for (const command of text.trim().split("\n")) said.push(`$ ${command}\n${run(command, folder)}`);
	}
	return said;
}

function run(command: string, cwd: string): string {
	const [, ...words] = command.match(/"[^"]*"|\S+/g) ?? [];
	const args = words.map((word) => word.replace(/^"|"$/g, ""));
	try {
		return execFileSync(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd, encoding: "utf8", stdio: "pipe" });
	} catch (error) {
		const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
		// A check that fails.
		if (status === 1) return stdout;
		throw new Error(`${command}: exit ${status}\n${stderr}`);
	}
}
