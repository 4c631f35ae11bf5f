/** Tells whether a judgement looked at what its checks weigh. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";

/** The problem, and whether its rubric was asked since. */
export function watchWeights(problem: LoadedProblem): { readonly watched: LoadedProblem; readonly isWeighed: () => boolean } {
	let isWeighed = false;
	const watched = {
		...problem,
		get rubricOf() {
			isWeighed = true;
			return problem.rubricOf;
		},
	};
	return { watched, isWeighed: () => isWeighed };
}
