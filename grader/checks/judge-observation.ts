/** One observation → one verdict for each check. Pure. */
import { type CheckDeclaration, valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { judgeGradient } from "./gradcheck.ts";
import { judgePrecision } from "./judge-precision.ts";
import { judgeDeterministic, judgeInstances, judgeRepeat, noisyQuantities } from "./judge-repetition.ts";
import { judgeShape } from "./judge-shape.ts";
import { judgeInit, judgeState } from "./judge-state.ts";
import { judgeInputs, judgeParameters } from "./judge-untouched.ts";
import { chargeFaultsOnce, judgeValue, type ValueOutcome } from "./judge-values.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Verdict } from "./verdict.ts";

/** What an instance holds is judged under the contract, in `first`. */
export function judgeObservation(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	first: Observation,
): Record<string, Verdict> {
	const { rounds } = observation;
	const unrepaired = first.rounds.some((round) => round.construct.kind === "done") ? first.rounds : rounds;
	const noisy = noisyQuantities(problem, observation);
	const values = new Map<string, ValueOutcome>();
	for (const check of problem.checks)
		if (check.kind === "value") {
			const outcome = judgeValue(problem, plan, rounds, check.call, check.quantity);
			values.set(check.quantity, noisy.has(check.quantity) ? markNoise(outcome) : outcome);
		}
	for (const { name } of problem.calls) chargeFaultsOnce(problem, plan, rounds, name, values);
	const outcomeOf = (quantity: string) => values.get(quantity) as ValueOutcome;
	const checkOf = (quantity: string) => valueCheckOf(problem.checks, quantity);
	const judgeOne = (check: CheckDeclaration): Verdict => {
		switch (check.kind) {
			case "init":
				return judgeInit(plan, first, check.parameter);
			case "shape":
				return judgeShape(problem, plan, rounds, check.call, values, checkOf);
			case "state":
				return judgeState(problem, plan, unrepaired, check.call);
			case "value":
				return outcomeOf(check.quantity).verdict;
			case "gradcheck":
				return judgeGradient(
					problem,
					plan,
					observation,
					{ of: check.of, is: check.quantity },
					outcomeOf(check.quantity),
					outcomeOf(problem.output),
					checkOf(check.quantity),
				);
			case "inputs":
				return judgeInputs(problem, plan, rounds);
			case "parameters":
				return unrepaired === rounds
					? judgeParameters(problem, plan, rounds)
					: worse(judgeParameters(problem, plan, unrepaired), judgeParameters(problem, plan, rounds));
			case "instances":
				return judgeInstances(problem, plan, observation, noisy);
			case "repeat":
				return judgeRepeat(problem, plan, observation, noisy);
			case "deterministic":
				return judgeDeterministic(problem, plan, observation, (quantity) => outcomeOf(quantity).verdict.status !== "passed");
			case "precision":
				return judgePrecision(problem, plan, rounds, first.created, values);
		}
	};
	return Object.fromEntries(problem.checks.map((check) => [check.id, judgeOne(check)]));
}

/** A change that a repair hides is a change all the same; where nothing ran without it, what ran with it counts. */
function worse(unrepaired: Verdict, repaired: Verdict): Verdict {
	return unrepaired.status === "failed" ? unrepaired : repaired;
}

function markNoise(outcome: ValueOutcome): ValueOutcome {
	const { verdict } = outcome;
	if (verdict.status !== "failed") return outcome;
	const findings = verdict.findings.map(({ failure, ...rest }) =>
		failure.kind === "value" ? { failure: { ...failure, isNoise: true as const }, ...rest } : { failure, ...rest },
	);
	return { ...outcome, verdict: { ...verdict, findings } };
}
