/** Differences between answers that should be the same, and what they are charged as. Pure. */
import { isSame } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { computedBy } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { callComputing, differing } from "./answers.ts";
import type { ValueOutcome } from "./judge-values.ts";
import type { Round } from "./round.ts";
import type { Finding } from "./verdict.ts";

export type Values = ReadonlyMap<string, ValueOutcome>;

/** Adds what the other round shows: a call that stopped, a quantity that is not there, or another number than `first`. */
export function addDifference(
	findings: Map<string, Finding>,
	problem: LoadedProblem,
	quantity: string,
	first: Answer | undefined,
	other: Round,
	example: Sample,
	when: string,
	isEarlier = false,
): void {
	const call = callComputing(problem, quantity);
	const stopped = other.calls[call];
	const answer = other.computed[quantity];
	if (first?.kind === "value" && answer?.kind === "value") {
		const [expected, received] = [first.value, answer.value];
		const as = isEarlier ? { as: "an-earlier-answer" as const } : {};
		const failure = { kind: "differs" as const, quantity, when, ...as, expected, received, wrong: differing(expected, received) };
		if (!findings.has(quantity)) findings.set(quantity, { failure, example });
	} else if (stopped?.kind === "fault" || answer?.kind === "fault") {
		const { fault } = (stopped?.kind === "fault" ? stopped : answer) as Extract<Answer, { kind: "fault" }>;
		if (!findings.has(call)) findings.set(call, { failure: { kind: "fault", call, fault, when }, example });
	} else if (!findings.has(quantity)) findings.set(quantity, { failure: { kind: "missing", quantity, how: "stored" }, example });
}

/**
 * Whether that a call does not come back is charged elsewhere: to the call before it, or where the call stops by itself as well or computes
 * something wrong.
 */
export function isPaidFor(problem: LoadedProblem, values: Values, round: Round, call: string): boolean {
	const kind = round.calls[call]?.kind;
	if (kind !== "fault") return kind === "skipped";
	return computedBy(problem, call).some((name) => {
		const outcome = values.get(name);
		return outcome?.verdict.status !== "passed" || outcome.leavesOutFaults === true;
	});
}

export function isRight(values: Values, quantity: string): boolean {
	return values.get(quantity)?.verdict.status === "passed";
}

export function computedQuantities(problem: LoadedProblem): string[] {
	return problem.calls.flatMap((call) => computedBy(problem, call.name));
}

export function differs(left: Answer, right: Answer | undefined): boolean {
	return left.kind === "value" && right?.kind === "value" && !isSame(left.value, right.value);
}
