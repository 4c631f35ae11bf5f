/** What one call computes, and in which shape; where it stops with an error, what that costs. Pure. */
import { endsProcess } from "../oracle/script.ts";
import { computedBy, valueCheckOf } from "../problem/check-ids.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { checkBefore } from "./answers.ts";
import { cheapestCharge } from "./charge.ts";
import { isStoredBeforeStop } from "./dependence.ts";
import { sumOfWeights } from "./earned-weight.ts";
import { judgeShape } from "./judge-shape.ts";
import { isAnswered, judgeValue, type ValueOutcome } from "./judge-values.ts";
import { type Plan, partOfPlan, saysEnough } from "./plan.ts";
import type { Round } from "./round.ts";
import { blocked, failed, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

export interface CallOutcome {
	/** By computed quantity. */
	readonly values: ReadonlyMap<string, ValueOutcome>;
	readonly shape: Verdict;
}

/** `noisy` quantities are others each time: what of them is stored nobody worked out from the inputs alone. */
export function judgeCall(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Round[],
	call: string,
	noisy: ReadonlySet<string>,
): CallOutcome {
	const quantities = computedBy(problem, call);
	const answered = rounds.flatMap((round, at) => (isAnswered(round, call) ? [at] : []));
	const isStored = (name: string) => !noisy.has(name) && isStoredBeforeStop(plan, rounds, call, name);
	const stored = new Set(answered.length === rounds.length ? [] : quantities.filter(isStored));
	const values = new Map(
		quantities.map((name) => [name, judgeValue(problem, plan, stored.has(name) ? withoutStops(rounds, call, name) : rounds, call, name)]),
	);
	if (answered.length < rounds.length) {
		const isEnough = saysEnough(plan, answered);
		const stop = stopOf(plan, rounds, call);
		if (isEnough) return leaveOut(problem, plan, rounds, call, answered, values, stop);
		if (stop === undefined && ![...values.values()].some(({ verdict }) => verdict.status === "passed"))
			return { values, shape: blocked(checkBefore(problem, call), WHY_BLOCKED["call-before-often"]) };
		if (stop !== undefined && stored.size === 0 && isChargedWhole(rounds, call, answered, values)) {
			const verdict = blocked(`${call}.shape`, fill(WHY_BLOCKED[answered.length === 0 ? "call" : "call-hardly"], { call }));
			return { values: new Map(quantities.map((name) => [name, { verdict, arrangement: "row-major" }])), shape: stop };
		}
	}
	return { values, shape: judgeShape(problem, plan, rounds, call, values, stored) };
}

/** A quantity that was stored before its call stopped is judged by its numbers, as if the call had come back. */
function withoutStops(rounds: readonly Round[], call: string, quantity: string): Pick<Round, "calls" | "computed">[] {
	return rounds.map(({ calls, computed }) =>
		calls[call]?.kind === "fault" && computed[quantity]?.kind === "value"
			? { calls: { ...calls, [call]: { kind: "nothing", is: "undefined" } }, computed }
			: { calls, computed },
	);
}

/**
 * Where too few samples come back to say anything, an error is charged to the call as a whole; but what was stored before it counts, be it
 * right or wrong, and so does the shape of what was answered before the process ended, after which the call was not asked again.
 */
function isChargedWhole(
	rounds: readonly Round[],
	call: string,
	answered: readonly number[],
	values: ReadonlyMap<string, ValueOutcome>,
): boolean {
	if ([...values.values()].some(({ verdict }) => verdict.status === "passed")) return false;
	const isDead = rounds.some(({ calls }) => {
		const answer = calls[call];
		return answer?.kind === "fault" && endsProcess(answer.fault.id);
	});
	return answered.length === 0 || !isDead;
}

/**
 * Where enough comes back, a quantity is judged by the answers that there are. What it lacks where the call stopped costs as much as the
 * dearest quantity that is lacking would have cost there by a wrong number, and no more: a quantity that is wrong where the call does
 * come back, and so explains the stop, is not paid for twice; one that is right everywhere else is charged where nothing explains it.
 */
function leaveOut(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Round[],
	call: string,
	answered: readonly number[],
	strictly: ReadonlyMap<string, ValueOutcome>,
	stop: Verdict | undefined,
): CallOutcome {
	const [part, some] = [partOfPlan(plan, answered), answered.map((at) => rounds[at] as Round)];
	const lacking = [...strictly.keys()].filter((name) => strictly.get(name)?.verdict.status !== "passed");
	const values = new Map(strictly);
	for (const name of lacking) {
		const outcome = judgeValue(problem, part, some, call, name);
		if (outcome.verdict.status === "passed") values.set(name, { ...outcome, ...(stop !== undefined && { leavesOutFaults: true }) });
	}
	const shape = judgeShape(problem, plan, rounds, call, values);
	if (stop === undefined) return { values, shape };
	const groups = [
		...lacking.map((name) => ({ name, weight: weightOf(problem, name), isLost: values.get(name)?.verdict.status !== "passed" })),
		{ name: call, weight: problem.rubricOf[`${call}.shape`]?.weight ?? 0, isLost: shape.status !== "passed" },
	];
	const charged = cheapestCharge(groups, Math.max(0, ...lacking.map((name) => weightOf(problem, name))));
	for (const name of charged) if (name !== call) values.set(name, strictly.get(name) as ValueOutcome);
	return { values, shape: charged.includes(call) && shape.status === "passed" ? stop : shape };
}

/** What a quantity is worth: its numbers, and their second witness. */
function weightOf(problem: LoadedProblem, quantity: string): number {
	const ids = [
		valueCheckOf(problem.checks, quantity),
		...problem.checks.flatMap((check) => (check.kind === "gradcheck" && check.quantity === quantity ? [check.id] : [])),
	];
	return sumOfWeights(ids.map((id) => problem.rubricOf[id]?.weight ?? 0));
}

/** The first error of the call, as a verdict; `undefined` where it was never asked in vain. */
function stopOf(plan: Plan, rounds: readonly Round[], call: string): Verdict | undefined {
	const at = rounds.findIndex(({ calls }) => calls[call]?.kind === "fault");
	const answer = rounds[at]?.calls[call];
	if (answer?.kind !== "fault") return undefined;
	return failed(rounds.length, { failure: { kind: "fault", call, fault: answer.fault }, example: plan.samples[at] as Sample });
}
