import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { applyEdits, type Edit, type WrongVersions } from "../../grader/problem/wrong-submissions.ts";
import type { Result } from "../../grader/report/result.ts";
import { folderWith, gradeFile } from "../../grader/testing/grade-submission.ts";
import { describePython } from "../../grader/testing/python.ts";
import { wrongMathjs } from "./wrong/mathjs.ts";
import { wrongNumpy } from "./wrong/numpy.ts";

const folder = fileURLToPath(new URL("submissions/correct", import.meta.url));

/** Mistakes whose first versions are the same line for line; elsewhere the libraries differ in what they throw or broadcast. */
const TWINS = [
	"async-method",
	"backward-returns-wrong-gradient",
	"backward-weight-transposed",
	"bias-gradient-averaged",
	"bias-gradient-shape-row",
	"bias-gradient-wrong-axis",
	"forward-extra-activation",
	"forward-input-not-stored",
	"forward-missing-bias",
	"forward-not-returned",
	"forward-returns-transposed",
	"forward-weight-not-transposed",
	"forward-wrong-batch-size",
	"gradient-scaled",
	"hard-coded-size",
	"ignores-upstream",
	"init-nonzero",
	"low-precision",
	"missing-attribute",
	"mutates-input",
	"not-written-yet",
	"out-of-memory",
	"overwrites-returned",
	"shared-state-between-instances",
	"stale-state",
	"times-out",
	"updates-parameters",
	"weight-gradient-accumulates",
	"weight-gradient-averaged",
	"weight-shape-transposed",
] as const;

function submission(base: string, versions: WrongVersions, id: string): string {
	const edits = versions[id]?.[0] as readonly Edit[];
	const name = `linear.${base.split(".")[1]}`;
	return join(folderWith({ [name]: applyEdits(readFileSync(join(folder, base), "utf8"), edits) }), name);
}

/** Everything that was found, but for each language's own words. */
function found({ checks, repaired, score }: Result): unknown {
	const own = new Set(["message", "at", "says", "hint", "fix", "is", "others"]);
	return { checks: JSON.parse(JSON.stringify(checks, (key, value) => (own.has(key) ? undefined : value))), repaired, score };
}

describePython("the same submission in both languages gets the same verdicts", () => {
	it.each(TWINS)("%s", async (id) => {
		const options = { seed: 3, timeLimit: 20 };
		const [script, python] = await Promise.all([
			gradeFile(submission("mathjs.ts", wrongMathjs, id), options),
			gradeFile(submission("numpy.py", wrongNumpy, id), options),
		]);
		expect(found(python)).toEqual(found(script));
		expect(python.score).toBeLessThan(100);
	});

	it.each(["loops", "mean-times-n"])("%s, which is right", async (name) => {
		const [script, python] = [await gradeFile(`${folder}/${name}.ts`), await gradeFile(`${folder}/${name}.py`)];
		expect(found(python)).toEqual(found(script));
		expect(python.score).toBe(100);
	});
});
