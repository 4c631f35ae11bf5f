import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Result } from "../../report/result.ts";
import { blockedSentence, sentenceOf } from "../../report/sentence.ts";
import { pythonCommand } from "../../sandbox/engines/python-interpreter.ts";
import { folderWith, gradeFile, linear } from "../grade-submission.ts";
import { handIn } from "./example.ts";
import { FOUND_SECTIONS } from "./found-examples.ts";
import type { LoadRow } from "./load-rows.ts";
import { LOADING_SECTIONS } from "./loading-examples.ts";
import { PYTHON_SECTIONS } from "./python-examples.ts";
import { TYPESCRIPT_SECTIONS } from "./typescript-examples.ts";
import { STOPPING, VERDICT_SECTIONS } from "./verdict-examples.ts";

/** A sentence as it is written down, as what it may have become. */
function patternOf(sentence: string): RegExp {
	return new RegExp(
		sentence
			.split(/\{\w+\}/)
			.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
			.join("[\\s\\S]*"),
	);
}

/** Of the Python that grades, 11 for 3.11. */
function pythonVersion(): number {
	const { program } = pythonCommand();
	return Number(execFileSync(program, ["-c", "import sys; print(sys.version_info[1])"], { encoding: "utf8" }));
}

const sections = [...FOUND_SECTIONS, ...LOADING_SECTIONS, ...TYPESCRIPT_SECTIONS, ...PYTHON_SECTIONS];

describe.each(sections.map((section) => [section.title, section] as const))("%s", (_, { rows }) => {
	it.each(rows.map((row) => [row.key, row] as const))("%s", async (__, row: LoadRow) => {
		const { example, id, message, hint, before = Number.POSITIVE_INFINITY } = row;
		if (example.kind === "told" || pythonVersion() >= before) return;
		const { fault } = await gradeFile(handIn(linear, example, folderWith({})), { samples: 10, timeLimit: 20 });
		if (id !== undefined) expect(fault?.id).toBe(id.replace("{problem}", linear.id));
		if (message !== undefined) expect(fault?.message).toMatch(patternOf(message));
		if (hint !== undefined) expect(fault?.hint).toMatch(patternOf(hint));
	});
});

/** All that is said of a submission, by the words that it is made from. */
function saidOf({ checks }: Result): string[] {
	return checks.flatMap(({ verdict }) => {
		if (verdict.status === "blocked") return [blockedSentence(verdict)];
		if (verdict.status === "passed") return [];
		return verdict.findings.flatMap(({ failure, example, mistakes }) => [
			sentenceOf(linear, failure, example?.sizes),
			...mistakes.flatMap(({ id, hint }) => [id, hint]),
		]);
	});
}

describe.each(VERDICT_SECTIONS.map((section) => [section.title, section] as const))("%s", (_, { rows }) => {
	it.each(rows.map((row) => [row.key, row] as const))("%s", async (__, { says, example }) => {
		if (example.kind === "told") return;
		const result = await gradeFile(handIn(linear, example, folderWith({})), { timeLimit: 20 });
		expect(saidOf(result)).toContainEqual(expect.stringMatching(patternOf(says)));
	});
});

describe("a mistake that ends the process", () => {
	it.each(Object.entries(STOPPING))("has the id of its fault: %s", async (id, example) => {
		if (example.kind === "told") return;
		expect(saidOf(await gradeFile(handIn(linear, example, folderWith({})), { timeLimit: 20 }))).toContain(id);
	});
});
