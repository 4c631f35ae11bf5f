/** The parts of a grading → the whole. */
import { sumOfPoints } from "../problem/split-points.ts";
import type { Graded, Lateness, Part } from "../report/graded.ts";

/** No lateness takes off more than was earned. */
export function gradedOf(title: string, parts: readonly Part[], isAssignment: boolean, lateness?: Lateness): Graded {
	const earned = sumOfPoints(parts.map(({ result }) => result.score));
	const score = lateness === undefined ? earned : Math.max(0, sumOfPoints([earned, -lateness.deduction]));
	return {
		title,
		...(isAssignment && { isAssignment }),
		parts,
		score,
		maxScore: sumOfPoints(parts.map(({ problem }) => problem.points)),
		...(lateness && { lateness }),
	};
}
