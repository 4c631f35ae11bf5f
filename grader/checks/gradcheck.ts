/** Finite differences against the submission's gradients: a second witness, independent of the reference's backward. Pure. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/load.ts";
import { type Sample, shapeOf } from "../problem/sample.ts";
import { ARRANGEMENTS, arrange, evaluate, expectedOf } from "./compare.ts";
import { blocked, failed, type ValueOutcome, valueFailure } from "./judge-values.ts";
import { directionOf, type Observation, type Plan } from "./observe.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Judges dL/dX by central differences of L = Σ upstream ⊙ output along one direction for each sample: Σ dLdX ⊙ direction must be
 * (L(X + d) − L(X − d)) / 2. With whole numbers both sides are exact. The submission's own forward is differenced where it is right,
 * and the reference's where it is not, so that a wrong forward is not paid for twice.
 */
export function judgeGradient(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	of: string,
	quantity: string,
	gradient: ValueOutcome,
	output: ValueOutcome,
	gradientCheck: string,
): Verdict {
	const usesOwnForward = output.verdict.status === "passed" && output.coarse === undefined;
	const call = problem.calls.find(({ returns, stores }) => returns === quantity || stores.includes(quantity))?.name ?? "";
	const misses = ARRANGEMENTS.map((arrangement) =>
		plan.differenced.findIndex((sample, at) => {
			const { base, shifted } = observation.differences[at] as Observation["differences"][number];
			if (gradient.leavesOutFaults === true && base.calls[call]?.kind === "fault") return false;
			const answer = base.computed[quantity];
			if (answer?.kind !== "value") return true;
			const received = arrange(answer.value, shapeOf(problem, quantity, sample.sizes), arrangement);
			if (received === null) return true;
			const step = directionOf(sample.values[of] as Tensor);
			const [plus, minus] = usesOwnForward ? (shifted[of] as readonly [Answer, Answer]) : [];
			const losses = (
				[
					[plus, 1],
					[minus, -1],
				] as const
			).map(([own, sign]) => lossOf(problem, sample, of, step, sign, output, own));
			const expected = ((losses[0] as number) - (losses[1] as number)) / 2;
			const along = received.data.reduce((sum, entry, entryAt) => sum + entry * (step[entryAt] as number), 0);
			return along !== expected;
		}),
	);
	const samples = plan.differenced.length;
	if (misses.some((miss) => miss < 0) && samples > 0)
		return {
			status: "passed",
			samples,
			tolerance: { bound: 0, why: "exact: central differences of whole numbers, and the layer is affine in each operand" },
		};
	const at = misses[0] as number;
	const sample = plan.differenced[at] as Sample;
	const round = observation.differences[at]?.base;
	const answer = round?.computed[quantity];
	if (answer?.kind !== "value") {
		const fault = gradient.verdict.status === "passed" ? [] : gradient.verdict.misconceptions;
		return blocked(gradientCheck, `${quantity} was not computed, so that there is nothing to hold the differences against`, fault);
	}
	const failure = valueFailure(
		problem,
		sample,
		expectedOf(problem, sample),
		quantity,
		answer,
		round?.calls[call] ?? { kind: "skipped" },
		call,
	);
	return failed(failure, samples, gradient.verdict.status === "failed" ? gradient.verdict.misconceptions : [], sample);
}

function lossOf(
	problem: LoadedProblem,
	sample: Sample,
	of: string,
	step: readonly number[],
	sign: number,
	outcome: ValueOutcome,
	own: Answer | undefined,
): number {
	const operand = sample.values[of] as Tensor;
	const moved = {
		sizes: sample.sizes,
		values: {
			...sample.values,
			[of]: { shape: operand.shape, data: operand.data.map((entry, at) => entry + sign * (step[at] as number)) },
		},
	};
	const shape = shapeOf(problem, problem.output, sample.sizes);
	const output = own?.kind === "value" ? arrange(own.value, shape, outcome.arrangement) : evaluate(problem, moved)[problem.output];
	if (output === null || output === undefined) return Number.NaN;
	const upstream = problem.upstream === undefined ? undefined : (sample.values[problem.upstream] as Tensor);
	return output.data.reduce((sum, entry, at) => sum + entry * (upstream?.data[at] ?? 1), 0);
}
