import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { autolab } from "../cli/pack/autolab.ts";
import { SCRIPTS } from "../cli/pack/scripts.ts";
import type { Packing } from "../cli/pack/system.ts";
import { command } from "../testing/autograder-layout.ts";
import { engineLayout, FIND_OUT, limitFor, type Outcome, run } from "../testing/entry-point-layout.ts";
import { readAnnotation } from "../testing/formats/readers.ts";
import { prairieLearnSchema } from "../testing/formats/schemas.ts";
import { linear } from "../testing/grade-submission.ts";
import { isAlive } from "../testing/processes.ts";

const scripts = fileURLToPath(new URL(".", import.meta.url));

/** What stands for the engine, and why nothing is graded then. `$out` is where the report belongs. */
const FAILURES: readonly [what: string, engine: string, told: string][] = [
	["the grader says that it failed", "exit 3", "the autograder failed"],
	["the grader crashes", "echo 'TypeError: x is undefined' >&2; exit 1", "the autograder failed"],
	["the grader is asked wrongly", "exit 2", "not set up as it should be"],
	["the grader is killed", "kill -KILL $$", "the autograder was killed"],
	["the grader dies of a fault in memory", "kill -SEGV $$", "the autograder failed"],
	["the grader ends well without a report", "exit 0", "the autograder failed"],
	["the grader leaves an empty report", ': >"$out"', "the autograder failed"],
	["the grader fails after it wrote", 'echo "$GRADED" >"$out"; exit 3', "the autograder failed"],
	["the grader takes too long", "exec sleep 1000", "did not finish in time"],
];

function expectNothingLeft(folder: string): void {
	expect(existsSync(join(folder, "temporary")) ? readdirSync(join(folder, "temporary")) : []).toEqual([]);
	if (existsSync(join(folder, "pid"))) expect(isAlive(Number(readFileSync(join(folder, "pid"), "utf8")))).toBe(false);
}

const wordsOf = (folder: string) => readFileSync(join(folder, "words"), "utf8").trim().split("\n");
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe("PrairieLearn's entry point", () => {
	const GRADED = JSON.stringify({ gradable: true, score: 0.5, message: "5 of 10 points.", tests: [] });
	const graded = 'echo "$GRADED" >"$out"';

	function job(engine: string): string {
		const folder = engineLayout(engine);
		const tests = join(folder, "grade/tests");
		for (const path of [tests, join(folder, "grade/student"), join(folder, "grade/data")]) mkdirSync(path, { recursive: true });
		writeFileSync(join(tests, "gradecheck.json"), "{}");
		writeFileSync(join(tests, "secret"), "of nobody's knowledge");
		writeFileSync(join(tests, "run_limit"), `${limitFor(engine)}\n`);
		cpSync(`${scripts}grading.sh`, join(tests, "grading.sh"));
		cpSync(`${scripts}grade_prairielearn`, join(tests, "grade"));
		return folder;
	}

	const start = (folder: string) => run(folder, "bash", [join(folder, "grade/tests/grade"), folder], { GRADED });
	const resultIn = (folder: string) =>
		prairieLearnSchema.parse(JSON.parse(readFileSync(join(folder, "grade/results/results.json"), "utf8")));

	/** Not gradable: 0 points and an attempt lost are for the student's own faults. */
	function expectNotGraded(folder: string, told: string): void {
		const result = resultIn(folder);
		expect(result.gradable).toBe(false);
		expect(result.message).toMatch(/^This submission has not been graded: .*\. That is not your fault: it costs you no marks/);
		expect(result.message).toContain(told);
		expect(result.message).not.toContain(folder);
		expect(readdirSync(join(folder, "grade/results"))).toEqual(["results.json"]);
		expectNothingLeft(folder);
	}

	it("leaves what was graded, in folders that are closed, and prints no report", async () => {
		const folder = job(graded);
		expect(await start(folder)).toEqual({ code: 0, said: "", err: "" });
		expect(resultIn(folder)).toEqual(JSON.parse(GRADED));
		const tests = join(folder, "grade/tests");
		const [grader, ...words] = wordsOf(folder);
		expect(grader).toBe(`${folder}/gradecheck/node_modules/gradecheck/dist/gradecheck.js`);
		expect(words.slice(0, 4)).toEqual(["grade", join(folder, "grade/student"), "--course", tests]);
		expect(words.slice(-2)).toEqual(["--secret-file", join(tests, "secret")]);
		expect(["tests", "student", "data"].map((name) => modeOf(join(folder, "grade", name)))).toEqual([0o700, 0o700, 0o700]);
		expect(modeOf(join(tests, "secret"))).toBe(0o600);
		expectNothingLeft(folder);
	});

	it.each(FAILURES)("ends well and costs nothing where %s", async (_, engine, told) => {
		const folder = job(engine);
		const { code, err } = await start(folder);
		expect(code).toBe(0);
		expect(err).toContain("gradecheck: nothing was graded");
		expectNotGraded(folder, told);
	});

	it.each<[string, lost: string, told: string]>([
		["the grader", "gradecheck", "not installed"],
		["the course", "grade/tests/gradecheck.json", "not installed"],
		["what the scripts have in common", "grade/tests/grading.sh", "could not finish"],
		["the submission", "grade/student", "not where the autograder looks"],
		["room for what is temporary", "temporary", "no room"],
	])("ends well and costs nothing where %s is missing", async (_, lost, told) => {
		const folder = job(graded);
		rmSync(join(folder, lost), { recursive: true });
		expect((await start(folder)).code).toBe(0);
		expectNotGraded(folder, told);
	});

	it("keeps the first result where the disk is full when it is done", async () => {
		const folder = job(`printf '#!/bin/sh\\nprintf half; exit 1\\n' >"$(dirname "$0")/../../../../bin/cat"; ${graded}`);
		command(join(folder, "bin/cat"), 'exec /bin/cat "$@"');
		expect((await start(folder)).code).toBe(0);
		expectNotGraded(folder, "could not finish");
	});

	it("grades without a secret", async () => {
		const folder = job(graded);
		rmSync(join(folder, "grade/tests/secret"));
		expect((await start(folder)).code).toBe(0);
		expect(wordsOf(folder)).not.toContain("--secret-file");
	});
});

describe("Autolab's Makefile", () => {
	const GRADED = `a report\n{"_presentation":"semantic"}\n{"scores":{"linear":7}}`;
	const graded = 'printf "%s\\n" "$GRADED" >"$out"';
	const NO_SCORES = { scores: { linear: null } };

	/** In a folder of its own, with the file that was handed in. The Makefile is as it is packed, but for where the grader lies. */
	async function job(engine: string): Promise<string> {
		const folder = engineLayout(engine);
		const place = join(folder, "autolab");
		mkdirSync(place);
		writeFileSync(join(place, "linear.py"), "");
		const packing: Packing = {
			own: { name: "gradecheck-1.2.3.tgz", bytes: Buffer.from("package") },
			scripts: Object.fromEntries(SCRIPTS.map((name) => [name, readFileSync(scripts + name)])) as unknown as Packing["scripts"],
			course: { file: { title: "Homework 1" } as Packing["course"]["file"], problems: [linear] },
			courseText: Buffer.from("{}"),
			secret: Buffer.from("of nobody's knowledge"),
			seconds: limitFor(engine),
			image: "",
		};
		for (const { path, content } of await autolab.files(packing))
			if (!path.includes("/")) writeFileSync(join(place, path.replace("autograde-Makefile", "Makefile")), content);
		const makefile = readFileSync(join(place, "Makefile"), "utf8");
		writeFileSync(join(place, "Makefile"), makefile.replace("autograde/grade ", "autograde/grade ../gradecheck "));
		return folder;
	}

	const make = (folder: string) => run(folder, "make", ["--directory", join(folder, "autolab"), "--no-print-directory"], { GRADED });

	/** Without a line of scores every problem would have 0 points. */
	function expectNotGraded({ code, said, err }: Outcome, folder: string, told: string): void {
		const lines = (said + err).trimEnd().split("\n");
		expect(code).toBe(0);
		expect(JSON.parse((lines.at(-1) as string).replace(/([a-zA-Z0-9]+):/g, '"$1":'))).toEqual(NO_SCORES);
		expect(lines.at(-2)).toMatch(/^This submission has not been graded: .*\. That is not your fault, and it has no score\./);
		expect(lines.at(-2)).toContain(told);
		expect(said + err).not.toContain(folder);
		expectNothingLeft(folder);
	}

	it("prints the report and nothing else, with the scores at its end", async () => {
		const folder = await job(`echo 'what staff are told' >&2; ${graded}`);
		expect(await make(folder)).toEqual({ code: 0, said: `${GRADED}\n`, err: "" });
		const place = join(folder, "autolab");
		expect(wordsOf(folder).slice(1, 5)).toEqual(["grade", join(place, "linear.py"), "--course", "autograde"]);
		expect(wordsOf(folder).slice(-2)).toEqual(["--secret-file", "autograde/secret"]);
		expect(modeOf(join(place, "autograde/secret"))).toBe(0o600);
		expectNothingLeft(folder);
	});

	it.each(FAILURES)("ends with scores that are none yet where %s", async (_, engine, told) => {
		const folder = await job(engine);
		expectNotGraded(await make(folder), folder, told);
	});

	it.each<[string, spoil: (place: string, folder: string) => void, told: string]>([
		["the grader is missing", (_, folder) => rmSync(join(folder, "gradecheck"), { recursive: true }), "not installed"],
		["autograde.tar is missing", (place) => rmSync(join(place, "autograde.tar")), "not installed"],
		["autograde.tar is cut off", (place) => writeFileSync(join(place, "autograde.tar"), "half"), "not installed"],
		["nothing was handed in", (place) => rmSync(join(place, "linear.py")), "not where the autograder looks"],
		["two files were handed in", (place) => writeFileSync(join(place, "relu.py"), ""), "not where the autograder looks"],
		["there is no room for what is temporary", (_, folder) => rmSync(join(folder, "temporary"), { recursive: true }), "no room"],
		["what was graded cannot be printed", (_, folder) => command(join(folder, "bin/cat"), "printf half; exit 1"), "not installed"],
	])("ends with scores that are none yet where %s", async (_, spoil, told) => {
		const folder = await job(graded);
		spoil(join(folder, "autolab"), folder);
		expectNotGraded(await make(folder), folder, told);
	});
});

describe("the step of GitHub Classroom's workflow", () => {
	const RESULT = "result=eyJ2ZXJzaW9uIjoxfQ==";
	const graded = `echo '${RESULT}' >"$out"; echo '::notice::told'`;

	function job(gradecheck: string): string {
		const folder = engineLayout("");
		mkdirSync(join(folder, "installed/node_modules/.bin"), { recursive: true });
		mkdirSync(join(folder, "workspace"));
		writeFileSync(join(folder, "output"), "other=1\n");
		writeFileSync(join(folder, "installed/result"), "result=of an earlier run\n");
		command(join(folder, "installed/node_modules/.bin/gradecheck"), `${FIND_OUT}\nprintf '%s\\n' "$@" >"${folder}/words"\n${gradecheck}`);
		return folder;
	}

	function step(folder: string) {
		const env = { GITHUB_WORKSPACE: join(folder, "workspace"), GITHUB_OUTPUT: join(folder, "output") };
		return run(folder, "bash", [`${scripts}grade_github`, join(folder, "installed")], env);
	}

	it("gives the reporter its output, below what is there", async () => {
		const folder = job(graded);
		expect(await step(folder)).toEqual({ code: 0, said: "::notice::told\n", err: "" });
		expect(readFileSync(join(folder, "output"), "utf8")).toBe(`other=1\n${RESULT}\n`);
		expect(wordsOf(folder).slice(0, 4)).toEqual(["grade", join(folder, "workspace"), "--course", join(folder, "installed")]);
		expect(wordsOf(folder)).not.toContain("--secret-file");
	});

	it.each([
		["the grader fails", "exit 3"],
		["the grader is killed", "kill -KILL $$"],
		["the grader leaves nothing", "exit 0"],
		["the grader fails after it wrote", `${graded}; exit 3`],
	])("sends nothing, and says whose fault it is not, where %s", async (_, gradecheck) => {
		const folder = job(gradecheck);
		const { code, said } = await step(folder);
		expect(code).toBe(3);
		expect(readFileSync(join(folder, "output"), "utf8")).toBe("other=1\n");
		const { kind, message } = readAnnotation(said.trimEnd().split("\n").at(-1) as string) ?? {};
		expect(kind).toBe("error");
		expect(message).toContain("not the fault of your code");
		expect(message).not.toContain(dirname(folder));
	});

	it("is named as the workflow has it, and as Classroom and its reporter look for it", () => {
		const workflow = readFileSync(`${scripts}classroom.yml`, "utf8");
		expect(workflow).toMatch(/^name: Autograding Tests$/m);
		expect(workflow).toMatch(/^jobs:\n {2}run-autograding-tests:$/m);
		const [, id = ""] = /^ {8}id: (\w+)$/m.exec(workflow) ?? [];
		expect(workflow).toContain(`${id.toUpperCase()}_RESULTS: \${{ steps.${id}.outputs.result }}`);
		expect(workflow).toContain(`runners: ${id}\n`);
		expect(workflow.match(/MINUTES/g)).toHaveLength(1);
	});
});
