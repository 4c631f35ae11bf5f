import { describe, expect, it } from "vitest";
import { replayWords, type Start, typed } from "./replay.ts";

const usual = { problem: "linear", seed: 1, samples: 100, timeLimit: 60 };
const base: Start = { env: {}, program: "", words: [], cwd: "/home/me/hw", isWindows: false };

/** As npm starts the script `check` of a package.json. */
function byScript(script: string, words: string[], agent = "npm/11.0.0 node/v26"): Start {
	const env = { npm_lifecycle_event: "check", npm_lifecycle_script: script, npm_config_user_agent: agent, npm_command: "run" };
	return { ...base, env, words, program: "/home/me/hw/node_modules/.bin/gradecheck" };
}

describe("the command that does it again", () => {
	const inHandout = "gradecheck check linear.ts --problem linear";
	const handoutWords = inHandout.split(" ").slice(1);
	const inClone = { ...byScript("node grader/cli/gradecheck.cjs check", ["check", "linear.ts"]), cwd: "/clone", repository: "/clone/" };

	it.each<[string, Start, string]>([
		["in a handout", byScript(inHandout, handoutWords), "npm run check"],
		["in a clone", inClone, "npm run check -- linear.ts"],
		[
			"in a clone, without npm",
			{ ...base, cwd: "/clone", repository: "/clone/", program: "/clone/dist/gradecheck.js" },
			"npm run check -- linear.ts",
		],
		[
			"beside a clone",
			{ ...base, repository: "/clone/", program: "/clone/dist/gradecheck.js" },
			"node /clone/dist/gradecheck.js check linear.ts",
		],
		["where it is installed", { ...base, program: "/home/me/hw/node_modules/.bin/gradecheck" }, "npx gradecheck check linear.ts"],
		["below where it is installed", { ...base, program: "/home/me/node_modules/.bin/gradecheck" }, "npx gradecheck check linear.ts"],
		["by npx from a tarball", { ...base, npx: "../my course/gradecheck.tgz" }, "npx '../my course/gradecheck.tgz' check linear.ts"],
		[
			"on the PATH",
			{ ...base, env: { PATH: "/usr/bin:/usr/local/bin" }, program: "/usr/local/bin/gradecheck" },
			"gradecheck check linear.ts",
		],
		[
			"from another project",
			{ ...base, env: { PATH: "/usr/bin" }, program: "/home/you/node_modules/.bin/gradecheck" },
			"/home/you/node_modules/.bin/gradecheck check linear.ts",
		],
		["by a script of another kind", byScript("vitest run", ["check", "linear.ts"]), "npx gradecheck check linear.ts"],
		["by a script of several commands", byScript(`${inHandout} && echo`, handoutWords), "npx gradecheck check linear.ts"],
		["by a script that another command ran in", byScript(inHandout, ["check", "relu.ts"]), "npx gradecheck check linear.ts"],
		["by another package manager", byScript(inHandout, handoutWords, "pnpm/9.0.0 npm/?"), "npx gradecheck check linear.ts"],
	])("is right %s", (_, start, line) => {
		expect(typed("check", replayWords("linear.ts", usual, usual), start)).toBe(line);
	});

	it("has what was typed behind a script, and not what stands in it", () => {
		const words = replayWords("linear.ts", { ...usual, seed: 7, only: ["forward", "init.W"] }, usual);
		expect(typed("check", words, byScript(inHandout, [...handoutWords, ...words.flat().slice(1)]))).toBe(
			"npm run check -- --seed 7 --only forward --only init.W",
		);
	});

	it("names other commands where there is no script for them", () => {
		expect(typed("doctor", [], byScript(inHandout, handoutWords))).toBe("npx gradecheck doctor");
		expect(typed("doctor", [], inClone)).toBe("npm run gradecheck -- doctor");
	});

	it("is taken by the shell as it was meant", () => {
		const line = (path: string, isWindows = false) =>
			typed("check", replayWords(path, usual, usual), { ...base, isWindows, npx: "gradecheck" }).replace("npx gradecheck check ", "");
		expect(line("my hw/Größe's.ts")).toBe("'my hw/Größe'\\''s.ts'");
		expect(line("$(x).ts")).toBe("'$(x).ts'");
		expect(line("-x.ts")).toBe("./-x.ts");
		expect(line("my hw\\linear.ts", true)).toBe('"my hw\\linear.ts"');
	});

	it("has what changes the report", () => {
		const options = { ...usual, problem: "relu", timeLimit: 5, explain: "fix", printed: true, allowWeakIsolation: true, secretFile: "s" };
		expect(replayWords("x.ts", options, usual).flat().join(" ")).toBe(
			"x.ts --problem relu --time-limit 5 --secret-file s --explain fix --printed --allow-weak-isolation",
		);
	});
});
