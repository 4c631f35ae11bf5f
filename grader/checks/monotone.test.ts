import { array, assert, asyncProperty, constantFrom, nat, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { loadProblem } from "../problem/load.ts";
import type { LayerModule } from "../problem/misconception.ts";
import { type Worsening, WorseOracle } from "../testing/worse-oracle.ts";
import { catalogueOf } from "../verify/rows.ts";
import { earnedWeight } from "./earned-weight.ts";
import { assess } from "./judge.ts";
import { makePlan } from "./make-plan.ts";

const RUNS = Number(process.env.MONOTONE_RUNS ?? 80);
const SEED = Number(process.env.MONOTONE_SEED ?? 1);

const worsening = record({
	script: nat(200),
	answer: nat(200),
	change: constantFrom("number", "rounded", "shape", "nothing", "unreadable", "stop"),
}) as import("fast-check").Arbitrary<Worsening>;

describe.each(problems.map((problem) => [problem.id, loadProblem(problem)] as const))("the score of %s", (_, problem) => {
	const plan = makePlan(problem, 3, 16);
	const right: LayerModule = () => problem.reference;
	const wrong = catalogueOf(problem).flatMap(({ mutants = [] }) => mutants);
	const scoreOf = async (module: LayerModule, worsenings: readonly Worsening[]): Promise<number> => {
		const oracle = new WorseOracle(new InProcessOracle(module), new InProcessOracle(right), worsenings);
		return earnedWeight(problem, (await assess(problem, oracle, plan)).verdicts);
	};

	it("is never raised by one more wrong answer, or one more call that stops", { timeout: 120_000 }, async () => {
		await assert(
			asyncProperty(nat(wrong.length), array(worsening, { minLength: 1, maxLength: 5 }), async (which, worsenings) => {
				const module = wrong[which] ?? right;
				let before = await scoreOf(module, []);
				for (let count = 1; count <= worsenings.length; count += 1) {
					const after = await scoreOf(module, worsenings.slice(0, count));
					expect(after).toBeLessThanOrEqual(before);
					before = after;
				}
			}),
			{ numRuns: RUNS, seed: SEED },
		);
	});
});
