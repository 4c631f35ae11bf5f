/** The checks of what a result may depend on: not on other instances, not on earlier calls, not on chance. Pure. */
import { isSame, isSameShape } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { computedBy, valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { callComputing, differing } from "./answers.ts";
import { tolerancesOf, wrongEntries } from "./compare.ts";
import type { ValueOutcome } from "./judge-values.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { repeatedSamples, sampleOfLabel } from "./sequence-scripts.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";

type Rounds = Readonly<Record<string, Round>>;
type Values = ReadonlyMap<string, ValueOutcome>;

const NOTHING_RIGHT = "no quantity is right, so that there is nothing to compare";

interface Pair {
	readonly label: string;
	/** The round by itself, and in other company. */
	readonly left: Round;
	readonly right: Round;
	readonly when: string;
}

/** Rounds that share a module with others, against the same rounds alone. */
export function judgeInstances(problem: LoadedProblem, plan: Plan, observation: Observation, values: Values): Verdict {
	const { alone, separate, interleaved } = observation;
	const pairs = (rounds: Rounds, when: string): Pair[] =>
		Object.entries(rounds).map(([label, right]) => ({ label, left: alone[label] as Round, right, when }));
	return judgePairs(problem, plan, values, [
		...pairs(separate.rounds, "after another instance was used"),
		...pairs(interleaved, "when two instances take turns"),
	]);
}

/** Rounds on one instance, against the same rounds on an instance each; and results of earlier calls, read again at the end. */
export function judgeRepeat(problem: LoadedProblem, plan: Plan, observation: Observation, values: Values): Verdict {
	const { alone, separate, together, afterTwoCalls } = observation;
	const pairs = (rounds: Rounds, lefts: Rounds, when: (label: string) => string) =>
		Object.entries(rounds).map(([label, right]): Pair => ({ label, left: lefts[label] as Round, right, when: when(label) }));
	const all = [
		...pairs(together.rounds, separate.rounds, (label) => companyOf(problem, label)),
		...pairs(afterTwoCalls, alone, () => `when ${problem.calls[0]?.name} was called twice before`),
	];
	const verdict = judgePairs(problem, plan, values, all, (quantity, answer) => isEarlierAnswer(separate.rounds, quantity, answer));
	if (verdict.status !== "passed") return verdict;
	const findings = new Map<string, Finding>();
	for (const [at, { label, quantity, answer }] of together.atTheEnd.entries()) {
		const before = together.rounds[label]?.computed[quantity];
		const alone = separate.atTheEnd[at]?.answer;
		if (before?.kind !== "value" || answer.kind === "skipped" || isSameValue(before, answer) || findings.has(quantity)) continue;
		if (values.get(quantity)?.verdict.status !== "passed" || (alone !== undefined && isSameValue(answer, alone))) continue;
		const received = answer.kind === "value" ? answer.value : { shape: [], data: [] };
		const wrong = differing(before.value, received);
		findings.set(quantity, {
			failure: {
				kind: "differs",
				quantity,
				when: "after a later call: the matrix that was returned is used again",
				as: "overwritten",
				expected: before.value,
				received,
				wrong,
			},
			example: plan.repeated[sampleOfLabel(label)] as Sample,
		});
	}
	return findings.size > 0 ? failed(plan.repeated.length, ...findings.values()) : verdict;
}

export function judgeDeterministic(problem: LoadedProblem, plan: Plan, { chances }: Observation, values: Values): Verdict {
	const findings = new Map<string, Finding>();
	let judged = 0;
	for (const quantity of rightQuantities(values)) {
		const call = callComputing(problem, quantity);
		const known = chances.filter((round) => !isPaidFor(problem, values, round, call));
		const first = known.find((round) => round.computed[quantity]?.kind === "value")?.computed[quantity];
		if (known.length > 0) judged += 1;
		const other = known.find((round) => first === undefined || !isSameValue(first, round.computed[quantity]));
		if (other !== undefined) addDifference(findings, problem, quantity, first, other, plan.general, "with the same inputs once more");
	}
	if (findings.size > 0) return failed(chances.length, ...findings.values());
	return judged === 0 ? blocked(valueCheckOf(problem.checks, problem.output), NOTHING_RIGHT) : passed(chances.length);
}

/** Quantities that change from one run to the next with the same inputs. */
export function noisyQuantities(problem: LoadedProblem, observation: Observation): Set<string> {
	return new Set(
		computedQuantities(problem).filter((name) => {
			const first = observation.chances[0]?.computed[name];
			return first !== undefined && observation.chances.some((round) => differs(first, round.computed[name]));
		}),
	);
}

export function computedQuantities(problem: LoadedProblem): string[] {
	return problem.calls.flatMap((call) => computedBy(problem, call.name));
}

/** One finding for each quantity, the first that there is; a call that stops is one finding for all that it computes. */
function judgePairs(
	problem: LoadedProblem,
	plan: Plan,
	values: Values,
	pairs: readonly Pair[],
	isEarlier: (quantity: string, answer: Answer) => boolean = () => false,
): Verdict {
	const findings = new Map<string, Finding>();
	let judged = 0;
	for (const { label, left, right, when } of pairs)
		for (const quantity of rightQuantities(values)) {
			const [expected, received] = [left.computed[quantity], right.computed[quantity]];
			const call = callComputing(problem, quantity);
			if (received === undefined || [left, right].some((round) => isPaidFor(problem, values, round, call))) continue;
			judged += 1;
			const example = plan.repeated[sampleOfLabel(label)] as Sample;
			if (expected !== undefined && isAlike(problem, quantity, sampleOf(problem, plan, label), expected, received)) continue;
			const [first, other] = expected?.kind === "value" ? [expected, right] : [received, left];
			addDifference(findings, problem, quantity, first, other, example, when, isEarlier(quantity, received));
		}
	if (findings.size > 0) return failed(plan.repeated.length, ...findings.values());
	return judged === 0 ? blocked(valueCheckOf(problem.checks, problem.output), NOTHING_RIGHT) : passed(plan.repeated.length);
}

/** Adds what the other round shows: a call that stopped, a quantity that is not there, or another number than `first`. */
function addDifference(
	findings: Map<string, Finding>,
	problem: LoadedProblem,
	quantity: string,
	first: Answer | undefined,
	other: Round,
	example: Sample,
	when: string,
	isEarlier = false,
): void {
	const call = callComputing(problem, quantity);
	const stopped = other.calls[call];
	const answer = other.computed[quantity];
	if (first?.kind === "value" && answer?.kind === "value") {
		const [expected, received] = [first.value, answer.value];
		const as = isEarlier ? { as: "an-earlier-answer" as const } : {};
		const failure = { kind: "differs" as const, quantity, when, ...as, expected, received, wrong: differing(expected, received) };
		if (!findings.has(quantity)) findings.set(quantity, { failure, example });
	} else if (stopped?.kind === "fault") {
		if (!findings.has(call)) findings.set(call, { failure: { kind: "fault", call, fault: stopped.fault, when }, example });
	} else if (!findings.has(quantity)) findings.set(quantity, { failure: { kind: "missing", quantity, how: "stored" }, example });
}

/**
 * Whether that a call does not come back is charged elsewhere: to the call before it, or where the call stops by itself as well or computes
 * something wrong.
 */
function isPaidFor(problem: LoadedProblem, values: Values, round: Round, call: string): boolean {
	const kind = round.calls[call]?.kind;
	if (kind !== "fault") return kind === "skipped";
	return computedBy(problem, call).some((name) => {
		const outcome = values.get(name);
		return outcome?.verdict.status !== "passed" || outcome.leavesOutFaults === true;
	});
}

/** Those whose numbers are right: only of these it is asked what else they depend on. */
function rightQuantities(values: Values): string[] {
	return [...values].flatMap(([name, { verdict }]) => (verdict.status === "passed" ? [name] : []));
}

/** An answer that was right for another round: it was not made anew. */
function isEarlierAnswer(separate: Rounds, quantity: string, answer: Answer): boolean {
	return Object.values(separate).some((round) => {
		const other = round.computed[quantity];
		return other?.kind === "value" && answer.kind === "value" && isSame(other.value, answer.value);
	});
}

function companyOf(problem: LoadedProblem, label: string): string {
	const first = problem.calls[0]?.name;
	const [, repeated] = label.split(" ");
	return repeated === undefined ? "on an instance that was used before" : `when ${repeated} is called a second time after one ${first}`;
}

/** The same numbers, as far as rounding leaves room for others. */
function isAlike(problem: LoadedProblem, quantity: string, sample: Sample, left: Answer, right: Answer): boolean {
	if (left.kind !== "value" || right.kind !== "value") return false;
	if (isSame(left.value, right.value)) return true;
	const bound = tolerancesOf(problem, quantity, sample);
	return (
		isSameShape(left.value.shape, right.value.shape) && wrongEntries(left.value, right.value, (at) => 2 * bound(at).bound).length === 0
	);
}

/** The sample of a round by its label; where a call was made again, the one that it was made for then. */
function sampleOf(problem: LoadedProblem, plan: Plan, label: string): Sample {
	const [first, again] = repeatedSamples(problem, plan.repeated, [sampleOfLabel(label)]) as [Sample, Sample];
	return label.includes(" ") ? again : first;
}

/** Whether anything comes out otherwise where a module is shared, be it right or wrong: what changes by chance aside. */
export function sharesState(problem: LoadedProblem, { alone, separate, interleaved }: Observation, noisy: ReadonlySet<string>): boolean {
	return [separate.rounds, interleaved].some((rounds) =>
		Object.entries(rounds).some(([label, { computed }]) =>
			computedQuantities(problem).some((name) => {
				const [left, right] = [alone[label]?.computed[name], computed[name]];
				return !noisy.has(name) && left?.kind === "value" && !isSameValue(left, right);
			}),
		),
	);
}

function differs(left: Answer, right: Answer | undefined): boolean {
	return left.kind === "value" && right?.kind === "value" && !isSame(left.value, right.value);
}

function isSameValue(left: Answer, right: Answer | undefined): boolean {
	return left.kind === "value" && right?.kind === "value" && isSame(left.value, right.value);
}
