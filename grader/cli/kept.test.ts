import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { makePlan } from "../checks/make-plan.ts";
import { firstQuestions } from "../checks/observe.ts";
import { encodeOnce } from "../oracle/wire.ts";
import { loadProblem } from "../problem/load.ts";
import { distFolder } from "../sandbox/engines/host-files.ts";
import { loadedProblem, planFor, USUAL } from "./kept.ts";

const FOLDER = `${distFolder()}/kept`;
const { seed, samples } = USUAL;

describe.each(problems.map((problem) => [problem.id, problem] as const))("what the build keeps of %s", (_, problem) => {
	const loaded = loadProblem(problem);
	const plan = makePlan(loaded, seed, samples);

	it("is the problem as it is loaded", async () => {
		// Without a rubric and cases of its own there is only what was kept.
		expect(await loadedProblem({ ...problem, cases: null, rubric: null }, FOLDER)).toEqual({ ...loaded, cases: null, rubric: null });
	});

	it("is the plan as it is drawn, and the questions as they are asked", async () => {
		const kept = await planFor(loaded, seed, samples, FOLDER);
		// A new one computes its answers when they are asked for.
		expect(Object.getOwnPropertyDescriptor(kept, "expected")?.value).toBeDefined();
		expect({ ...kept }).toEqual({ ...plan });
		expect(encodeOnce(firstQuestions(loaded, kept)).request).toBe(encodeOnce(firstQuestions(loaded, plan)).request);
	});

	it("is not taken for another seed", async () => {
		expect((await planFor(loaded, seed + 1, samples, FOLDER)).samples.at(-1)).not.toEqual(plan.samples.at(-1));
	});
});
