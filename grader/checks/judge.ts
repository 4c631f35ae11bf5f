/** A loaded submission → one verdict for each check, in the world that is fairest to it. */
import type { Oracle } from "../oracle/oracle.ts";
import { endsProcess } from "../oracle/script.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { judgeObservation } from "./judge-observation.ts";
import { ownLayouts } from "./judge-state.ts";
import { numbersFirst } from "./numbers-first.ts";
import { type Observation, observe } from "./observe.ts";
import type { Plan } from "./plan.ts";
import { CONTRACT, type World } from "./round.ts";
import type { Verdict } from "./verdict.ts";

export type Verdicts = Readonly<Record<string, Verdict>>;

export interface Judgement {
	readonly verdicts: Verdicts;
	/** The same with the samples on which each failure was found, before smaller ones were looked for. */
	readonly found: Verdicts;
	/** What was asked, and what was answered in the world that counts and under the contract. */
	readonly plan: Plan;
	readonly observation: Observation;
	readonly underContract: Observation;
}

export async function judge(problem: LoadedProblem, oracle: Oracle, plan: Plan): Promise<Judgement> {
	const underContract = await observe(problem, plan, CONTRACT, oracle);
	let best = { observation: underContract, verdicts: judgeObservation(problem, plan, underContract, underContract) };
	const seen = [best.verdicts];
	for (const world of otherWorlds(problem, plan, underContract, best.verdicts)) {
		if (isDone(problem, best.verdicts)) break;
		const observation = await observe(problem, plan, world, oracle);
		const verdicts = judgeObservation(problem, plan, observation, underContract);
		seen.push(verdicts);
		if (points(problem, verdicts) > points(problem, best.verdicts)) best = { observation, verdicts };
	}
	const verdicts: Record<string, Verdict> = {};
	for (const { id } of problem.checks) verdicts[id] = rightBeforeDeath(id, best.verdicts, seen);
	// A check that was blocked by one that has passed after all gets the verdict that it had under the contract.
	for (const { id } of problem.checks) {
		const verdict = verdicts[id] as Verdict;
		if (verdict.status === "blocked" && verdicts[verdict.by]?.status === "passed") verdicts[id] = seen[0]?.[id] ?? verdict;
	}
	const found: Record<string, Verdict> = { ...verdicts };
	for (const check of problem.checks) {
		const verdict = verdicts[check.id] as Verdict;
		if (verdict.status !== "failed") continue;
		// Not loaded for a right submission: fast-check comes with it.
		const { shrinkVerdict } = await import("./shrink.ts");
		const { world, rounds } = best.observation;
		const shown = numbersFirst(problem, plan, rounds, check, verdict);
		found[check.id] = shown;
		verdicts[check.id] = await shrinkVerdict(problem, oracle, world, check, shown, verdicts);
	}
	return { verdicts, found, plan, observation: best.observation, underContract };
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
	const bypasses =
		problem.parameters.length > 0 && first.rounds.every(({ construct }) => construct.kind === "fault" && construct.fault.id === "throws");
	const isBroken = (...kinds: CheckDeclaration["kind"][]) =>
		problem.checks.some(({ id, kind }) => kinds.includes(kind) && verdicts[id]?.status !== "passed");
	const isForwardBroken = first.rounds.some((round) => round.calls[problem.calls[0]?.name ?? ""]?.kind === "fault");
	const layouts = ownLayouts(problem, plan, first.created);
	const states = isBroken("state", "inputs", "parameters") || isForwardBroken || bypasses ? [false, true] : [false];
	const choices = Object.keys(layouts).length > 0 ? [{}, layouts] : [{}];
	for (const isFresh of isBroken("instances") ? [false, true] : [false])
		for (const layout of choices)
			for (const repairsState of states) {
				const world: World = { repairsState, isFresh, bypasses, layouts: layout };
				if (JSON.stringify(world) !== JSON.stringify(CONTRACT)) yield world;
			}
}

/** Whether all is right that another world could repair. */
function isDone(problem: LoadedProblem, verdicts: Verdicts): boolean {
	const isSource = (kind: CheckDeclaration["kind"]) =>
		["init", "state", "inputs", "parameters", "deterministic", "precision"].includes(kind);
	return problem.checks.every(({ id, kind }) => isSource(kind) || verdicts[id]?.status === "passed");
}

function points(problem: LoadedProblem, verdicts: Verdicts): number {
	return problem.checks.reduce(
		(sum, check) => sum + (verdicts[check.id]?.status === "passed" ? (problem.rubricOf[check.id]?.points ?? 0) : 0),
		0,
	);
}
