/** The native result of a grading: that of the problem, or the document of an assignment. */
import { forResult } from "./escape.ts";
import type { Graded } from "./graded.ts";
import type { AssignmentResult, Result } from "./result.ts";

export function nativeResult({ title, isAssignment, parts, score, maxScore, lateness, attempt }: Graded): Result | AssignmentResult {
	const results = parts.map(({ result }) => result);
	if (isAssignment !== true) return results[0] as Result;
	return {
		version: 1,
		assignment: { title: forResult(title) },
		score,
		maxScore,
		...(lateness && { lateness: { ...lateness } }),
		...(attempt && { attempt: { ...attempt } }),
		parts: results,
	};
}
