/** One observation → one verdict for each check. Pure. */
import { type CheckDeclaration, valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { comparableQuantities } from "./comparable.ts";
import { judgeGradient } from "./gradcheck.ts";
import { type CallOutcome, judgeCall } from "./judge-call.ts";
import { judgeDeterministic, noisyQuantities } from "./judge-deterministic.ts";
import { judgePrecision } from "./judge-precision.ts";
import { judgeInstances, judgeRepeat } from "./judge-repetition.ts";
import { judgeConstructor, judgeInit, judgeState } from "./judge-state.ts";
import { judgeInputs, judgeParameters } from "./judge-untouched.ts";
import type { ValueOutcome } from "./judge-values.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { blocked, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

/** What is judged under the contract alone, whatever is repaired: what an instance holds. */
export interface InContract {
	/** By check id. */
	readonly held: Readonly<Record<string, Verdict>>;
	/** Of the first instance that was created. */
	readonly created: Round | undefined;
	/** Where the constructor stops and no check of what it creates can be charged for it. */
	readonly stopped: Verdict | undefined;
	/** What calls must leave alone; `undefined` where no instance could be made: then it is judged where one can. */
	readonly inputs: Verdict | undefined;
	readonly parameters: Verdict | undefined;
}

export function judgeInContract(problem: LoadedProblem, plan: Plan, observation: Observation): InContract {
	const { created, rounds } = observation;
	const isMade = rounds.some((round) => round.construct.kind === "done");
	const held = problem.checks.flatMap((check): [string, Verdict][] => {
		if (check.kind === "init") return [[check.id, judgeInit(plan, observation, check.parameter)]];
		return check.kind === "state" && isMade ? [[check.id, judgeState(problem, plan, rounds, check.call)]] : [];
	});
	return {
		held: Object.fromEntries(held),
		created: created[0],
		stopped: problem.parameters.length === 0 ? judgeConstructor(plan, rounds) : undefined,
		inputs: isMade ? judgeInputs(problem, plan, rounds, observation.together) : undefined,
		parameters: isMade ? judgeParameters(problem, plan, rounds) : undefined,
	};
}

export function judgeObservation(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	inContract: InContract,
): Record<string, Verdict> {
	const { rounds } = observation;
	const noisy = noisyQuantities(problem, observation);
	const calls = new Map(problem.calls.map(({ name }) => [name, judgeCall(problem, plan, rounds, name, noisy)]));
	const values = new Map<string, ValueOutcome>();
	for (const call of calls.values())
		for (const [name, outcome] of call.values) values.set(name, noisy.has(name) ? markNoise(outcome) : outcome);
	const outcomeOf = (quantity: string) => values.get(quantity) as ValueOutcome;
	const checkOf = (quantity: string) => valueCheckOf(problem.checks, quantity);
	const comparable = comparableQuantities(problem, plan, observation, values);
	// To leave alone what one is given is worth something where something is computed from it.
	const whereComputed = (verdict: Verdict): Verdict =>
		verdict.status === "passed" && comparable.size === 0 ? blocked(checkOf(problem.output), WHY_BLOCKED["nothing-computed"]) : verdict;
	const judgeOne = (check: CheckDeclaration): Verdict => {
		switch (check.kind) {
			case "init":
				return inContract.held[check.id] as Verdict;
			case "shape":
				return (check.call === problem.calls[0]?.name ? inContract.stopped : undefined) ?? (calls.get(check.call) as CallOutcome).shape;
			case "state":
				return inContract.held[check.id] ?? judgeState(problem, plan, rounds, check.call);
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
				return whereComputed(worse(inContract.inputs, judgeInputs(problem, plan, rounds, observation.together)));
			case "parameters":
				return whereComputed(worse(inContract.parameters, judgeParameters(problem, plan, rounds)));
			case "instances":
				return judgeInstances(problem, plan, observation, values, comparable);
			case "repeat":
				return judgeRepeat(problem, plan, observation, values, comparable);
			case "deterministic":
				return judgeDeterministic(problem, plan, observation, values, comparable);
			case "precision":
				return judgePrecision(problem, plan, rounds, inContract.created, values, comparable);
		}
	};
	return Object.fromEntries(problem.checks.map((check) => [check.id, judgeOne(check)]));
}

/** A change that a repair hides is a change all the same; where nothing ran without it, what ran with it counts. */
function worse(unrepaired: Verdict | undefined, repaired: Verdict): Verdict {
	return unrepaired?.status === "failed" ? unrepaired : repaired;
}

function markNoise(outcome: ValueOutcome): ValueOutcome {
	const { verdict } = outcome;
	if (verdict.status !== "failed") return outcome;
	const findings = verdict.findings.map(({ failure, ...rest }) =>
		failure.kind === "value" ? { failure: { ...failure, isNoise: true as const }, ...rest } : { failure, ...rest },
	);
	return { ...outcome, verdict: { ...verdict, findings } };
}
