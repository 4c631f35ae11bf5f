/** A loaded submission → one verdict for each check, in the world that is fairest to it. */
import type { Oracle } from "../oracle/oracle.ts";
import { endsProcess } from "../oracle/script.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { earnedWeight } from "./earned-weight.ts";
import { noisyQuantities } from "./judge-deterministic.ts";
import { judgeInContract, judgeObservation } from "./judge-observation.ts";
import { sharesState } from "./judge-repetition.ts";
import { ownLayouts, ownNames } from "./judge-state.ts";
import { numbersFirst } from "./numbers-first.ts";
import { type Observation, observe } from "./observe.ts";
import type { Plan } from "./plan.ts";
import { CONTRACT, type Round, type World } from "./round.ts";
import type { Verdict } from "./verdict.ts";

export type Verdicts = Readonly<Record<string, Verdict>>;

export interface Assessment {
	readonly verdicts: Verdicts;
	/** What was asked, and what was answered in the world that counts and under the contract. */
	readonly plan: Plan;
	readonly observation: Observed;
	readonly underContract: Contract;
}

/** An assessment in which the examples are as small as they can be made. */
export interface Judgement extends Assessment {
	/** The same with the samples on which each failure was found, before smaller ones were looked for. */
	readonly found: Verdicts;
}

/** What is kept of a world once it is judged: what a diagnosis looks at. */
export interface Observed {
	readonly world: World;
	readonly rounds: readonly Pick<Round, "calls" | "computed">[];
	readonly together: Readonly<Record<string, Pick<Round, "computed">>>;
}

/** What is kept of the answers under the contract: what an instance held. */
export interface Contract {
	readonly created: readonly Pick<Round, "construct" | "after">[];
	readonly rounds: readonly Pick<Round, "construct" | "assigned" | "before" | "calls" | "stored">[];
}

export async function judge(problem: LoadedProblem, oracle: Oracle, plan: Plan): Promise<Judgement> {
	const assessment = await assess(problem, oracle, plan);
	const { world, rounds } = assessment.observation;
	const found: Record<string, Verdict> = { ...assessment.verdicts };
	const verdicts: Record<string, Verdict> = { ...assessment.verdicts };
	for (const check of problem.checks) {
		const verdict = verdicts[check.id] as Verdict;
		if (verdict.status !== "failed") continue;
		// Not loaded for a right submission: fast-check comes with it.
		const { shrinkVerdict } = await import("./shrink.ts");
		const shown = numbersFirst(problem, plan, rounds, check, verdict);
		found[check.id] = shown;
		verdicts[check.id] = await shrinkVerdict(problem, oracle, world, plan, check, shown, verdicts);
	}
	return { ...assessment, verdicts, found };
}

/** The verdicts with the first example that there is for each. The answers of one world are held at a time. */
export async function assess(problem: LoadedProblem, oracle: Oracle, plan: Plan): Promise<Assessment> {
	let observation = await observe(problem, plan, CONTRACT, oracle);
	const first = judgeInContract(problem, plan, observation);
	const underContract = contractOf(observation);
	let verdicts = judgeObservation(problem, plan, observation, first);
	const worlds = [...otherWorlds(problem, plan, observation, verdicts)];
	let best = { observation: observedIn(observation), verdicts };
	const seen = [verdicts];
	for (const world of worlds) {
		if (isDone(problem, best.verdicts)) break;
		observation = await observe(problem, plan, world, oracle);
		verdicts = judgeObservation(problem, plan, observation, first);
		seen.push(verdicts);
		if (earnedWeight(problem, verdicts) > earnedWeight(problem, best.verdicts)) best = { observation: observedIn(observation), verdicts };
	}
	const merged: Record<string, Verdict> = {};
	for (const { id } of problem.checks) merged[id] = rightBeforeDeath(id, best.verdicts, seen);
	// What stood in the way in that world may not after all.
	for (const { id } of problem.checks) {
		const verdict = merged[id] as Verdict;
		if (verdict.status === "blocked" && merged[verdict.by]?.status === "passed") merged[id] = seen[0]?.[id] ?? verdict;
	}
	return { verdicts: merged, plan, observation: best.observation, underContract };
}

/** Copies, so that the transcripts with everything else can be forgotten. */
function observedIn({ world, rounds, together }: Observation): Observed {
	return {
		world,
		rounds: rounds.map(({ calls, computed }) => ({ calls, computed })),
		together: Object.fromEntries(Object.entries(together.rounds).map(([label, { computed }]) => [label, { computed }])),
	};
}

function contractOf({ created, rounds }: Observation): Contract {
	return {
		created: created.map(({ construct, after }) => ({ construct, after })),
		rounds: rounds.map(({ construct, assigned, before, calls, stored }) => ({ construct, assigned, before, calls, stored })),
	};
}

/** A call that ended the process is not tried again in later worlds; what was answered rightly before its death stays so. */
function rightBeforeDeath(id: string, best: Verdicts, seen: readonly Verdicts[]): Verdict {
	const verdict = best[id] as Verdict;
	const isDead =
		verdict.status === "failed" && verdict.findings.some(({ failure }) => failure.kind === "fault" && endsProcess(failure.fault.id));
	return (isDead ? seen.find((each) => each[id]?.status === "passed")?.[id] : undefined) ?? verdict;
}

/** Worlds in which a fault that is charged elsewhere is repaired; only those that apply to what was seen. */
function* otherWorlds(problem: LoadedProblem, plan: Plan, first: Observation, verdicts: Verdicts): Generator<World> {
	// Charged to the parameters (to the first call's shape, where there are none) even where it stops at some sizes only: a constructor that never comes back is no better.
	const bypasses = first.rounds.some(({ construct }) => construct.kind === "fault" && construct.fault.id === "throws");
	const isBroken = (...kinds: CheckDeclaration["kind"][]) =>
		problem.checks.some(({ id, kind }) => kinds.includes(kind) && verdicts[id]?.status !== "passed");
	const isForwardBroken = first.rounds.some((round) => round.calls[problem.calls[0]?.name ?? ""]?.kind === "fault");
	const layouts = ownLayouts(problem, plan, first.created);
	const names = ownNames(problem, plan, first.created);
	const states = isBroken("state", "inputs", "parameters") || isForwardBroken || bypasses ? [false, true] : [false];
	const choices = Object.keys(layouts).length > 0 ? [{}, layouts] : [{}];
	const namings = Object.keys(names).length > 0 ? [{}, names] : [{}];
	const modules = sharesState(problem, first, noisyQuantities(problem, first)) ? [false, true] : [false];
	for (const isFresh of modules)
		for (const layout of choices)
			for (const naming of namings)
				for (const repairsState of states) {
					const world: World = { repairsState, isFresh, bypasses, layouts: layout, names: naming };
					if (JSON.stringify(world) !== JSON.stringify(CONTRACT)) yield world;
				}
}

/** Whether all is right that another world could repair. */
function isDone(problem: LoadedProblem, verdicts: Verdicts): boolean {
	const isSource = (kind: CheckDeclaration["kind"]) =>
		["init", "state", "inputs", "parameters", "deterministic", "precision"].includes(kind);
	return problem.checks.every(({ id, kind }) => isSource(kind) || verdicts[id]?.status === "passed");
}
