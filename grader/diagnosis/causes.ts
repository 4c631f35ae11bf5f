/** Findings that come from one cause: one mistake is named once, also where it shows in several places. Pure. */
import { callComputing } from "../checks/answers.ts";
import type { Judgement } from "../checks/judge.ts";
import { isElsewhere } from "../checks/numbers-first.ts";
import type { Failure } from "../problem/failure.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** How it is said that an instance lacks an attribute, or that it holds nothing. */
const MISSES = /object has no attribute|\bundefined\b(?! is not a function)|NoneType/;

/**
 * What an earlier call leaves behind shows in several quantities: where one of them has a name, the others of that check have it too.
 * And what a constructor that stopped has not set up is missed by every call.
 */
export function withOneCause(problem: LoadedProblem, judgement: Judgement, diagnoses: readonly Diagnosis[]): Diagnosis[] {
	const checkOf = (id: string) => problem.checks.find((check) => check.id === id);
	const misses = ({ check: id, finding }: Diagnosis): boolean => {
		const verdict = judgement.found[id];
		const check = checkOf(id);
		const failure = verdict?.status === "failed" ? verdict.findings[finding]?.failure : undefined;
		const usual = check !== undefined && "quantity" in check ? usualFault(problem, judgement, check.quantity) : undefined;
		const fault = failure?.kind === "fault" ? failure : usual;
		return fault !== undefined && MISSES.test(fault.fault.message);
	};
	const causesOf = (diagnosis: Diagnosis): Diagnosis[] => {
		const kind = checkOf(diagnosis.check)?.kind;
		if (kind === "repeat" && diagnosis.mistakes.length === 0) {
			const own = diagnoses.filter(({ check, mistakes }) => check === diagnosis.check && mistakes.length > 0);
			// What instances share, an instance finds again in its next call.
			const shared = ({ check, subject }: Diagnosis) => checkOf(check)?.kind === "instances" && subject === diagnosis.subject;
			return own.length > 0 ? own : diagnoses.filter(shared);
		}
		if (judgement.observation.world.bypasses && kind !== "init" && misses(diagnosis))
			return diagnoses.filter(({ check }) => checkOf(check)?.kind === "init");
		return [];
	};
	return diagnoses.map((diagnosis) => {
		const causes = causesOf(diagnosis).filter(({ mistakes }) => mistakes.length === 1);
		const ids = new Set(causes.map(({ mistakes }) => mistakes[0]?.misconception.id));
		return ids.size === 1 ? { ...diagnosis, mistakes: (causes[0] as Diagnosis).mistakes } : diagnosis;
	});
}

/** The error with which most calls stop that compute a quantity. */
export function usualFault(
	problem: LoadedProblem,
	{ observation }: Judgement,
	quantity: string,
): Extract<Failure, { kind: "fault" }> | undefined {
	const call = callComputing(problem, quantity);
	const faults = observation.rounds.flatMap((round) => {
		const answer = round.calls[call];
		return answer?.kind === "fault" ? [answer.fault] : [];
	});
	const [fault] = faults;
	if (fault === undefined || 2 * faults.length < observation.rounds.length || isElsewhere(problem, fault, quantity)) return undefined;
	return { kind: "fault", call, fault };
}

/** Where one of several explanations is needed for another finding anyway, it is the one. */
export function withoutNeedlessTies(diagnoses: readonly Diagnosis[]): Diagnosis[] {
	const certain = new Set(diagnoses.filter(({ mistakes }) => mistakes.length === 1).map(({ mistakes }) => mistakes[0]?.misconception.id));
	return diagnoses.map((diagnosis) => {
		const needed = diagnosis.mistakes.filter(({ misconception }) => certain.has(misconception.id));
		return diagnosis.mistakes.length > 1 && needed.length > 0 ? { ...diagnosis, mistakes: needed } : diagnosis;
	});
}
