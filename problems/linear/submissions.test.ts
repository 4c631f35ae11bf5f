import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { judge } from "../../grader/checks/judge.ts";
import { makePlan } from "../../grader/checks/make-plan.ts";
import { InProcessOracle } from "../../grader/oracle/in-process.ts";
import { gradeFile, linear, lostChecks } from "../../grader/testing/grade-submission.ts";
import { describePython } from "../../grader/testing/python.ts";
import { catalogueOf } from "../../grader/verify/rows.ts";

const folder = fileURLToPath(new URL("submissions", import.meta.url));
const [dLdA, dLdW, dLdb] = ["A", "W", "b"].map((operand) => [`backward.dLd${operand}`, `gradcheck.${operand}`]) as [
	string[],
	string[],
	string[],
];
const BACKWARD = ["backward.shape", ...dLdA, ...dLdW, ...dLdb];

/** What each mistake costs, mutant by mutant; the last entry stands for all that follow. */
const COSTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
	"init-nonzero": [["init.W"], ["init.b"]],
	"weight-shape-transposed": [["init.W", "backward.shape"], ["init.W"]],
	"bias-shape-row": [["init.b"], ["init.b", "backward.shape"]],
	"bias-shape-flat": [["init.b"], ["init.b", "backward.shape"]],
	"missing-attribute": [["init.W"], ["init.b"]],
	"forward-missing-bias": [["forward.value"]],
	"forward-bias-sign": [["forward.value"]],
	"forward-bias-wrong-axis": [["forward.value"]],
	"forward-weight-not-transposed": [["forward.value"]],
	"forward-extra-activation": [["forward.value"]],
	"forward-returns-transposed": [["forward.shape"]],
	"forward-returns-something-else": [["forward.shape", "forward.value"]],
	"forward-not-returned": [["forward.shape", "forward.value"]],
	"forward-input-not-stored": [["forward.state"]],
	"forward-stores-other-input": [["forward.state"]],
	"forward-batch-size-not-stored": [["forward.state"]],
	"forward-wrong-batch-size": [["forward.state"]],
	"backward-weight-transposed": [dLdA],
	"backward-returns-wrong-gradient": [dLdA],
	"backward-not-returned": [dLdA],
	"input-gradient-averaged": [dLdA],
	"weight-gradient-transposed": [["backward.shape"]],
	"weight-gradient-averaged": [dLdW],
	"weight-gradient-accumulates": [["hygiene.repeat"]],
	"weight-gradient-not-stored": [dLdW],
	"bias-gradient-averaged": [dLdb],
	"bias-gradient-wrong-axis": [dLdb],
	"bias-gradient-shape-row": [["backward.shape"]],
	"bias-gradient-shape-flat": [["backward.shape"]],
	"bias-gradient-not-summed": [dLdb],
	"bias-gradient-one-sum": [dLdb],
	"bias-gradient-accumulates": [["hygiene.repeat"]],
	"bias-gradient-not-stored": [dLdb],
	"gradient-sign-flipped": [[...dLdA, ...dLdW, ...dLdb]],
	"gradient-scaled": [[...dLdA, ...dLdW, ...dLdb]],
	"reads-debug-attribute": [dLdA],
	"mutates-input": [["hygiene.inputs"]],
	"updates-parameters": [["hygiene.parameters"]],
	"mutates-parameters": [["hygiene.parameters"]],
	"shared-state-between-instances": [["hygiene.instances"]],
	"overwrites-returned": [["hygiene.repeat"]],
	"stale-state": [["hygiene.repeat"]],
	"depends-on-earlier-calls": [["hygiene.repeat"]],
	"non-deterministic": [["hygiene.deterministic"]],
	"low-precision": [["hygiene.precision"]],
	"not-written-yet": [BACKWARD],
	"shapes-do-not-fit": [BACKWARD],
	"uses-undefined": [BACKWARD],
	throws: [BACKWARD],
	"ignores-upstream": [[...dLdA, ...dLdW, ...dLdb]],
	"squeezes-results": [["forward.shape", "backward.shape"]],
	"not-a-matrix": [["forward.shape", "forward.value"]],
	"non-finite": [["forward.value"]],
	"weight-decay": [dLdW, dLdb],
	"approximate-gradient": [dLdA],
};

const grades = async (name: string): Promise<void> => {
	const result = await gradeFile(`${folder}/correct/${name}`);
	expect(lostChecks(result)).toEqual([]);
	expect(result.score).toBe(100);
};
const isPython = (name: string) => name.endsWith(".py") || name === "mytorch-folder";
const correct = readdirSync(`${folder}/correct`);

describe("a correct submission", () => {
	it.each(correct.filter((name) => !isPython(name)))("%s gets every point", grades);

	it("is never failed by chance, whatever the seed", async () => {
		for (let seed = 2; seed < 12; seed += 1)
			expect((await gradeFile(`${folder}/correct/loops.ts`, { seed, samples: 40 })).score, `seed ${seed}`).toBe(100);
	});
});

describePython("a correct submission in Python", () => {
	it.each(correct.filter(isPython))("%s gets every point", grades);
});

describe("a mistake", () => {
	const plan = makePlan(linear, 2, 100);
	const mutants = catalogueOf(linear).flatMap(({ id, mutants: all = [] }) =>
		all.map((mutant, at) => [`${id}, mutant ${at + 1}`, id, at, mutant] as const),
	);

	it("has its cost written down here", () => {
		expect([...new Set(mutants.map(([, id]) => id))].sort()).toEqual(Object.keys(COSTS).sort());
	});

	it.each(mutants)("costs its own checks and nothing else: %s", async (_, id, at, mutant) => {
		const { verdicts } = await judge(linear, new InProcessOracle(mutant), plan);
		const lost = linear.checks.map((check) => check.id).filter((check) => verdicts[check]?.status !== "passed");
		const costs = COSTS[id] ?? [];
		expect(lost.toSorted()).toEqual((costs[at] ?? costs.at(-1))?.toSorted());
	});
});
