/** Which quantities are held against themselves: of these it is asked what else they depend on. Pure. */
import { isSameShape, type Tensor } from "../numeric/tensor.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { callComputing } from "./answers.ts";
import { expectedOf, isRightAnswer } from "./compare.ts";
import { isSeenToDepend } from "./dependence.ts";
import { arrangedAnswer, isAnswered, type ValueOutcome } from "./judge-values.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import { isSameValue } from "./similar.ts";

/**
 * Those that are right, and those that are wrong but follow from the inputs: what is computed wrongly can be remembered, shared and
 * overwritten like anything else, and to be kept apart it must be no constant, which nothing can change, and no noise, which changes by
 * itself.
 */
export function comparableQuantities(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	values: ReadonlyMap<string, ValueOutcome>,
): Set<string> {
	const { rounds } = observation;
	return new Set(
		[...values].flatMap(([name, { verdict }]) => {
			const call = callComputing(problem, name);
			const isKept =
				verdict.status === "passed" ||
				(verdict.status === "failed" &&
					isMostlyOfItsShape(plan, observation, name) &&
					!isNoise(problem, plan, observation, name) &&
					isSeenToDepend(plan, rounds, name, (round) => isAnswered(round, call)));
			return isKept ? [name] : [];
		}),
	);
}

/** What is of its shape here and there alone is made up, and not computed. */
function isMostlyOfItsShape(plan: Plan, { rounds }: Observation, quantity: string): boolean {
	const fitting = rounds.filter((round, at) => {
		const answer = round.computed[quantity];
		const expected = plan.expected[at]?.[quantity];
		return answer?.kind === "value" && expected !== undefined && isSameShape(answer.value.shape, expected.shape);
	});
	return 2 * fitting.length >= rounds.length;
}

/** Two wrong answers to the same inputs that differ: one among right ones may be a mishap, which is no reason to ask less. */
function isNoise(problem: LoadedProblem, { general }: Plan, { chances }: Observation, quantity: string): boolean {
	const expected = expectedOf(problem, general);
	const wrong = chances.flatMap(({ computed: { [quantity]: answer } }) => {
		if (answer?.kind !== "value") return [];
		const received = arrangedAnswer(problem, general, expected, quantity, answer, "row-major");
		return received !== null && isRightAnswer(problem, quantity, general, expected[quantity] as Tensor, received) ? [] : [answer];
	});
	return wrong.some((answer) => !isSameValue(answer, wrong[0]));
}
