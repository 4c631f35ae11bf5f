/** The check that each quantity of a call has the table's shape. Pure. */
import { elementCount, isSameShape } from "../numeric/tensor.ts";
import { computedBy, valueCheckOf } from "../problem/check-ids.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { type Sample, shapeOf } from "../problem/sample.ts";
import { checkBefore, SKIPPED } from "./answers.ts";
import { isConstant } from "./dependence.ts";
import { isAnswered, type ValueOutcome } from "./judge-values.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

export function judgeShape(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Round[],
	callName: string,
	values: ReadonlyMap<string, ValueOutcome>,
	storedBeforeStop: ReadonlySet<string> = new Set(),
): Verdict {
	const calls = rounds.map((round) => round.calls[callName] ?? SKIPPED);
	if (calls[0]?.kind === "skipped") return blocked(checkBefore(problem, callName), WHY_BLOCKED["call-before"]);
	const quantities = computedBy(problem, callName);
	const isPassed = (name: string) => values.get(name)?.verdict.status === "passed";
	const isRightThroughout = (name: string) => isPassed(name) && values.get(name)?.leavesOutFaults !== true;
	// What an instance holds after a call that stopped is an answer only where the call put it there.
	const countsAnyway = (name: string) => isRightThroughout(name) || storedBeforeStop.has(name);
	const findings: Finding[] = [];
	let judged = 0;
	for (const name of quantities) {
		const known = rounds.flatMap((round, at) => {
			const answer = round.computed[name];
			const expected = shapeOf(problem, name, (plan.samples[at] as Sample).sizes);
			return answer?.kind === "value" && (isAnswered(round, callName) || countsAnyway(name))
				? [{ at, expected, received: answer.value.shape }]
				: [];
		});
		const wrong = known.find(({ expected, received }) => !isSameShape(expected, received));
		// Numbers that belong to no layout of this quantity are charged where values are judged.
		const isLayout = isPassed(name) || known.every(({ expected, received }) => elementCount(expected) === elementCount(received));
		if (known.length === 0 || (wrong !== undefined && !isLayout)) continue;
		judged += 1;
		if (wrong !== undefined)
			findings.push({
				failure: { kind: "shape", quantity: name, expected: wrong.expected, received: wrong.received },
				example: plan.samples[wrong.at] as Sample,
			});
	}
	if (findings.length > 0) return failed(rounds.length, ...findings);
	const by = valueCheckOf(problem.checks, quantities[0] as string);
	if (judged === 0) return blocked(by, fill(WHY_BLOCKED["nothing-to-shape"], { quantity: String(quantities[0]) }));
	if (!quantities.some(isPassed) && isConstant(problem, plan, rounds, callName))
		return blocked(by, fill(WHY_BLOCKED["same-numbers"], { call: callName }));
	return passed(rounds.length);
}
