/** A loaded submission → one verdict for each check, in the world that is fairest to it. */
import type { Oracle } from "../oracle/oracle.ts";
import { endsProcess } from "../oracle/script.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { Sample } from "../problem/sample.ts";
import type { Expected } from "./compare.ts";
import { judgeGradient } from "./gradcheck.ts";
import {
	judgeDeterministic,
	judgeInputs,
	judgeInstances,
	judgeParameters,
	judgePrecision,
	judgeRepeat,
	noisyQuantities,
} from "./judge-hygiene.ts";
import { chargeFaultsOnce, judgeInit, judgeShape, judgeState, judgeValue, ownLayouts, type ValueOutcome } from "./judge-values.ts";
import { makePlan, type Observation, observe, type Plan } from "./observe.ts";
import { CONTRACT, type Round, type World } from "./round.ts";
import { shrinkValue } from "./shrink.ts";
import type { Verdict } from "./verdict.ts";

export interface Judgement {
	readonly verdicts: Readonly<Record<string, Verdict>>;
	/** What was repaired so that one mistake is not paid for twice. */
	readonly world: World;
}

export async function judge(problem: LoadedProblem, oracle: Oracle, seed: number, samples: number): Promise<Judgement> {
	const plan = makePlan(problem, seed, samples);
	const first = await observe(problem, plan, CONTRACT, oracle);
	let best = { world: CONTRACT, verdicts: judgeObservation(problem, plan, first, first) };
	const seen = [best.verdicts];
	for (const world of otherWorlds(problem, plan, first, best.verdicts)) {
		if (isDone(problem, best.verdicts)) break;
		const observation = await observe(problem, plan, world, oracle);
		const verdicts = judgeObservation(problem, plan, observation, first);
		seen.push(verdicts);
		if (points(problem, verdicts) > points(problem, best.verdicts)) best = { world, verdicts };
	}
	const verdicts: Record<string, Verdict> = { ...best.verdicts };
	for (const check of problem.checks) {
		const verdict = rightBeforeDeath(check.id, best.verdicts, seen);
		verdicts[check.id] = verdict;
		if (check.kind === "value" && verdict.status === "failed")
			verdicts[check.id] = await shrinkValue(problem, oracle, best.world, check.call, check.quantity, verdict);
		if (check.kind === "gradcheck" && verdict.status === "failed") {
			const witness = verdicts[valueCheck(problem, check.quantity)] as Verdict;
			// Two witnesses of one mistake show the same example.
			if (witness.status === "failed")
				verdicts[check.id] = {
					...verdict,
					failure: witness.failure,
					misconceptions: witness.misconceptions,
					...(witness.example && { example: witness.example }),
				};
		}
	}
	return { verdicts, world: best.world };
}

/** A call that ended the process is not tried again in later worlds; what was answered rightly before its death stays so. */
function rightBeforeDeath(
	id: string,
	best: Readonly<Record<string, Verdict>>,
	seen: readonly Readonly<Record<string, Verdict>>[],
): Verdict {
	const verdict = best[id] as Verdict;
	const isDead = verdict.status === "failed" && verdict.failure.kind === "fault" && endsProcess(verdict.failure.fault.id);
	const passed = isDead ? seen.find((each) => each[id]?.status === "passed") : undefined;
	return passed?.[id] ?? verdict;
}

/** Pure: what each check says of one observation. Parameters are judged as created under the contract, in `first`. */
function judgeObservation(problem: LoadedProblem, plan: Plan, observation: Observation, first: Observation): Record<string, Verdict> {
	const { rounds } = observation;
	const noisy = noisyQuantities(problem, observation);
	const values = new Map<string, ValueOutcome>();
	for (const check of problem.checks)
		if (check.kind === "value") {
			const outcome = judgeValue(problem, plan, rounds, check.call, check.quantity);
			const { verdict } = outcome;
			const isNoise = verdict.status === "failed" && verdict.failure.kind === "value" && noisy.has(check.quantity);
			values.set(check.quantity, isNoise ? { ...outcome, verdict: { ...verdict, misconceptions: ["non-deterministic"] } } : outcome);
		}
	for (const { name } of problem.calls)
		chargeFaultsOnce(problem, rounds, name, values, (quantity, answered) => {
			const part = {
				...plan,
				samples: answered.map((at) => plan.samples[at] as Sample),
				expected: answered.map((at) => plan.expected[at] as Expected),
			};
			return judgeValue(
				problem,
				part,
				answered.map((at) => rounds[at] as Round),
				name,
				quantity,
			);
		});
	const judgeOne = (check: CheckDeclaration): Verdict => {
		switch (check.kind) {
			case "init":
				return judgeInit(problem, plan, first, check.parameter);
			case "shape":
				return judgeShape(problem, plan, rounds, check.call, values, (quantity) => valueCheck(problem, quantity));
			case "state":
				return judgeState(problem, plan, first.rounds.some((round) => round.construct.kind === "done") ? first.rounds : rounds, check.call);
			case "value":
				return values.get(check.quantity)?.verdict as Verdict;
			case "gradcheck":
				return judgeGradient(
					problem,
					plan,
					observation,
					check.of,
					check.quantity,
					values.get(check.quantity) as ValueOutcome,
					values.get(problem.output) as ValueOutcome,
					valueCheck(problem, check.quantity),
				);
			case "inputs":
				return judgeInputs(problem, plan, rounds);
			case "parameters":
				return judgeParameters(problem, plan, rounds);
			case "instances":
				return judgeInstances(problem, plan, observation, noisy);
			case "repeat":
				return judgeRepeat(problem, plan, observation, noisy);
			case "deterministic":
				return judgeDeterministic(problem, plan, observation, (quantity) => values.get(quantity)?.verdict.status !== "passed");
			case "precision":
				return judgePrecision(problem, plan, rounds, first.created, values);
		}
	};
	return Object.fromEntries(problem.checks.map((check) => [check.id, judgeOne(check)]));
}

/** Worlds in which a fault that is charged elsewhere is repaired; only those that apply to what was seen. */
function* otherWorlds(
	problem: LoadedProblem,
	plan: Plan,
	first: Observation,
	verdicts: Readonly<Record<string, Verdict>>,
): Generator<World> {
	const bypasses = first.rounds.every(({ construct }) => construct.kind === "fault" && construct.fault.id === "throws");
	const isStateBroken = problem.checks.some((check) => check.kind === "state" && verdicts[check.id]?.status !== "passed");
	const isForwardBroken = first.rounds.some((round) => round.calls[problem.calls[0]?.name ?? ""]?.kind === "fault");
	const layouts = ownLayouts(problem, plan, first);
	const states = isStateBroken || isForwardBroken || bypasses ? [false, true] : [false];
	const choices = Object.keys(layouts).length > 0 ? [{}, layouts] : [{}];
	for (const isFresh of [false, true])
		for (const layout of choices)
			for (const repairsState of states) {
				const world: World = { repairsState, isFresh, bypasses, layouts: layout };
				if (JSON.stringify(world) !== JSON.stringify(CONTRACT)) yield world;
			}
}

function isDone(problem: LoadedProblem, verdicts: Readonly<Record<string, Verdict>>): boolean {
	return problem.checks.every((check) => (check.kind !== "value" && check.kind !== "gradcheck") || verdicts[check.id]?.status === "passed");
}

function points(problem: LoadedProblem, verdicts: Readonly<Record<string, Verdict>>): number {
	return problem.checks.reduce(
		(sum, check) => sum + (verdicts[check.id]?.status === "passed" ? (problem.rubricOf[check.id]?.points ?? 0) : 0),
		0,
	);
}

function valueCheck(problem: LoadedProblem, quantity: string): string {
	return problem.checks.find((check) => check.kind === "value" && check.quantity === quantity)?.id ?? quantity;
}
