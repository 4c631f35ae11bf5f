/** Whether a check fails on one more sample as it did: what a smaller example must show. Pure. */

import { isSameShape, type Tensor } from "../numeric/tensor.ts";
import { endsProcess } from "../oracle/script.ts";
import { type CheckDeclaration, computedBy } from "../problem/check-ids.ts";
import type { Failure } from "../problem/failure.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { type Sample, shapeOf } from "../problem/sample.ts";
import { differing, SKIPPED } from "./answers.ts";
import { isWithinCoarse } from "./coarse.ts";
import { expectedOf, isRightAnswer } from "./compare.ts";
import { judgeState } from "./judge-state.ts";
import { judgeInputs, judgeParameters } from "./judge-untouched.ts";
import { arrangedAnswer, isAnswered, judgeValue } from "./judge-values.ts";
import { asAnswered } from "./numbers-first.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { subjectOf, type Verdict } from "./verdict.ts";

/** The failure on that sample, where it is the one that was found. */
export type FailsAgain = (round: Round, sample: Sample) => Failure | undefined;

const NOTHING = { created: [], differenced: [], repeated: [] };

/** `undefined` where no other sample may be asked. */
export function failsAgain(problem: LoadedProblem, check: CheckDeclaration, found: Failure): FailsAgain | undefined {
	if (found.kind === "fault") return endsProcess(found.fault.id) ? undefined : (round) => sameFault(round, found);
	const planOf = (sample: Sample): Plan => ({ ...NOTHING, samples: [sample], expected: [expectedOf(problem, sample)], general: sample });
	const same = (verdict: Verdict) => sameIn(verdict, found);
	switch (check.kind) {
		case "value":
			return (round, sample) =>
				same(judgeValue(problem, planOf(sample), [asAnswered(round, check.call)], check.call, check.quantity, ["row-major"]).verdict);
		case "state":
			return (round, sample) => same(judgeState(problem, planOf(sample), [round], check.call));
		case "inputs":
			return (round, sample) => same(judgeInputs(problem, planOf(sample), [round]));
		case "parameters":
			return (round, sample) => same(judgeParameters(problem, planOf(sample), [round]));
		case "shape":
			return found.kind === "shape" ? (round, sample) => otherShape(problem, check.call, round, sample, found) : undefined;
		case "precision":
			return found.kind === "precision" && found.wrong.length > 0
				? (round, sample) => lessPrecise(problem, round, sample, found)
				: undefined;
		default:
			return undefined;
	}
}

/** A single run cannot show that the next one would differ. */
function sameIn(verdict: Verdict, found: Failure): Failure | undefined {
	if (verdict.status !== "failed") return undefined;
	const failure = verdict.findings.find(
		(each) => each.failure.kind === found.kind && subjectOf(each.failure) === subjectOf(found),
	)?.failure;
	if (failure?.kind !== "value" || found.kind !== "value") return failure;
	if (failure.received.data.every(Number.isFinite) !== found.received.data.every(Number.isFinite)) return undefined;
	return found.isNoise === true ? { ...failure, isNoise: true } : failure;
}

/** Another error is another mistake; sizes in a message differ from sample to sample. */
function sameFault(round: Round, found: Extract<Failure, { kind: "fault" }>): Failure | undefined {
	const answer = round.calls[found.call];
	if (answer?.kind !== "fault") return undefined;
	const kindOf = ({ message, at }: typeof found.fault) => `${at?.line} ${message.replace(/\d+/g, "#")}`;
	return kindOf(answer.fault) === kindOf(found.fault) ? { ...found, fault: answer.fault } : undefined;
}

function otherShape(
	problem: LoadedProblem,
	call: string,
	round: Round,
	{ sizes }: Sample,
	{ quantity, received }: Extract<Failure, { kind: "shape" }>,
): Failure | undefined {
	const answer = round.computed[quantity];
	if (!computedBy(problem, call).includes(quantity) || !isAnswered(round, call) || answer?.kind !== "value") return undefined;
	const expected = shapeOf(problem, quantity, sizes);
	const { shape } = answer.value;
	if (isSameShape(shape, expected) || shape.length !== received.length) return undefined;
	return { kind: "shape", quantity, expected, received: shape };
}

function lessPrecise(
	problem: LoadedProblem,
	round: Round,
	sample: Sample,
	{ quantity, as }: Extract<Failure, { kind: "precision" }>,
): Failure | undefined {
	const right = expectedOf(problem, sample);
	const expected = right[quantity] as Tensor;
	const received = arrangedAnswer(problem, sample, right, quantity, round.computed[quantity] ?? SKIPPED, "row-major");
	if (received === null || isRightAnswer(problem, quantity, sample, expected, received)) return undefined;
	if (!isWithinCoarse(as, problem, quantity, sample, right, received)) return undefined;
	return { kind: "precision", quantity, as, expected, received, wrong: differing(expected, received) };
}
