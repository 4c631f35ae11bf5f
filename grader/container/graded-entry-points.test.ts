import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { openCourse } from "../cli/course.ts";
import { pack } from "../cli/pack/pack.ts";
import type { System } from "../cli/pack/system.ts";
import { SYSTEMS } from "../cli/pack/systems.ts";
import { engine } from "../sandbox/engines/node-command.ts";
import { command } from "../testing/autograder-layout.ts";
import { run } from "../testing/entry-point-layout.ts";
import { classroomPoints, readAutolab, readClassroom } from "../testing/formats/readers.ts";
import { autolabFeedbackSchema, autolabScoresSchema, classroomSchema, prairieLearnSchema } from "../testing/formats/schemas.ts";
import { folderWith } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const averaged = `${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`;

/** With a grader as npm installs it, and a course. */
let folder: string;

beforeAll(async () => {
	folder = folderWith({});
	const modules = join(folder, "gradecheck/node_modules");
	mkdirSync(join(modules, "node/bin"), { recursive: true });
	mkdirSync(join(folder, "temporary"));
	symlinkSync(engine(), join(modules, "node/bin/node"));
	symlinkSync(root, join(modules, "gradecheck"));
	const file = { title: "Homework 1", points: 50, problems: [{ id: "linear" }], secretFile: "secret" };
	writeFileSync(join(folder, "gradecheck.json"), JSON.stringify(file));
	writeFileSync(join(folder, "secret"), "of nobody's knowledge at all");
});

async function packed(name: string): Promise<string> {
	const out = join(folder, name);
	const system = SYSTEMS.find((each) => each.name === name) as System;
	const image = system.namesImage ? { image: "example/gradecheck" } : {};
	await pack(system, await openCourse(join(folder, "gradecheck.json")), { out, ...image });
	return out;
}

it("grades what is packed for PrairieLearn, as PrairieLearn reads it", async () => {
	const grade = join(folder, "grade");
	cpSync(join(await packed("prairielearn"), "tests"), join(grade, "tests"), { recursive: true });
	mkdirSync(join(grade, "student"));
	cpSync(averaged, join(grade, "student/linear.ts"));
	expect(await run(folder, join(grade, "tests/grade"), [folder], {})).toEqual({ code: 0, said: "", err: "" });
	const result = prairieLearnSchema.parse(JSON.parse(readFileSync(join(grade, "results/results.json"), "utf8")));
	expect(result).toMatchObject({ gradable: true, score: 0.86, message: "43 of 50 points." });
});

it("grades what is packed for Autolab, as Autolab reads it", async () => {
	const out = await packed("autolab");
	const place = join(folder, "job");
	mkdirSync(place);
	const makefile = readFileSync(join(out, "autograde-Makefile"), "utf8");
	writeFileSync(join(place, "Makefile"), makefile.replace("autograde/grade ", "autograde/grade ../gradecheck "));
	cpSync(join(out, "autograde.tar"), join(place, "autograde.tar"));
	cpSync(averaged, join(place, "linear.ts"));
	const { code, said, err } = await run(folder, "make", ["--directory", place, "--no-print-directory"], {});
	expect({ code, err }).toEqual({ code: 0, err: "" });
	const { scores, feedback } = readAutolab(said);
	expect(autolabScoresSchema.parse(scores)).toEqual({ scores: { linear: 43 } });
	expect(autolabFeedbackSchema.parse(feedback)).toMatchObject({ stages: ["linear"] });
});

it("grades what is packed for GitHub Classroom, as its reporter reads it", async () => {
	const installed = join(await packed("github-classroom"), ".github/gradecheck");
	mkdirSync(join(installed, "node_modules/.bin"), { recursive: true });
	command(join(installed, "node_modules/.bin/gradecheck"), `exec '${engine()}' '${root}dist/gradecheck.js' "$@"`);
	const repository = join(folder, "github-classroom");
	cpSync(averaged, join(repository, "linear.ts"));
	const output = join(folder, "output");
	const env = { GITHUB_WORKSPACE: repository, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(folder, "summary") };
	const { code, said } = await run(folder, "bash", [join(installed, "grade"), installed], env);
	expect(code).toBe(0);
	expect(said).toContain("::error file=linear.ts");
	const result = classroomSchema.parse(readClassroom(readFileSync(output, "utf8")));
	expect(result).toMatchObject({ status: "fail", max_score: 50 });
	expect(classroomPoints(result)).toBeCloseTo(43, 9);
	expect(readFileSync(join(folder, "summary"), "utf8")).toContain("43 of 50 points");
});
