/** What verdicts are worth. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Verdict } from "./verdict.ts";

/** Points: those of every check that passed. */
export function pointsOf(problem: LoadedProblem, verdicts: Readonly<Record<string, Verdict>>): number {
	return problem.checks.reduce((sum, { id }) => sum + (verdicts[id]?.status === "passed" ? (problem.rubricOf[id]?.points ?? 0) : 0), 0);
}
