/** Two answers of one submission that should be the same. */
import { isSame, isSameShape } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";
import { tolerancesOf, wrongEntries } from "./compare.ts";

/** The same numbers, as far as rounding leaves room for others. */
export function isAlike(problem: Problem, quantity: string, sample: Sample, left: Answer, right: Answer): boolean {
	if (left.kind !== "value" || right.kind !== "value") return false;
	if (isSame(left.value, right.value)) return true;
	const bound = tolerancesOf(problem, quantity, sample);
	return (
		isSameShape(left.value.shape, right.value.shape) && wrongEntries(left.value, right.value, (at) => 2 * bound(at).bound).length === 0
	);
}

/** To the bit. */
export function isSameValue(left: Answer, right: Answer | undefined): boolean {
	return left.kind === "value" && right?.kind === "value" && isSame(left.value, right.value);
}
