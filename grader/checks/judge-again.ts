/** A call that is made again after the same call before it: held against what is right, or against the first time. Pure. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { differing } from "./answers.ts";
import { isWithinCoarse } from "./coarse.ts";
import { type Expected, expectedOf, isRightAnswer } from "./compare.ts";
import { arrangedAnswer, type ValueOutcome } from "./judge-values.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { repeatedSamples, repetitionOf, roundLabel } from "./sequence-scripts.ts";
import { isAlike } from "./similar.ts";
import type { Finding } from "./verdict.ts";
import { WHEN } from "./words.ts";

/**
 * By quantity, where a call that is made again gives something else than it should. Where the quantity is right, that is the right answer
 * to the new input from upstream; where it is not, what came the first time for the same input.
 */
export function findChangedAgain(
	problem: LoadedProblem,
	plan: Plan,
	alone: Readonly<Record<string, Round>>,
	values: ReadonlyMap<string, ValueOutcome>,
	comparable: ReadonlySet<string>,
): Map<string, Finding> {
	const findings = new Map<string, Finding>();
	for (const [label, { computed }] of Object.entries(alone)) {
		const { at, call } = repetitionOf(label);
		if (call === undefined) continue;
		const first = alone[roundLabel(at)]?.computed ?? {};
		const [sample, changed] = repeatedSamples(problem, plan.repeated, [at]) as [Sample, Sample];
		for (const [quantity, answer] of Object.entries(computed)) {
			const [outcome, before] = [values.get(quantity), first[quantity]];
			if (!comparable.has(quantity) || findings.has(quantity) || outcome === undefined || before === undefined) continue;
			const expected = repetitionOf(label).isAsBefore
				? asBefore(problem, quantity, sample, before, answer)
				: whatIsRight(problem, quantity, [sample, before], [changed, answer], outcome);
			if (expected === undefined || answer.kind !== "value") continue;
			const when = fill(WHEN["called-again"], { call, first: problem.calls[0]?.name ?? "" });
			const received = answer.value;
			const as = isAlike(problem, quantity, changed, before, answer) ? { as: "an-earlier-answer" as const } : {};
			const failure = { kind: "differs" as const, quantity, when, ...as, expected, received, wrong: differing(expected, received) };
			findings.set(quantity, { failure, example: sample });
		}
	}
	return findings;
}

/** The answer of the first time, where the same input gives another one now. */
function asBefore(problem: LoadedProblem, quantity: string, sample: Sample, before: Answer, answer: Answer): Tensor | undefined {
	return before.kind === "value" && answer.kind === "value" && !isAlike(problem, quantity, sample, before, answer)
		? before.value
		: undefined;
}

/** The right answer, where the first time gave it and this one does not. */
function whatIsRight(
	problem: LoadedProblem,
	quantity: string,
	[sample, before]: readonly [Sample, Answer],
	[changed, answer]: readonly [Sample, Answer],
	{ verdict, arrangement, coarse }: ValueOutcome,
): Tensor | undefined {
	if (verdict.status !== "passed") return undefined;
	const isRight = (given: Sample, expected: Expected, received: Answer): boolean => {
		const tensor = arrangedAnswer(problem, given, expected, quantity, received, arrangement);
		if (tensor === null) return received.kind !== "value";
		return (
			isRightAnswer(problem, quantity, given, expected[quantity] as Tensor, tensor) ||
			(coarse !== undefined && isWithinCoarse(coarse.width, problem, quantity, given, expected, tensor))
		);
	};
	const expected = expectedOf(problem, changed);
	return isRight(sample, expectedOf(problem, sample), before) && !isRight(changed, expected, answer) ? expected[quantity] : undefined;
}
