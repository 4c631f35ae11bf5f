/** Whether a wrong version of the reference gives a submission's answers, sample by sample. Pure. */
import { isSameShape, type Tensor, transpose } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import type { Aspect } from "./aspect.ts";

/** How far matching numbers may lie apart, as a share of the largest one: far above rounding, far below any mistake. */
export type Closeness = 1e-9 | 1e-4;

/** Fewer answers in common than these prove nothing, where there are more. */
const FEWEST = 3;

export interface Comparison {
	/** For a check of shapes, numbers do not count; for a check of numbers, the layout does not. */
	readonly by: "shape" | "numbers" | "everything";
	readonly closeness: Closeness;
}

/** For submissions that compute in 32 bits. */
const COARSE: Closeness = 1e-4;

/** Whether numbers of this size become infinite or 0 in 32 bits, themselves or on the way to them. */
function isOutsideFloat32(answer: Answer): boolean {
	return answer.kind === "value" && answer.value.data.some((entry) => entry !== 0 && (Math.abs(entry) > 1e15 || Math.abs(entry) < 1e-15));
}

/**
 * The mutant must give every answer that is known of both, and differ from what is right in at least one of them. One that gives none of the
 * first `probed` answers gives none at all.
 */
export function isExplained(submission: Aspect, mutant: Aspect, right: Aspect, comparison: Comparison, probed: number): boolean {
	let common = 0;
	let wrong = 0;
	let unanswered = 0;
	for (let at = 0; at < submission.count && (common > 0 || unanswered < probed); at += 1) {
		if (submission.isUnknown(at)) continue;
		if (mutant.isUnknown(at)) {
			unanswered += 1;
			continue;
		}
		const answer = mutant.answerOf(at);
		if (comparison.closeness === COARSE && (isOutsideFloat32(answer) || isOutsideFloat32(right.answerOf(at)))) continue;
		if (!isSameAnswer(submission.answerOf(at), answer, comparison)) return false;
		common += 1;
		if (!isSameAnswer(right.answerOf(at), answer, comparison)) wrong += 1;
	}
	return wrong > 0 && common >= Math.min(FEWEST, submission.count);
}

/** Whether the mutant's answers differ from what is right anywhere. */
export function isDifferent(count: number, mutant: Aspect, right: Aspect, comparison: Comparison): boolean {
	for (let at = 0; at < count; at += 1)
		if (!mutant.isUnknown(at) && !isSameAnswer(mutant.answerOf(at), right.answerOf(at), comparison)) return true;
	return false;
}

function isSameAnswer(left: Answer, right: Answer, { by, closeness }: Comparison): boolean {
	if (left.kind !== "value" || right.kind !== "value") return left.kind === right.kind;
	const [a, b] = [left.value, right.value];
	if (by === "shape") return isSameShape(a.shape, b.shape);
	if (by === "everything") return isSameShape(a.shape, b.shape) && isClose(a, b, closeness);
	if (a.data.length !== b.data.length) return false;
	return (
		isClose(a, b, closeness) ||
		(a.shape.length === 2 && isSameShape(a.shape, [...b.shape].reverse()) && isClose(transpose(a), b, closeness))
	);
}

function isClose(a: Tensor, b: Tensor, closeness: number): boolean {
	let largest = 0;
	for (const entry of b.data) if (Math.abs(entry) > largest) largest = Math.abs(entry);
	return a.data.every((entry, at) => {
		const other = b.data[at] as number;
		return Object.is(entry, other) || Math.abs(entry - other) <= closeness * largest;
	});
}
