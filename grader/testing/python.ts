/** Python in tests: where it is missing they are skipped, loudly; in CI they fail instead. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect } from "vitest";
import { pythonCommand } from "../sandbox/engines/python-interpreter.ts";
import { folderWith } from "./grade-submission.ts";

function whyMissing(): string | undefined {
	try {
		pythonCommand();
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

const missing = whyMissing();
const isSkipped = missing !== undefined && process.env.CI === undefined;
if (isSkipped) console.warn(`\nThe Python tests are SKIPPED. ${missing}\n`);

export const describePython = isSkipped ? describe.skip : describe;

/** The right submission in the course text's style, which wrong ones are made of. */
export const correctPython = readFileSync(
	fileURLToPath(new URL("../../problems/linear/submissions/correct/numpy.py", import.meta.url)),
	"utf8",
);

/** Lines of it, and what stands in their place. */
export type Replacement = readonly [line: string, other: string];

export function withLines(...replacements: readonly Replacement[]): string {
	let text = correctPython;
	for (const [line, other] of replacements) {
		expect(text).toContain(line);
		text = text.replace(line, () => other);
	}
	return text;
}

/** The path of a new file with that text. */
export function pythonFile(text: string, name = "linear.py"): string {
	return join(folderWith({ [name]: text }), name);
}
