/** The check that results depend on nothing but what a call is given: not on chance, and not on the time. Pure. */
import { valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { callComputing } from "./answers.ts";
import { addDifference, computedQuantities, differs, isPaidFor, isRight, type Values } from "./differences.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import { isSameValue } from "./similar.ts";
import { unaskedAmong } from "./unasked.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";
import { WHEN, WHY_BLOCKED } from "./words.ts";

export function judgeDeterministic(
	problem: LoadedProblem,
	plan: Plan,
	{ chances }: Observation,
	values: Values,
	comparable: ReadonlySet<string>,
): Verdict {
	const findings = new Map<string, Finding>();
	let judged = 0;
	const unasked = unaskedAmong(chances.map((round) => ({ round, example: plan.general })));
	if (unasked !== undefined && comparable.size > 0) return failed(chances.length, unasked);
	for (const quantity of comparable) {
		const call = callComputing(problem, quantity);
		const known = chances.filter((round) => round.computed[quantity]?.kind !== "skipped" && !isPaidFor(problem, values, round, call));
		if (known.length > 0) judged += 1;
		// A number that is wrong and another one each time is charged where it is wrong.
		if (!isRight(values, quantity)) continue;
		const first = known.find((round) => round.computed[quantity]?.kind === "value")?.computed[quantity];
		const other = known.find((round) => first === undefined || !isSameValue(first, round.computed[quantity]));
		if (other !== undefined) addDifference(findings, problem, quantity, first, other, plan.general, WHEN["same-inputs"]);
	}
	if (findings.size > 0) return failed(chances.length, ...findings.values());
	return judged === 0 ? blocked(valueCheckOf(problem.checks, problem.output), WHY_BLOCKED["nothing-computed"]) : passed(chances.length);
}

/** Quantities that change from one run to the next with the same inputs. */
export function noisyQuantities(problem: LoadedProblem, observation: Observation): Set<string> {
	return new Set(
		computedQuantities(problem).filter((name) => {
			const first = observation.chances[0]?.computed[name];
			return first !== undefined && observation.chances.some((round) => differs(first, round.computed[name]));
		}),
	);
}
