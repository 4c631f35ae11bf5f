import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findSubmission } from "../../grader/submission/submission.ts";
import { gradeFile, linear, lostChecks } from "../../grader/testing/grade-submission.ts";

const folder = fileURLToPath(new URL("submissions", import.meta.url));
const BACKWARD = ["backward.shape", "backward.dLdA", "backward.dLdW", "backward.dLdb", "gradcheck.A", "gradcheck.W", "gradcheck.b"];

/** What each wrong submission loses, and nothing else; a gradient and its gradcheck are two witnesses of one quantity. */
const LOSES: Readonly<Record<string, readonly string[]>> = {
	"init-nonzero.ts": ["init.W"],
	"bias-shape-flat.ts": ["init.b"],
	"constructor-throws.ts": ["init.W", "init.b"],
	"weight-shape-transposed.ts": ["init.W", "backward.shape"],
	"forward-returns-transposed.ts": ["forward.shape"],
	"forward-input-not-stored.ts": ["forward.state"],
	"forward-wrong-batch-size.ts": ["forward.state"],
	"forward-missing-bias.ts": ["forward.value"],
	"noisy-output.ts": ["forward.value"],
	"forward-throws.ts": ["forward.shape", "forward.value"],
	"async-method.ts": ["forward.shape", "forward.value"],
	"bias-gradient-shape-row.ts": ["backward.shape"],
	"weight-gradient-transposed.ts": ["backward.shape"],
	"backward-weight-transposed.ts": ["backward.dLdA", "gradcheck.A"],
	"backward-scaled-input-gradient.ts": ["backward.dLdA", "gradcheck.A"],
	"weight-gradient-averaged.ts": ["backward.dLdW", "gradcheck.W"],
	"bias-gradient-averaged.ts": ["backward.dLdb", "gradcheck.b"],
	"backward-not-written.ts": BACKWARD,
	"times-out.ts": BACKWARD,
	"out-of-memory.ts": BACKWARD,
	"mutates-input.ts": ["hygiene.inputs"],
	"mutates-parameters.ts": ["hygiene.parameters"],
	"shared-state-between-instances.ts": ["hygiene.instances"],
	"module-level-accumulation.ts": ["hygiene.instances"],
	"stale-state.ts": ["hygiene.repeat"],
	"weight-gradient-accumulates.ts": ["hygiene.repeat"],
	"returned-buffer-is-reused.ts": ["hygiene.repeat"],
	"non-deterministic.ts": ["hygiene.deterministic"],
	"low-precision.ts": ["hygiene.precision"],
	"rounds-to-four-decimals.ts": ["hygiene.precision"],
};

/** Those in Python have a test of their own, since not every machine has it. */
function isScript(name: string): boolean {
	const found = findSubmission(`${folder}/correct/${name}`, linear);
	return found.status === "found" && found.language === "TypeScript";
}

describe("a correct submission", () => {
	it.each(readdirSync(`${folder}/correct`).filter(isScript))("%s gets every point", async (name) => {
		const result = await gradeFile(`${folder}/correct/${name}`);
		expect(lostChecks(result)).toEqual([]);
		expect(result.score).toBe(100);
	});

	it("is never failed by chance, whatever the seed", async () => {
		for (let seed = 2; seed < 12; seed += 1)
			expect((await gradeFile(`${folder}/correct/loops.ts`, { seed, samples: 40 })).score, `seed ${seed}`).toBe(100);
	});
});

describe("a wrong submission", () => {
	it("has its expected loss written down here", () => {
		expect(readdirSync(`${folder}/wrong`).sort()).toEqual(Object.keys(LOSES).sort());
	});

	it.each(Object.entries(LOSES))("%s loses its own checks and nothing else", async (name, expected) => {
		const result = await gradeFile(`${folder}/wrong/${name}`, { timeLimit: 20 });
		expect(lostChecks(result)).toEqual(expected);
		expect(result.score).toBeLessThan(100);
	});

	it("exists for every check", () => {
		const single = Object.values(LOSES).filter((lost) => lost.filter((id) => !id.startsWith("gradcheck.")).length === 1);
		const killed = new Set(single.flat());
		expect(linear.checks.map(({ id }) => id).filter((id) => !killed.has(id))).toEqual([]);
	});
});
