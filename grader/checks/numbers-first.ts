/** A quantity whose own numbers are wrong is shown by them, and not by the error of another quantity's line. Pure. */
import type { Fault } from "../oracle/script.ts";
import { type CheckDeclaration, computedBy } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { callComputing } from "./answers.ts";
import { judgeValue } from "./judge-values.ts";
import { type Plan, partOfPlan } from "./plan.ts";
import type { Round } from "./round.ts";
import type { Finding, Verdict } from "./verdict.ts";

/** Whether the line at which a call stopped is about other quantities of that call than this one. */
export function isElsewhere(problem: LoadedProblem, { at }: Fault, quantity: string): boolean {
	const line = at?.text ?? "";
	const has = (name: string) => new RegExp(`\\b${name}\\b`).test(line);
	return !has(quantity) && computedBy(problem, callComputing(problem, quantity)).some(has);
}

export function numbersFirst(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Pick<Round, "calls" | "computed">[],
	check: CheckDeclaration,
	verdict: Extract<Verdict, { status: "failed" }>,
): Extract<Verdict, { status: "failed" }> {
	const [finding] = verdict.findings;
	if (check.kind !== "value" || finding?.failure.kind !== "fault" || !isElsewhere(problem, finding.failure.fault, check.quantity))
		return verdict;
	const answered = rounds.flatMap(({ computed }, at) => {
		const answer = computed[check.quantity];
		// Zeros may have been there before the call.
		return answer?.kind === "value" && answer.value.data.some((entry) => entry !== 0) ? [at] : [];
	});
	if (answered.length === 0) return verdict;
	const some = answered.map((at) => asAnswered(rounds[at] as Round, check.call));
	const { verdict: numbers } = judgeValue(problem, partOfPlan(plan, answered), some, check.call, check.quantity);
	const shown: Finding | undefined = numbers.status === "failed" ? numbers.findings[0] : undefined;
	return shown === undefined ? verdict : { ...verdict, findings: [shown] };
}

/** The round as if the call had come back, to look at what it had stored by then. */
export function asAnswered({ calls, computed }: Pick<Round, "calls" | "computed">, call: string): Pick<Round, "calls" | "computed"> {
	return { computed, calls: calls[call]?.kind === "fault" ? { ...calls, [call]: { kind: "done" } } : calls };
}
