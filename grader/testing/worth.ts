/** Problems as tests count in them, whatever their rubrics say. */
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Problem } from "../problem/problem.ts";

export function worth(points: number, problem: Problem): LoadedProblem {
	return loadProblem(problem, { ...(problem.rubric as object), points });
}

/** The first of them is worth 100 points, and each other 40. */
export function worthAsUsual(problems: readonly Problem[]): LoadedProblem[] {
	return problems.map((problem, at) => worth(at === 0 ? 100 : 40, problem));
}
