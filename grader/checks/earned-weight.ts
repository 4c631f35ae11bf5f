/** What verdicts are worth: by weight, so that the same work loses the same checks whatever the total is, and however it is rounded. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Verdict } from "./verdict.ts";

/** The weights of every check that passed. */
export function earnedWeight(problem: LoadedProblem, verdicts: Readonly<Record<string, Verdict>>): number {
	return sumOfWeights(problem.checks.map(({ id }) => (verdicts[id]?.status === "passed" ? (problem.rubricOf[id]?.weight ?? 0) : 0)));
}

/** To nine decimals: of weights such as 0.1 the same ones have the same sum in any order. */
export function sumOfWeights(weights: readonly number[]): number {
	return Number(weights.reduce((sum, weight) => sum + weight, 0).toFixed(9));
}
