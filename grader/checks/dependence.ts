/** Whether the results of a call depend on what it is given. Pure. */
import { isSame, type Tensor } from "../numeric/tensor.ts";
import { computedBy } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Expected } from "./compare.ts";
import { isAnswered } from "./judge-values.ts";
import { type Plan, saysEnough } from "./plan.ts";
import type { Round } from "./round.ts";

type Answers = Pick<Round, "calls" | "computed">;

interface Pair {
	readonly expected: Tensor;
	readonly received: Tensor;
}

/**
 * Whether a call gives the same numbers wherever the right ones are of one shape and differ, in each of its quantities. Where its numbers
 * do differ, that counts only if neither would be right in the other's place: an answer that is right because nothing else can come of
 * zeros, or one wrong number among a thousand zeros, shows nothing.
 */
export function isConstant(problem: LoadedProblem, plan: Plan, rounds: readonly Answers[], call: string): boolean {
	const found = computedBy(problem, call).map((name) => dependenceIn(plan, rounds, name, (round) => isAnswered(round, call)));
	return found.includes("constant") && !found.includes("shown");
}

/** Whether a quantity is seen to depend on what its call was given, by enough of the rounds that count. */
export function isSeenToDepend(plan: Plan, rounds: readonly Answers[], quantity: string, counts: (round: Answers) => boolean): boolean {
	const known = rounds.flatMap((round, at) => (counts(round) && round.computed[quantity]?.kind === "value" ? [at] : []));
	return saysEnough(plan, known) && dependenceIn(plan, rounds, quantity, counts) === "shown";
}

/**
 * Whether a call that stops has worked a quantity out before, and stored it. What an instance holds from its constructor on does not follow
 * from what the call is given; where it is random it does not either, and only seems to.
 */
export function isStoredBeforeStop(plan: Plan, rounds: readonly Answers[], call: string, quantity: string): boolean {
	return isSeenToDepend(plan, rounds, quantity, ({ calls }) => calls[call]?.kind === "fault");
}

function dependenceIn(
	plan: Plan,
	rounds: readonly Answers[],
	quantity: string,
	counts: (round: Answers) => boolean,
): "shown" | "constant" | "unknown" {
	const pairs = rounds.flatMap((round, at): Pair[] => {
		const answer = round.computed[quantity];
		const expected = (plan.expected[at] as Expected)[quantity];
		return answer?.kind === "value" && expected !== undefined && counts(round) ? [{ expected, received: answer.value }] : [];
	});
	let compared = 0;
	for (const alike of byShape(pairs))
		for (const [at, left] of alike.entries())
			for (const right of alike.slice(at + 1)) {
				if (isSame(left.expected, right.expected)) continue;
				compared += 1;
				if (isTelling(left, right)) return "shown";
			}
	return compared > 0 ? "constant" : "unknown";
}

/** NaN and infinity are no numbers that anybody filled in: they come of a computation that went wrong, and say nothing against it. */
function isTelling(left: Pair, right: Pair): boolean {
	const isNumber = left.received.data.every(Number.isFinite) && right.received.data.every(Number.isFinite);
	return (
		!(isNumber && isSame(left.received, right.received)) && !isSame(left.expected, right.received) && !isSame(right.expected, left.received)
	);
}

function byShape(pairs: readonly Pair[]): Pair[][] {
	const groups = new Map<string, Pair[]>();
	for (const pair of pairs) {
		const shape = pair.expected.shape.join();
		groups.set(shape, [...(groups.get(shape) ?? []), pair]);
	}
	return [...groups.values()];
}
