/** Verdicts × rubric → the native result. */
import type { Judgement } from "../checks/judge.ts";
import type { World } from "../checks/round.ts";
import type { Finding, Verdict } from "../checks/verdict.ts";
import type { Diagnosis, Mistake } from "../diagnosis/diagnosis.ts";
import type { Tensor } from "../numeric/tensor.ts";
import type { Failure } from "../problem/failure.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { arithmeticOf } from "../report/arithmetic.ts";
import { inertResult } from "../report/inert-result.ts";
import type { CheckResult, ExampleResult, FailureResult, FindingResult, Result, TensorResult } from "../report/result.ts";

export interface Circumstances {
	readonly grader: string;
	readonly file: string | null;
	readonly seed: number;
	readonly seedFrom: Result["seedFrom"];
	readonly samples: number;
	readonly isolation: Result["isolation"];
	readonly printed: string;
	readonly totalMs: number;
}

export function score(problem: LoadedProblem, judgement: Judgement, diagnoses: readonly Diagnosis[], circumstances: Circumstances): Result {
	const checks = problem.checks.map(({ id }) =>
		checkResult(problem, id, judgement.verdicts[id] as Verdict, misconceptionsBehind(id, judgement, diagnoses), (at) =>
			diagnoses.find(({ check, finding }) => check === id && finding === at),
		),
	);
	return result(problem, circumstances, checks, null, repairsOf(judgement.observation.world));
}

/** The result of a submission that could not be run: no check has an answer, so none has marks. */
export function scoreUnloadable(problem: LoadedProblem, fault: NonNullable<Result["fault"]>, circumstances: Circumstances): Result {
	const checks = problem.checks.map(({ id }) =>
		checkResult(problem, id, { status: "blocked", by: "load", why: fault.message }, [fault.id]),
	);
	return result(problem, circumstances, checks, fault, []);
}

/** Of a blocked check, those of what blocks it. */
function misconceptionsBehind(id: string, judgement: Judgement, diagnoses: readonly Diagnosis[], depth = 0): string[] {
	const verdict = judgement.verdicts[id];
	if (verdict?.status === "blocked" && depth < 5) return misconceptionsBehind(verdict.by, judgement, diagnoses, depth + 1);
	const own = diagnoses
		.filter(({ check }) => check === id)
		.flatMap(({ mistakes }) => mistakes.map(({ misconception }) => misconception.id));
	return [...new Set(own)];
}

function result(
	problem: LoadedProblem,
	{ file, totalMs, ...rest }: Circumstances,
	checks: CheckResult[],
	fault: Result["fault"],
	repaired: string[],
): Result {
	return inertResult({
		version: 1,
		problem: problem.id,
		submission: { file },
		...rest,
		score: sumOfPoints(checks.map((check) => check.points)),
		maxScore: problem.points,
		fault,
		checks,
		repaired,
		timing: { totalMs: Math.round(totalMs) },
	});
}

function checkResult(
	problem: LoadedProblem,
	id: string,
	verdict: Verdict,
	misconceptions: readonly string[],
	diagnosisOf: (finding: number) => Diagnosis | undefined = () => undefined,
): CheckResult {
	const { points, visibility } = problem.rubricOf[id] as { points: number; visibility: CheckResult["visibility"] };
	const base = { id, points: verdict.status === "passed" ? points : 0, maxPoints: points, visibility, misconceptions: [...misconceptions] };
	if (verdict.status !== "failed") return { ...base, verdict: { ...verdict } };
	const findings = verdict.findings.map((finding, at) => findingResult(problem, finding, diagnosisOf(at)));
	return { ...base, verdict: { status: "failed", samples: verdict.samples, findings } };
}

function findingResult(problem: LoadedProblem, { failure, example }: Finding, diagnosis: Diagnosis | undefined): FindingResult {
	const arithmetic = arithmeticOf(problem, failure, example);
	return {
		failure: plainFailure(failure),
		...(example && { example: plainExample(example) }),
		mistakes: diagnosis?.mistakes.map(mistakeResult) ?? [],
		...(diagnosis?.pattern && { pattern: diagnosis.pattern.when }),
		...(arithmetic && { arithmetic }),
	};
}

/** The sentences with their placeholders filled. */
function mistakeResult({ misconception, words }: Mistake): FindingResult["mistakes"][number] {
	const { id, says, hint, fix } = misconception;
	return { id, says: fill(says, words), hint: fill(hint, words), fix: fill(fix, words) };
}

/** Copies, with the numbers that JSON lacks as words. */
function plainFailure(failure: Failure): FailureResult {
	if (failure.kind === "shape") return { ...failure, expected: [...failure.expected], received: [...failure.received] };
	if (failure.kind === "fault") {
		const { id, message, at } = failure.fault;
		return {
			kind: "fault",
			call: failure.call,
			fault: { id, message, ...(at && { at }) },
			...(failure.when !== undefined && { when: failure.when }),
		};
	}
	if (failure.kind === "missing" && failure.others !== undefined) {
		const others = failure.others.map(({ name, shape }) => ({ name, ...(shape && { shape: [...shape] }) }));
		return { ...failure, others };
	}
	if (!("wrong" in failure)) return failure as FailureResult;
	return { ...failure, expected: plainTensor(failure.expected), received: plainTensor(failure.received), wrong: [...failure.wrong] };
}

function plainExample({ sizes, values, fixed }: Sample): ExampleResult {
	return {
		sizes: { ...sizes },
		values: Object.fromEntries(Object.entries(values).map(([name, tensor]) => [name, plainTensor(tensor)])),
		...(fixed && { case: fixed.id }),
	};
}

function plainTensor({ shape, data }: Tensor): TensorResult {
	return { shape: [...shape], data: data.map((entry) => (Number.isFinite(entry) ? entry : (String(entry) as "NaN"))) };
}

function repairsOf(world: World): string[] {
	return [
		...(world.repairsState ? ["stored-inputs"] : []),
		...(world.bypasses ? ["constructor"] : []),
		...(world.isFresh ? ["module-state"] : []),
		...Object.entries(world.layouts).map(([name, layout]) => `layout of ${name}: ${layout}`),
		...Object.entries(world.names).map(([name, own]) => `name of ${name}: ${own}`),
	];
}
