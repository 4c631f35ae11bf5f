/** The check of precision: numbers that are right but for a coarser arithmetic than float64. Pure. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { differing, SKIPPED } from "./answers.ts";
import type { Expected } from "./compare.ts";
import { arrangedAnswer, type ValueOutcome } from "./judge-values.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

export function judgePrecision(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Round[],
	created: Round | undefined,
	values: ReadonlyMap<string, ValueOutcome>,
	comparable: ReadonlySet<string>,
): Verdict {
	const findings: Finding[] = coarseParameters(problem, plan, created);
	let judged = 0;
	for (const [quantity, { verdict, coarse, arrangement }] of values) {
		if (verdict.status !== "passed") {
			// How precise a wrong number was meant to be nobody knows; that it has all digits can be seen.
			if (comparable.has(quantity) && rounds.some((round) => hasAllDigits(round.computed[quantity]))) judged += 1;
			continue;
		}
		judged += 1;
		if (coarse === undefined) continue;
		const [sample, right] = [plan.samples[coarse.at] as Sample, plan.expected[coarse.at] as Expected];
		const expected = right[quantity] as Tensor;
		const answer = rounds[coarse.at]?.computed[quantity] ?? SKIPPED;
		const received = arrangedAnswer(problem, sample, right, quantity, answer, arrangement) ?? expected;
		findings.push({
			failure: { kind: "precision", quantity, as: coarse.width, expected, received, wrong: differing(expected, received) },
			example: sample,
		});
	}
	if (findings.length > 0) return failed(rounds.length, ...findings);
	if (judged === 0) return blocked(`${problem.calls[0]?.name}.value`, WHY_BLOCKED["no-precision"]);
	return passed(rounds.length);
}

/** Whether an entry has more digits than float32 and any rounding to decimals that is known of. */
function hasAllDigits(answer: Answer | undefined): boolean {
	if (answer?.kind !== "value") return false;
	return answer.value.data.some(
		(entry) => Number.isFinite(entry) && Math.fround(entry) !== entry && Number(entry.toFixed(MOST_DECIMALS)) !== entry,
	);
}

const MOST_DECIMALS = 10;

/** Zeros are zeros in every type; what is computed from them is not. */
function coarseParameters(problem: LoadedProblem, plan: Plan, created: Round | undefined): Finding[] {
	return problem.parameters.flatMap((quantity): Finding[] => {
		const answer = created?.after[quantity];
		const sample = plan.created[0] as Sample;
		if (answer?.kind !== "value" || (answer.precision !== "float32" && answer.precision !== "float16")) return [];
		const expected = sample.values[quantity] as Tensor;
		return [
			{
				failure: { kind: "precision", quantity, as: answer.precision, expected, received: answer.value, wrong: [] },
				example: { sizes: sample.sizes, values: {} },
			},
		];
	});
}
