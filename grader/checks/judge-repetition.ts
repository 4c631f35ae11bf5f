/** The checks of what a result may depend on: not on other instances, and not on earlier calls. Pure. */
import { isSame, type Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { valueCheckOf } from "../problem/check-ids.ts";
import type { Failure } from "../problem/failure.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { callComputing, differing, SKIPPED } from "./answers.ts";
import { addDifference, computedQuantities, differs, isPaidFor, isRight, type Values } from "./differences.ts";
import { findChangedAgain } from "./judge-again.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { repeatedSamples, repetitionOf } from "./sequence-scripts.ts";
import { isAlike, isSameValue } from "./similar.ts";
import { unaskedAmong } from "./unasked.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";
import { WHEN, WHY_BLOCKED } from "./words.ts";

type Rounds = Readonly<Record<string, Round>>;

interface Pair {
	readonly label: string;
	/** The round by itself, and in other company. */
	readonly left: Round;
	readonly right: Round;
	readonly when: string;
}

/** Rounds that share a module with others, against the same rounds alone; and what is left of them when the others are through. */
export function judgeInstances(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	values: Values,
	comparable: ReadonlySet<string>,
): Verdict {
	const { alone, separate, interleaved } = observation;
	const after = WHEN["other-instance"];
	const pairs = (rounds: Rounds, when: string): Pair[] =>
		Object.entries(rounds).map(([label, right]) => ({ label, left: alone.rounds[label] as Round, right, when }));
	const verdict = judgePairs(problem, plan, values, comparable, [
		...pairs(separate.rounds, after),
		...pairs(interleaved, WHEN["in-turns"]),
	]);
	if (verdict.status !== "passed") return verdict;
	const findings = new Map<string, Finding>();
	for (const part of ["held", "returned"] as const)
		for (const [at, { label, quantity, answer }] of separate[part].entries()) {
			const own = alone[part][at]?.answer;
			if (own?.kind !== "value" || answer.kind === "skipped") continue;
			if (isAlike(problem, quantity, sampleOf(problem, plan, label), own, answer)) continue;
			if (!comparable.has(quantity) || findings.has(quantity)) continue;
			const failure: Failure =
				answer.kind === "fault"
					? { kind: "fault", call: callComputing(problem, quantity), fault: answer.fault, when: after }
					: { kind: "differs", quantity, when: after, ...comparedAs(own.value, answer) };
			findings.set(quantity, { failure, example: plan.repeated[repetitionOf(label).at] as Sample });
		}
	return findings.size > 0 ? failed(plan.repeated.length, ...findings.values()) : verdict;
}

/**
 * Rounds on one instance, against the same rounds on an instance each; calls that are made again, against what is right; and results of
 * earlier calls, read again at the end.
 */
export function judgeRepeat(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	values: Values,
	comparable: ReadonlySet<string>,
): Verdict {
	const { alone, separate, together, afterTwoCalls } = observation;
	const pairs = (rounds: Rounds, lefts: Rounds, when: (label: string) => string) =>
		Object.entries(rounds).map(([label, right]): Pair => ({ label, left: lefts[label] as Round, right, when: when(label) }));
	const all = [
		...pairs(together.rounds, separate.rounds, (label) => companyOf(problem, label)),
		...pairs(afterTwoCalls, alone.rounds, () => fill(WHEN["first-twice"], { first: problem.calls[0]?.name ?? "" })),
	];
	const verdict = judgePairs(problem, plan, values, comparable, all, (quantity, answer) =>
		isEarlierAnswer(separate.rounds, quantity, answer),
	);
	if (verdict.status !== "passed") return verdict;
	// What the calls of another instance change as well is no memory of this one, and charged as shared.
	const isShared = (quantity: string) =>
		Object.entries(separate.rounds).some(([label, { computed }]) =>
			differs(computed[quantity] ?? SKIPPED, alone.rounds[label]?.computed[quantity]),
		);
	const kept = new Set([...comparable].filter((quantity) => !isShared(quantity)));
	const again = findChangedAgain(problem, plan, alone.rounds, values, kept);
	if (again.size > 0) return failed(plan.repeated.length, ...again.values());
	const findings = new Map<string, Finding>();
	for (const [at, { label, quantity, answer }] of together.returned.entries()) {
		const before = together.rounds[label]?.computed[quantity];
		if (before?.kind !== "value" || answer.kind === "skipped" || isSameValue(before, answer)) continue;
		// So is what another instance overwrites as well.
		const own = alone.rounds[label]?.computed[quantity];
		const isOwn = own !== undefined && !isSameValue(own, alone.returned[at]?.answer);
		const isOverwritten = !isOwn && isSameValue(answer, separate.returned[at]?.answer);
		if (isOverwritten || !comparable.has(quantity) || findings.has(quantity)) continue;
		const when = WHEN["returned-again"];
		findings.set(quantity, {
			failure: { kind: "differs", quantity, when, as: "overwritten", ...comparedAs(before.value, answer) },
			example: plan.repeated[repetitionOf(label).at] as Sample,
		});
	}
	return findings.size > 0 ? failed(plan.repeated.length, ...findings.values()) : verdict;
}

function comparedAs(expected: Tensor, answer: Answer): { expected: Tensor; received: Tensor; wrong: number[] } {
	const received = answer.kind === "value" ? answer.value : { shape: [], data: [] };
	return { expected, received, wrong: differing(expected, received) };
}

/** One finding for each quantity, the first that there is; a call that stops is one finding for all that it computes. */
function judgePairs(
	problem: LoadedProblem,
	plan: Plan,
	values: Values,
	comparable: ReadonlySet<string>,
	pairs: readonly Pair[],
	isEarlier: (quantity: string, answer: Answer) => boolean = () => false,
): Verdict {
	const findings = new Map<string, Finding>();
	let judged = 0;
	const sampleAt = (label: string) => plan.repeated[repetitionOf(label).at] as Sample;
	const unasked = unaskedAmong(
		pairs.flatMap(({ label, left, right }) => [left, right].map((round) => ({ round, example: sampleAt(label) }))),
	);
	if (unasked !== undefined && comparable.size > 0) return failed(plan.repeated.length, unasked);
	for (const { label, left, right, when } of pairs)
		for (const quantity of comparable) {
			const [expected, received] = [left.computed[quantity], right.computed[quantity]];
			const call = callComputing(problem, quantity);
			if (received === undefined || received.kind === "skipped" || [left, right].some((round) => isPaidFor(problem, values, round, call)))
				continue;
			// What is missing is charged where it is wrong.
			if (!isRight(values, quantity) && (expected?.kind !== "value" || received.kind !== "value")) continue;
			judged += 1;
			const example = sampleAt(label);
			if (expected !== undefined && isAlike(problem, quantity, sampleOf(problem, plan, label), expected, received)) continue;
			const [first, other] = expected?.kind === "value" ? [expected, right] : [received, left];
			addDifference(findings, problem, quantity, first, other, example, when, isEarlier(quantity, received));
		}
	if (findings.size > 0) return failed(plan.repeated.length, ...findings.values());
	return judged === 0
		? blocked(valueCheckOf(problem.checks, problem.output), WHY_BLOCKED["nothing-computed"])
		: passed(plan.repeated.length);
}

/** An answer that was right for another round: it was not made anew. */
function isEarlierAnswer(separate: Rounds, quantity: string, answer: Answer): boolean {
	return Object.values(separate).some((round) => {
		const other = round.computed[quantity];
		return other?.kind === "value" && answer.kind === "value" && isSame(other.value, answer.value);
	});
}

function companyOf(problem: LoadedProblem, label: string): string {
	const first = problem.calls[0]?.name ?? "";
	const { call } = repetitionOf(label);
	return call === undefined ? WHEN["used-instance"] : fill(WHEN["called-again"], { call, first });
}

/** The sample of a round by its label; where a call was made again, the one that it was made for then. */
function sampleOf(problem: LoadedProblem, plan: Plan, label: string): Sample {
	const { at, call, isAsBefore } = repetitionOf(label);
	const [first, again] = repeatedSamples(problem, plan.repeated, [at]) as [Sample, Sample];
	return call === undefined || isAsBefore ? first : again;
}

/** Whether anything comes out otherwise where a module is shared, be it right or wrong: what changes by chance aside. */
export function sharesState(problem: LoadedProblem, { alone, separate, interleaved }: Observation, noisy: ReadonlySet<string>): boolean {
	return [separate.rounds, interleaved].some((rounds) =>
		Object.entries(rounds).some(([label, { computed }]) =>
			computedQuantities(problem).some((name) => {
				const [left, right] = [alone.rounds[label]?.computed[name], computed[name]];
				return !noisy.has(name) && left?.kind === "value" && !isSameValue(left, right);
			}),
		),
	);
}
