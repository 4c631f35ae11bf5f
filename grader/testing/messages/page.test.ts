import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { problems } from "../../../problems/index.ts";
import * as verdictEnds from "../../checks/words.ts";
import * as rules from "../../course/words.ts";
import { LOOKS } from "../../diagnosis/fault-hints.ts";
import { genericMisconceptions } from "../../diagnosis/generic.ts";
import { CALL_FAULTS } from "../../oracle/script.ts";
import { loadProblem } from "../../problem/load.ts";
import * as verdicts from "../../report/words.ts";
import type { LoadFault } from "../../submission/submission.ts";
import * as loading from "../../submission/words/loading.ts";
import * as notFound from "../../submission/words/not-found.ts";
import * as otherKinds from "../../submission/words/other-kinds.ts";
import * as python from "../../submission/words/python.ts";
import * as typescript from "../../submission/words/typescript.ts";
import * as unreadable from "../../submission/words/unreadable.ts";
import { prose } from "./markdown.ts";
import { messagesPage, NOT_WRITTEN } from "./page.ts";

const loaded = problems.map((problem) => loadProblem(problem));
const page = messagesPage(loaded);
const submissionRoom = fileURLToPath(new URL("../../submission", import.meta.url));

/** All sentences in a module of words. */
function sentencesIn(words: unknown): string[] {
	if (typeof words === "string") return /\s/.test(words) ? [words] : [];
	return typeof words === "object" && words !== null ? Object.values(words).flatMap(sentencesIn) : [];
}

describe("docs/messages.md", () => {
	it.each(loaded.map((problem) => [problem.id, problem] as const))(
		"has every mistake that can be made in %s, with all that it says",
		(_, problem) => {
			for (const { id, says, hint, fix } of [...problem.misconceptions, ...genericMisconceptions(problem)])
				for (const text of [`**\`${id}\`**`, ...[says, hint, fix].map(prose)]) expect(page).toContain(text);
		},
	);

	it("has a wrong submission for each of them", () => {
		expect(page).not.toContain(NOT_WRITTEN);
	});

	it("has every id of a submission that cannot be graded", () => {
		const ids = {
			"does-not-compile": true,
			"no-submission": true,
			"two-candidates": true,
			"wrong-file-name": true,
			"unreadable-file": true,
			"forbidden-import": true,
			"times-out": true,
			"out-of-memory": true,
			"exits-process": true,
			"breaks-protocol": true,
			"prints-too-much": true,
			"no-{problem}-export": true,
			throws: true,
			"async-method": true,
			"touches-files": true,
			"starts-processes": true,
		} satisfies Record<Exclude<LoadFault["id"], `no-${string}-export`> | "no-{problem}-export", true>;
		expect(Object.keys(ids)).toEqual(expect.arrayContaining([...CALL_FAULTS]));
		for (const id of Object.keys(ids)) expect(page).toMatch(new RegExp(`(told as |\\*\\*)\`${id.replace(/[{}]/g, "\\$&")}\``));
	});

	it("has every sentence that is kept among the words", () => {
		const { NEWER_HINT, ...ofPython } = python;
		const words = [loading, notFound, otherKinds, ofPython, typescript, unreadable, verdicts, verdictEnds, rules, LOOKS];
		const sentences = words.flatMap(sentencesIn);
		expect(sentences.length).toBeGreaterThan(200);
		for (const sentence of sentences) expect(page).toContain(prose(sentence));
		expect(page).toContain(prose(NEWER_HINT).split("{what}")[1]?.split("{since}")[0]);
	});
});

describe("what reads submissions", () => {
	it("has its sentences to students among its words alone", () => {
		// What is said of a class's entries is said to staff.
		const files = readdirSync(submissionRoom, { recursive: true, encoding: "utf8" }).filter(
			(name) => /\.ts$/.test(name) && !/\.test\.ts$|^words\/|^class\/|class-folder/.test(name),
		);
		expect(files.length).toBeGreaterThan(20);
		for (const name of files)
			expect(readFileSync(join(submissionRoom, name), "utf8"), name).not.toMatch(/\b(message|hint|why): ["`][^"`\n]* [^"`\n]* /);
	});
});
