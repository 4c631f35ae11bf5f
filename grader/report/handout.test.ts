import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { linear } from "../testing/grade-submission.ts";
import { courseText } from "./course-text.ts";
import { type Handout, handoutFiles, nameOf } from "./handout.ts";

const all = problems.map((problem) => loadProblem(problem));
const checker = { file: "gradecheck-1.2.3.tgz", bytes: Uint8Array.of(1) };

function textsOf(handout: Partial<Handout> = {}): Record<string, string> {
	const files = handoutFiles({ title: "Linear layer", problems: [linear], checker, ...handout });
	return Object.fromEntries(files.map(({ path, content }) => [path, content.toString()]));
}
const manifestIn = (texts: Record<string, string>, folder: string) => JSON.parse(texts[`${folder}/package.json`] as string);

describe("a handout", () => {
	it("has a folder for each language that needs nothing beside it", () => {
		const own = (folder: string, ...others: string[]) =>
			[".gitignore", "README.md", "gradecheck-1.2.3.tgz", "linear.md", "package.json", ...others].map((name) => `${folder}/${name}`);
		const texts = textsOf();
		expect(new Set(Object.keys(texts))).toEqual(
			new Set(["README.md", ...own("python", "linear.py"), ...own("typescript", "linear.ts", "tsconfig.json")]),
		);
		expect(manifestIn(texts, "python")).toMatchObject({
			name: "linear-layer",
			scripts: { check: "gradecheck check linear.py --problem linear" },
			devDependencies: { gradecheck: "file:gradecheck-1.2.3.tgz" },
		});
	});

	it("asks for the checker elsewhere where staff say so", () => {
		const texts = textsOf({ checker: { from: "1.2.3" } });
		expect(Object.keys(texts).join()).not.toContain(".tgz");
		expect(manifestIn(texts, "typescript").devDependencies).toEqual({ gradecheck: "1.2.3" });
	});

	it("has every problem of an assignment, each where it is expected", () => {
		const placed = all.map(
			(problem): LoadedProblem => (problem.id === "linear" ? problem : { ...problem, folder: "mytorch/nn", fileName: "others" }),
		);
		const texts = textsOf({ problems: placed, course: '{"title":"x"}' });
		for (const folder of ["typescript", "python"]) {
			expect(manifestIn(texts, folder).scripts).toEqual({ check: "gradecheck check .", watch: "gradecheck check . --watch" });
			expect(texts[`${folder}/gradecheck.json`]).toBe('{"title":"x"}');
			for (const { id } of all) expect(texts[`${folder}/${id}.md`]).toContain("## Table 1");
		}
		const others = texts["python/mytorch/nn/others.py"] as string;
		expect(others.match(/^import numpy as np$/gm)).toHaveLength(1);
		expect(others.match(/^class \w+:$/gm)).toHaveLength(all.length - 1);
		expect(texts["typescript/mytorch/nn/others.ts"]?.match(/^import /gm)).toHaveLength(1);
	});

	it("says what a beginner does first on each system", () => {
		const { "README.md": text = "" } = textsOf();
		for (const part of ["Linux", "macOS", "Windows", "cd typescript", "npm install", "npm run check", "python3"])
			expect(text).toContain(part);
	});

	it("has no word of a solution", () => {
		for (const [path, text] of Object.entries(textsOf({ problems: all })))
			expect(text, path).not.toMatch(/multiply\(|transpose\(|return \w+;|np\.|return \w+$/m);
	});
});

describe("the table and the equations", () => {
	it("are there by every number that a hint names", () => {
		for (const problem of all) {
			const text = courseText(problem);
			const hints = problem.misconceptions.flatMap(({ says, hint }) => [says, hint]).join(" ");
			for (const [, number] of hints.matchAll(/Equation (\(\d+\))/g)) expect(text).toContain(`    ${number} `);
			if (hints.includes("Table 1")) expect(text).toContain("## Table 1");
			for (const name of Object.keys(problem.quantities)) expect(text).toMatch(new RegExp(`^\\| ${name} +\\|`, "m"));
		}
	});
});

it("a title becomes a name that npm takes", () => {
	expect(["Linear layer", "Übung 1: Größe", "…", "x".repeat(200)].map(nameOf)).toEqual([
		"linear-layer",
		"u-bung-1-gro-e",
		"assignment",
		"x".repeat(60),
	]);
});
