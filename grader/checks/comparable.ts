/** Which quantities are held against themselves: of these it is asked what else they depend on. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { callComputing } from "./answers.ts";
import { isSeenToDepend } from "./dependence.ts";
import { isAnswered, type ValueOutcome } from "./judge-values.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import { isSameValue } from "./similar.ts";

/** Of as many runs with the same inputs so many differ from the others where a quantity changes by chance, and not by one mishap. */
const FEWEST_OTHERS = 2;

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
					!isNoise(observation, name) &&
					isSeenToDepend(plan, rounds, name, (round) => isAnswered(round, call)));
			return isKept ? [name] : [];
		}),
	);
}

function isNoise({ chances }: Observation, quantity: string): boolean {
	const answers = chances.flatMap(({ computed: { [quantity]: answer } }) => (answer?.kind === "value" ? [answer] : []));
	const most = Math.max(0, ...answers.map((answer) => answers.filter((other) => isSameValue(answer, other)).length));
	return answers.length - most >= FEWEST_OTHERS;
}
