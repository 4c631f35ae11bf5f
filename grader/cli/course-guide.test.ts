/** docs/course.md, followed step by step. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
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
		const said: string[] = [];
		for (const [, kind, text = ""] of readFileSync(`${root}docs/course.md`, "utf8").matchAll(BLOCK)) {
			if (kind === "json") writeFileSync(join(folder, "hw1/gradecheck.json"), text);
			else for (const command of text.trim().split("\n")) said.push(`$ ${command}\n${run(command, folder)}`);
		}
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
