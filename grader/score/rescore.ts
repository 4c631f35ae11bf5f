/** The result of verdicts that stay as they are, by another rubric. Pure. */
import type { CheckRubric, LoadedProblem } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { Result } from "../report/result.ts";

/** The same checks are in both. */
export function rescore(problem: LoadedProblem, result: Result): Result {
	const checks = result.checks.map((check) => {
		const { points, visibility } = problem.rubricOf[check.id] as CheckRubric;
		return { ...check, points: check.verdict.status === "passed" ? points : 0, maxPoints: points, visibility };
	});
	return { ...result, score: sumOfPoints(checks.map(({ points }) => points)), maxScore: problem.points, checks };
}
