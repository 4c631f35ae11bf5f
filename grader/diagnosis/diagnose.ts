/** Failed checks → the mistakes behind them: executable wrong versions and signs, held against the submission's own answers. Pure. */
import { callComputing } from "../checks/answers.ts";
import type { Judgement } from "../checks/judge.ts";
import type { Finding } from "../checks/verdict.ts";
import { type CheckDeclaration, valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, Misconception, Words } from "../problem/misconception.ts";
import { Candidates } from "./candidates.ts";
import { usualFault, withOneCause, withoutNeedlessTies } from "./causes.ts";
import type { Diagnosis, Mistake } from "./diagnosis.ts";
import { evidenceOf } from "./evidence.ts";
import { genericMisconceptions } from "./generic.ts";
import { absentBehind } from "./generic-parameters.ts";

export function diagnose(problem: LoadedProblem, judgement: Judgement): Diagnosis[] {
	const catalogue = [...problem.misconceptions, ...genericMisconceptions(problem)];
	const candidates = new Candidates(problem, judgement, catalogue);
	const diagnoses: Diagnosis[] = [];
	for (const check of problem.checks) {
		const verdict = judgement.found[check.id];
		if (verdict?.status !== "failed") continue;
		for (const [at, finding] of verdict.findings.entries()) {
			const witness = check.kind === "gradcheck" ? valueCheckOf(problem.checks, check.quantity) : undefined;
			const witnessed = diagnoses.find((other) => other.check === witness);
			diagnoses.push(
				witnessed
					? { ...witnessed, check: check.id }
					: diagnoseFinding(problem, judgement, catalogue, candidates, check, finding, at, diagnoses),
			);
		}
	}
	return withoutNeedlessTies(withOneCause(problem, judgement, diagnoses)).map((diagnosis) =>
		diagnosis.mistakes.length > 0 ? diagnosis : { ...diagnosis, mistakes: lastResort(problem, judgement, catalogue, diagnosis) },
	);
}

function diagnoseFinding(
	problem: LoadedProblem,
	judgement: Judgement,
	catalogue: readonly Misconception[],
	candidates: Candidates,
	check: CheckDeclaration,
	finding: Finding,
	at: number,
	before: readonly Diagnosis[],
): Diagnosis {
	const evidence = evidenceOf(problem, judgement, check, finding);
	const { pattern, subject } = evidence;
	const words = wordsOf(problem, check, subject);
	const ranked = (rank: Misconception["rank"]) => catalogue.filter((misconception) => misconception.rank === rank);
	let mistakes = absentBehind(problem, evidence).flatMap((name) => {
		const created = problem.checks.find((other) => other.kind === "init" && other.parameter === name);
		return before.find((other) => other.check === created?.id)?.mistakes ?? [];
	});
	if (mistakes.length > 0) return { check: check.id, finding: at, subject, mistakes: mistakes.slice(0, 1) };
	mistakes = firstSymptom(ranked("first"), evidence, words);
	if (mistakes.length === 0)
		mistakes = candidates.explaining(check, subject, finding.failure).map((misconception) => mistakeOf(misconception, evidence, words));
	if (mistakes.length === 0) mistakes = firstSymptom(ranked(undefined), evidence, words);
	// Where no number is explained, the error with which most calls stop may be.
	const fault = "quantity" in check ? usualFault(problem, judgement, check.quantity) : undefined;
	if (mistakes.length === 0 && fault !== undefined) mistakes = firstSymptom(ranked(undefined), { ...evidence, failure: fault }, words);
	return { check: check.id, finding: at, subject, mistakes, ...(pattern && { pattern }) };
}

function lastResort(problem: LoadedProblem, judgement: Judgement, catalogue: readonly Misconception[], diagnosis: Diagnosis): Mistake[] {
	const check = problem.checks.find(({ id }) => id === diagnosis.check) as CheckDeclaration;
	const verdict = judgement.found[check.id];
	const finding = verdict?.status === "failed" ? verdict.findings[diagnosis.finding] : undefined;
	if (finding === undefined) return [];
	const last = catalogue.filter(({ rank }) => rank === "last");
	return firstSymptom(last, evidenceOf(problem, judgement, check, finding), wordsOf(problem, check, diagnosis.subject));
}

function firstSymptom(catalogue: readonly Misconception[], evidence: Evidence, words: Words): Mistake[] {
	const misconception = catalogue.find(({ symptom }) => (symptom?.(evidence) ?? false) !== false);
	return misconception === undefined ? [] : [mistakeOf(misconception, evidence, words)];
}

/** With what the misconception's own symptom says of this evidence. */
function mistakeOf(misconception: Misconception, evidence: Evidence, words: Words): Mistake {
	const shown = misconception.symptom?.(evidence);
	return { misconception, words: { ...words, ...misconception.words, ...(typeof shown === "object" && shown) } };
}

function wordsOf(problem: LoadedProblem, check: CheckDeclaration, subject: string): Words {
	const { className, upstream = "" } = problem;
	const call = "quantity" in check ? callComputing(problem, check.quantity) : "call" in check ? check.call : subject;
	return { class: className, upstream, quantity: subject, call };
}
