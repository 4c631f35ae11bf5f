/** The checks of what a result may depend on: not on other instances, not on earlier calls, not on chance. Pure. */
import { isSame } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { computedBy } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { callComputing, differing } from "./answers.ts";
import { NOTHING_RAN } from "./judge-untouched.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { sampleOfLabel } from "./sequence-scripts.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";

type Rounds = Readonly<Record<string, Round>>;

interface Pair {
	readonly label: string;
	/** The round by itself, and in other company. */
	readonly left: Round;
	readonly right: Round;
	readonly when: string;
}

/** Rounds that share a module with others, against the same rounds alone. */
export function judgeInstances(problem: LoadedProblem, plan: Plan, observation: Observation, noisy: ReadonlySet<string>): Verdict {
	const { alone, separate, interleaved } = observation;
	const pairs = (rounds: Rounds, when: string): Pair[] =>
		Object.entries(rounds).map(([label, right]) => ({ label, left: alone[label] as Round, right, when }));
	return judgePairs(problem, plan, noisy, [
		...pairs(separate.rounds, "after another instance was used"),
		...pairs(interleaved, "when two instances take turns"),
	]);
}

/** Rounds on one instance, against the same rounds on an instance each; and results of earlier calls, read again at the end. */
export function judgeRepeat(problem: LoadedProblem, plan: Plan, observation: Observation, noisy: ReadonlySet<string>): Verdict {
	const { alone, separate, together, afterTwoCalls } = observation;
	const pairs = (rounds: Rounds, lefts: Rounds, when: (label: string) => string) =>
		Object.entries(rounds).map(([label, right]): Pair => ({ label, left: lefts[label] as Round, right, when: when(label) }));
	const all = [
		...pairs(together.rounds, separate.rounds, (label) => companyOf(problem, label)),
		...pairs(afterTwoCalls, alone, () => `when ${problem.calls[0]?.name} was called twice before`),
	];
	const verdict = judgePairs(problem, plan, noisy, all, (quantity, answer) => isEarlierAnswer(separate.rounds, quantity, answer));
	if (verdict.status !== "passed") return verdict;
	const findings = new Map<string, Finding>();
	for (const [at, { label, quantity, answer }] of together.atTheEnd.entries()) {
		const before = together.rounds[label]?.computed[quantity];
		const alone = separate.atTheEnd[at]?.answer;
		if (before?.kind !== "value" || answer.kind !== "value" || isSame(before.value, answer.value) || findings.has(quantity)) continue;
		if (alone?.kind === "value" && isSame(alone.value, answer.value)) continue;
		const wrong = differing(before.value, answer.value);
		findings.set(quantity, {
			failure: {
				kind: "differs",
				quantity,
				when: "after a later call: the matrix that was returned is used again",
				as: "overwritten",
				expected: before.value,
				received: answer.value,
				wrong,
			},
			example: plan.repeated[sampleOfLabel(label)] as Sample,
		});
	}
	return findings.size > 0 ? failed(plan.repeated.length, ...findings.values()) : verdict;
}

export function judgeDeterministic(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	isCharged: (quantity: string) => boolean,
): Verdict {
	const findings: Finding[] = [];
	let judged = 0;
	for (const quantity of computedQuantities(problem)) {
		const first = observation.chances[0]?.computed[quantity];
		if (first?.kind !== "value" || isCharged(quantity)) continue;
		judged += 1;
		const other = observation.chances.find((round) => differs(first, round.computed[quantity]))?.computed[quantity];
		if (other?.kind !== "value") continue;
		const [expected, received] = [first.value, other.value];
		const when = "with the same inputs once more";
		findings.push({
			failure: { kind: "differs", quantity, when, expected, received, wrong: differing(expected, received) },
			example: plan.general,
		});
	}
	if (findings.length > 0) return failed(observation.chances.length, ...findings);
	if (judged === 0) return blocked(`${problem.calls[0]?.name}.value`, "no quantity is right, so that there is nothing to compare");
	return passed(observation.chances.length);
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
	noisy: ReadonlySet<string>,
	pairs: readonly Pair[],
	isEarlier: (quantity: string, answer: Answer) => boolean = () => false,
): Verdict {
	const findings = new Map<string, Finding>();
	let judged = 0;
	for (const { label, left, right, when } of pairs)
		for (const quantity of computedQuantities(problem)) {
			const [expected, received] = [left.computed[quantity], right.computed[quantity]];
			if (expected?.kind !== "value" || received === undefined) continue;
			judged += 1;
			// Numbers that differ by chance are what the check of determinism is for: they are not charged here as well.
			if (received.kind === "value" && (noisy.has(quantity) || isSame(expected.value, received.value))) continue;
			const example = plan.repeated[sampleOfLabel(label)] as Sample;
			const call = callComputing(problem, quantity);
			const fault = right.calls[call];
			if (received.kind !== "value" && fault?.kind === "fault") {
				if (!findings.has(call)) findings.set(call, { failure: { kind: "fault", call, fault: fault.fault, when }, example });
			} else if (findings.has(quantity)) continue;
			else if (received.kind !== "value") findings.set(quantity, { failure: { kind: "missing", quantity, how: "stored" }, example });
			else
				findings.set(quantity, {
					failure: {
						kind: "differs",
						quantity,
						when,
						...(isEarlier(quantity, received) && { as: "an-earlier-answer" as const }),
						expected: expected.value,
						received: received.value,
						wrong: differing(expected.value, received.value),
					},
					example,
				});
		}
	if (findings.size > 0) return failed(plan.repeated.length, ...findings.values());
	return judged === 0 ? blocked(`${problem.calls[0]?.name}.shape`, NOTHING_RAN) : passed(plan.repeated.length);
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

function differs(left: Answer, right: Answer | undefined): boolean {
	return left.kind === "value" && right?.kind === "value" && !isSame(left.value, right.value);
}
