/** Finite differences against the submission's gradients: a second witness, independent of the reference's backward. Pure. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { type Sample, shapeOf } from "../problem/sample.ts";
import type { Gradient } from "../problem/table.ts";
import { callComputing, SKIPPED } from "./answers.ts";
import { coarseBound } from "./coarse.ts";
import { ARRANGEMENTS, type Arrangement, arrange, evaluate, expectedOf, tolerancesOf } from "./compare.ts";
import { isAnswered, type ValueOutcome, valueFailure } from "./judge-values.ts";
import type { Observation } from "./observe.ts";
import { directionOf, type Plan, shift } from "./plan.ts";
import type { Round } from "./round.ts";
import { unaskedAmong } from "./unasked.ts";
import { blocked, failed, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

/**
 * Judges dL/dX by central differences of L = Σ upstream ⊙ output along one direction for each sample: Σ dLdX ⊙ direction must be
 * (L(X + d) − L(X − d)) / 2, which holds exactly for a layer that is at most quadratic in X. What is rounded has the bound of both sides'
 * formulas. The submission's own forward is differenced where it is right, and the reference's where it is not, so that a wrong forward
 * is not paid for twice.
 */
export function judgeGradient(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	{ of, is: quantity }: Pick<Gradient<string>, "of" | "is">,
	gradient: ValueOutcome,
	output: ValueOutcome,
	gradientCheck: string,
): Verdict {
	if (gradient.verdict.status === "blocked") return gradient.verdict;
	const isRight = gradient.verdict.status === "passed";
	// A coarse forward leaves much room, which a gradient that is wrong by little must not hide in.
	const usesOwnForward = output.verdict.status === "passed" && (output.coarse === undefined || isRight);
	const call = callComputing(problem, quantity);
	const isMissed = (sample: Sample, rounds: Readonly<Record<string, Round>>, arrangement: Arrangement): boolean => {
		const base = rounds.x as Round;
		const answer = base.computed[quantity];
		const received = answer?.kind === "value" ? arrange(answer.value, shapeOf(problem, quantity, sample.sizes), arrangement) : null;
		if (received === null) return true;
		const step = directionOf(sample.values[of] as Tensor);
		const along = received.data.reduce((sum, entry, at) => sum + entry * (step[at] as number), 0);
		const isOff = (width?: string): boolean => {
			const [above, below] = ([1, -1] as const).map((sign) => {
				const own = usesOwnForward ? rounds[`${of}${sign > 0 ? "+" : "-"}`]?.computed[problem.output] : undefined;
				return lossOf(problem, shift(sample, of, sign), output.arrangement, own, width);
			}) as [Loss, Loss];
			const boundOf = boundsOf(problem, quantity, sample, width);
			const bound = (above.bound + below.bound) / 2 + step.reduce((sum, move, at) => sum + Math.abs(move) * boundOf(at), 0);
			return !(Math.abs(along - (above.value - below.value) / 2) <= 2 * bound);
		};
		// Lost precision is charged for that alone, wherever it shows.
		return isOff() && !(isRight && COARSEST.some((width) => !isOff(width)));
	};
	const samples = plan.differenced.length;
	const misses: number[] = [];
	for (const arrangement of ARRANGEMENTS) {
		const missed = plan.differenced.flatMap((sample, at) =>
			isMissed(sample, observation.differences[at] as Record<string, Round>, arrangement) ? [at] : [],
		);
		// Where a call stops is charged by its own samples, once.
		const charged = missed.filter((at) => !isRight || isAnswered(observation.differences[at]?.x, call));
		if (samples > 0 && charged.length === 0 && 8 * (samples - missed.length) >= samples) return { status: "passed", samples };
		misses.push(charged[0] ?? (missed[0] as number));
	}
	const at = misses[0] as number;
	const sample = plan.differenced[at] as Sample;
	const round = observation.differences[at]?.x;
	const answer = round?.computed[quantity];
	const unasked = round && unaskedAmong([{ round, example: sample }]);
	if (unasked !== undefined && isRight) return failed(samples, unasked);
	if (answer?.kind !== "value") return blocked(gradientCheck, fill(WHY_BLOCKED["no-gradient"], { quantity }));
	const failure = valueFailure(problem, sample, expectedOf(problem, sample), quantity, answer, round?.calls[call] ?? SKIPPED, call);
	return failed(samples, { failure, example: sample });
}

/** The arithmetics that leave most room among small numbers and among larger ones. */
const COARSEST = ["2 decimals", "3 significant digits"];

/** How far entries may be rounded: in float64, or in a coarser arithmetic. */
function boundsOf(problem: LoadedProblem, quantity: string, sample: Sample, width: string | undefined): (at: number) => number {
	if (width !== undefined) return (at) => coarseBound(width, problem, quantity, sample, at);
	const tolerance = tolerancesOf(problem, quantity, sample);
	return (at) => tolerance(at).bound;
}

interface Loss {
	readonly value: number;
	/** How far it may be rounded. */
	readonly bound: number;
}

/** Σ upstream ⊙ output, of the submission's own output where there is one. */
function lossOf(problem: LoadedProblem, sample: Sample, arrangement: Arrangement, own: Answer | undefined, width?: string): Loss {
	const shape = shapeOf(problem, problem.output, sample.sizes);
	const output = own?.kind === "value" ? arrange(own.value, shape, arrangement) : evaluate(problem, sample)[problem.output];
	if (output === null || output === undefined) return { value: Number.NaN, bound: 0 };
	const boundOf = boundsOf(problem, problem.output, sample, width);
	const upstream = problem.upstream === undefined ? undefined : (sample.values[problem.upstream] as Tensor);
	let [value, bound] = [0, 0];
	output.data.forEach((entry, at) => {
		const weight = upstream?.data[at] ?? 1;
		value += entry * weight;
		bound += Math.abs(weight) * boundOf(at);
	});
	return { value, bound };
}
