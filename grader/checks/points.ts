/** What verdicts are worth. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { Verdict } from "./verdict.ts";

/** Points: those of every check that passed. */
export function pointsOf(problem: LoadedProblem, verdicts: Readonly<Record<string, Verdict>>): number {
	return sumOfPoints(problem.checks.map(({ id }) => (verdicts[id]?.status === "passed" ? (problem.rubricOf[id]?.points ?? 0) : 0)));
}
