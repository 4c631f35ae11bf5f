/** Failed checks → the mistakes behind them: executable wrong versions and signs, held against the submission's own answers. Pure. */
import { callComputing } from "../checks/answers.ts";
import type { Judgement } from "../checks/judge.ts";
import { valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { Evidence, Misconception, Pattern, Words } from "../problem/misconception.ts";
import { Candidates } from "./candidates.ts";
import { evidenceOf } from "./evidence.ts";
import { genericMisconceptions } from "./generic.ts";

/** What is behind one finding. */
export interface Diagnosis {
	readonly check: string;
	/** Which of the check's findings. */
	readonly finding: number;
	readonly subject: string;
	/** None where nothing matches; more than one where they cannot be told apart. */
	readonly mistakes: readonly Mistake[];
	/** On which samples the quantity is wrong, where that can be said. */
	readonly pattern?: Pattern;
}

export interface Mistake {
	readonly misconception: Misconception;
	/** For the placeholders of its sentences. */
	readonly words: Words;
}

export function diagnose(problem: LoadedProblem, judgement: Judgement): Diagnosis[] {
	const catalogue = [...problem.misconceptions, ...genericMisconceptions(problem)];
	const candidates = new Candidates(problem, judgement, catalogue);
	const diagnoses: Diagnosis[] = [];
	for (const check of problem.checks) {
		const verdict = judgement.verdicts[check.id];
		if (verdict?.status !== "failed") continue;
		for (const [at, finding] of verdict.findings.entries()) {
			const witness =
				check.kind === "gradcheck" ? diagnoses.find((other) => other.check === valueCheckOf(problem.checks, check.quantity)) : undefined;
			if (witness !== undefined) {
				diagnoses.push({ ...witness, check: check.id });
				continue;
			}
			const evidence = evidenceOf(problem, judgement, check, finding);
			const { pattern } = evidence;
			const subject = "quantity" in check ? check.quantity : evidence.subject;
			const words: Words = {
				class: problem.className,
				upstream: problem.upstream ?? "",
				quantity: subject,
				call: "call" in check ? check.call : subject,
			};
			const explaining = candidates.explaining(check, subject);
			const mistakes =
				explaining.length > 0
					? explaining.map((misconception) => ({ misconception, words: { ...words, ...wordsIn(misconception, evidence) } }))
					: firstSymptom(catalogue, evidence, words);
			if (mistakes.length === 0) mistakes.push(...byUsualFault(problem, judgement, catalogue, evidence, words));
			diagnoses.push({ check: check.id, finding: at, subject, mistakes, ...(pattern && { pattern }) });
		}
	}
	return withoutNeedlessTies(withOneCause(problem, judgement, diagnoses));
}

function firstSymptom(catalogue: readonly Misconception[], evidence: Evidence, words: Words): Mistake[] {
	for (const misconception of catalogue) {
		if ((misconception.symptom?.(evidence) ?? false) !== false)
			return [{ misconception, words: { ...words, ...wordsIn(misconception, evidence) } }];
	}
	return [];
}

/** What the misconception's sentences say of this evidence. */
function wordsIn(misconception: Misconception, evidence: Evidence): Words {
	const shown = misconception.symptom?.(evidence);
	return typeof shown === "object" ? shown : {};
}

/**
 * What an earlier call leaves behind shows in several quantities: where one of them has a name, the others of that check have it too.
 * And what a constructor that stopped has not set up is missed by every call.
 */
function withOneCause(problem: LoadedProblem, { observation, verdicts }: Judgement, diagnoses: readonly Diagnosis[]): Diagnosis[] {
	const kindOf = (id: string) => problem.checks.find((check) => check.id === id)?.kind;
	const isFault = ({ check, finding }: Diagnosis): boolean => {
		const verdict = verdicts[check];
		return verdict?.status === "failed" && verdict.findings[finding]?.failure.kind === "fault";
	};
	const causeOf = (diagnosis: Diagnosis): Diagnosis[] => {
		if (kindOf(diagnosis.check) === "repeat" && diagnosis.mistakes.length === 0)
			return diagnoses.filter(({ check, mistakes }) => check === diagnosis.check && mistakes.length === 1);
		if (observation.world.bypasses && isFault(diagnosis)) return diagnoses.filter(({ check }) => kindOf(check) === "init");
		return [];
	};
	return diagnoses.map((diagnosis) => {
		const causes = causeOf(diagnosis);
		const ids = new Set(causes.flatMap(({ mistakes }) => mistakes.map(({ misconception }) => misconception.id)));
		return ids.size === 1 ? { ...diagnosis, mistakes: (causes[0] as Diagnosis).mistakes } : diagnosis;
	});
}

/** Where no number is explained, the error with which most calls stop may be. */
function byUsualFault(
	problem: LoadedProblem,
	{ observation }: Judgement,
	catalogue: readonly Misconception[],
	evidence: Evidence,
	words: Words,
): Mistake[] {
	if (!("quantity" in evidence.check)) return [];
	const call = callComputing(problem, evidence.check.quantity);
	const faults = observation.rounds.flatMap((round) => {
		const answer = round.calls[call];
		return answer?.kind === "fault" ? [answer.fault] : [];
	});
	const fault = faults[0];
	if (fault === undefined || 2 * faults.length < observation.rounds.length) return [];
	return firstSymptom(catalogue, { ...evidence, failure: { kind: "fault", call, fault } }, words);
}

/** Where one of several explanations is needed for another finding anyway, it is the one. */
function withoutNeedlessTies(diagnoses: readonly Diagnosis[]): Diagnosis[] {
	const certain = new Set(diagnoses.filter(({ mistakes }) => mistakes.length === 1).map(({ mistakes }) => mistakes[0]?.misconception.id));
	return diagnoses.map((diagnosis) => {
		const needed = diagnosis.mistakes.filter(({ misconception }) => certain.has(misconception.id));
		return diagnosis.mistakes.length > 1 && needed.length > 0 ? { ...diagnosis, mistakes: needed } : diagnosis;
	});
}
