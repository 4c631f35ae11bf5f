/** The checks of good manners: what a call must leave alone, and that it depends on nothing but its inputs. Pure. */
import { isSame, type Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { computedBy } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { Sample } from "../problem/sample.ts";
import { arrange, wrongEntries } from "./compare.ts";
import { blocked, failed, type ValueOutcome } from "./judge-values.ts";
import type { Observation, Plan } from "./observe.ts";
import type { Round } from "./round.ts";
import type { Verdict } from "./verdict.ts";

const NOTHING_RAN = "no call came back with a result";

export function judgeInputs(problem: LoadedProblem, plan: Plan, rounds: readonly Round[]): Verdict {
	let judged = 0;
	for (const [at, round] of rounds.entries()) {
		const sample = plan.samples[at] as Sample;
		for (const call of problem.calls) {
			if (round.calls[call.name]?.kind === "value") judged += 1;
			for (const name of call.takes) {
				const [answer, expected] = [round.inputs[name], sample.values[name] as Tensor];
				if (answer === undefined || answer.kind === "skipped" || (answer.kind === "value" && isSame(answer.value, expected))) continue;
				const received = answer.kind === "value" ? answer.value : { shape: [], data: [] };
				return failed(
					{ kind: "changed", quantity: name, by: call.name, expected, received, wrong: differing(expected, received) },
					at + 1,
					["mutates-input"],
					sample,
				);
			}
		}
	}
	return judged === 0 ? blocked(`${problem.calls[0]?.name}.shape`, NOTHING_RAN) : { status: "passed", samples: rounds.length };
}

export function judgeParameters(problem: LoadedProblem, plan: Plan, rounds: readonly Round[]): Verdict {
	let judged = 0;
	for (const [at, round] of rounds.entries()) {
		const called = problem.calls.filter((call) => round.calls[call.name]?.kind === "value");
		if (called.length === 0) continue;
		for (const name of problem.parameters) {
			const [before, after] = [round.before[name], round.after[name]];
			if (before?.kind !== "value" || after === undefined || after.kind === "skipped") continue;
			judged += 1;
			if (after.kind === "value" && isSame(before.value, after.value)) continue;
			const received = after.kind === "value" ? after.value : { shape: [], data: [] };
			const by = called.map((call) => call.name).join(" or ");
			return failed(
				{ kind: "changed", quantity: name, by, expected: before.value, received, wrong: differing(before.value, received) },
				at + 1,
				["mutates-parameters"],
				plan.samples[at],
			);
		}
	}
	return judged === 0 ? blocked(`${problem.calls[0]?.name}.shape`, NOTHING_RAN) : { status: "passed", samples: rounds.length };
}

/** Rounds that share a module with others, against the same rounds alone. */
export function judgeInstances(problem: LoadedProblem, plan: Plan, observation: Observation, noisy: ReadonlySet<string>): Verdict {
	const pairs = [
		...Object.keys(observation.separate).map((label) => ({
			label,
			other: observation.separate[label] as Round,
			when: "after another instance was used",
		})),
		...Object.keys(observation.interleaved).map((label) => ({
			label,
			other: observation.interleaved[label] as Round,
			when: "when two instances take turns",
		})),
	];
	return judgePairs(
		problem,
		plan,
		noisy,
		"shared-state-between-instances",
		pairs.map(({ label, other, when }) => ({ label, left: observation.alone[label] as Round, right: other, when })),
	);
}

/** Rounds on one instance, against the same rounds on an instance each; and results of earlier calls, read again at the end. */
export function judgeRepeat(problem: LoadedProblem, plan: Plan, observation: Observation, noisy: ReadonlySet<string>): Verdict {
	const verdict = judgePairs(
		problem,
		plan,
		noisy,
		"stale-state",
		Object.keys(observation.together).map((label) => ({
			label,
			left: observation.separate[label] as Round,
			right: observation.together[label] as Round,
			when: label.includes("again")
				? `when ${label.split(", ")[1]?.replace(" again", "")} is called a second time after one forward`
				: "on an instance that was used before",
		})),
	);
	if (verdict.status === "failed") return isStale(observation, verdict) ? verdict : { ...verdict, misconceptions: [] };
	if (verdict.status !== "passed") return verdict;
	for (const { label, quantity, separate, together } of observation.rereads) {
		const before = observation.together[label]?.computed[quantity];
		if (before?.kind !== "value" || together.kind !== "value" || isSame(before.value, together.value)) continue;
		if (separate.kind === "value" && isSame(separate.value, together.value)) continue;
		const when = "after a later call: the matrix that was returned is used again";
		return failed(
			{ kind: "differs", quantity, when, expected: before.value, received: together.value, wrong: differing(before.value, together.value) },
			plan.repeated.length,
			["overwrites-returned"],
			exampleOf(plan, label),
		);
	}
	return verdict;
}

/** An error that only a used instance gives, or an answer given before; what is added up, say, is another mistake. */
function isStale(observation: Observation, { failure }: Extract<Verdict, { status: "failed" }>): boolean {
	if (failure.kind === "fault") return true;
	if (failure.kind !== "differs") return false;
	return Object.values(observation.separate).some((round) => {
		const answer = round.computed[failure.quantity];
		return answer?.kind === "value" && isSame(answer.value, failure.received);
	});
}

export function judgeDeterministic(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	isCharged: (quantity: string) => boolean,
): Verdict {
	const quantities = computedQuantities(problem).filter((name) => !isCharged(name));
	let judged = 0;
	for (const name of quantities) {
		const first = observation.chances[0]?.computed[name];
		if (first?.kind !== "value") continue;
		judged += 1;
		const other = observation.chances.find((round) => differs(first, round.computed[name]))?.computed[name];
		if (other?.kind !== "value") continue;
		return failed(
			{
				kind: "differs",
				quantity: name,
				when: "with the same inputs once more",
				expected: first.value,
				received: other.value,
				wrong: differing(first.value, other.value),
			},
			observation.chances.length,
			["non-deterministic"],
			plan.general,
		);
	}
	if (judged === 0) return blocked(`${problem.calls[0]?.name}.value`, "no quantity is right, so that there is nothing to compare");
	return { status: "passed", samples: observation.chances.length };
}

export function judgePrecision(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Round[],
	created: Observation["created"],
	values: ReadonlyMap<string, ValueOutcome>,
): Verdict {
	const coarseParameter = problem.parameters.findIndex((_, at) => isCoarse(created[0]?.[1 + at]));
	if (coarseParameter >= 0) {
		const quantity = problem.parameters[coarseParameter] as string;
		const answer = created[0]?.[1 + coarseParameter] as Extract<Answer, { kind: "value" }>;
		const expected = plan.created[0]?.values[quantity] as Tensor;
		return failed(
			{ kind: "precision", quantity, as: answer.precision as string, expected, received: answer.value, wrong: [] },
			1,
			["low-precision"],
			{ sizes: (plan.created[0] as Sample).sizes, values: {} },
		);
	}
	let judged = 0;
	for (const [quantity, { verdict, coarse, arrangement }] of values) {
		if (verdict.status !== "passed") continue;
		judged += 1;
		if (coarse === undefined) continue;
		const answer = rounds[coarse.at]?.computed[quantity];
		const expected = plan.expected[coarse.at]?.values[quantity] as Tensor;
		const received = answer?.kind === "value" ? (arrange(answer.value, expected.shape, arrangement) ?? answer.value) : expected;
		return failed(
			{ kind: "precision", quantity, as: coarse.width, expected, received, wrong: differing(expected, received) },
			rounds.length,
			["low-precision"],
			plan.samples[coarse.at],
		);
	}
	if (judged === 0) return blocked(`${problem.calls[0]?.name}.value`, "no quantity is right, so that there is no precision to judge");
	return { status: "passed", samples: rounds.length };
}

/** Zeros are zeros in every type; what is computed from them is not. */
function isCoarse(answer: Answer | undefined): boolean {
	return answer?.kind === "value" && (answer.precision === "float32" || answer.precision === "float16");
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

interface Pair {
	readonly label: string;
	readonly left: Round;
	readonly right: Round;
	readonly when: string;
}

function judgePairs(
	problem: LoadedProblem,
	plan: Plan,
	noisy: ReadonlySet<string>,
	misconception: string,
	pairs: readonly Pair[],
): Verdict {
	let judged = 0;
	for (const { label, left, right, when } of pairs)
		for (const quantity of computedQuantities(problem)) {
			const [expected, received] = [left.computed[quantity], right.computed[quantity]];
			if (expected?.kind !== "value" || received === undefined || noisy.has(quantity)) continue;
			judged += 1;
			if (received.kind === "value" && isSame(expected.value, received.value)) continue;
			if (received.kind !== "value") {
				const call = problem.calls.find(({ name }) => computedBy(problem, name).includes(quantity))?.name ?? "";
				const fault = right.calls[call];
				if (fault?.kind === "fault")
					return failed({ kind: "fault", call: `${call}, ${when}`, fault: fault.fault }, judged, [misconception], exampleOf(plan, label));
				return failed({ kind: "missing", quantity, how: "stored" }, judged, [misconception], exampleOf(plan, label));
			}
			return failed(
				{
					kind: "differs",
					quantity,
					when,
					expected: expected.value,
					received: received.value,
					wrong: differing(expected.value, received.value),
				},
				judged,
				[misconception],
				exampleOf(plan, label),
			);
		}
	return judged === 0 ? blocked(`${problem.calls[0]?.name}.shape`, NOTHING_RAN) : { status: "passed", samples: plan.repeated.length };
}

export function computedQuantities(problem: LoadedProblem): string[] {
	return problem.calls.flatMap((call) => computedBy(problem, call.name));
}

function exampleOf(plan: Plan, label: string): Sample {
	return plan.repeated[Number(/\d+/.exec(label)?.[0] ?? 0)] as Sample;
}

function differs(left: Answer, right: Answer | undefined): boolean {
	return left.kind === "value" && right?.kind === "value" && !isSame(left.value, right.value);
}

/** Positions that differ; every one where the shapes do. */
function differing(expected: Tensor, received: Tensor): number[] {
	return expected.data.length === received.data.length ? wrongEntries(expected, received, () => 0) : expected.data.map((_, at) => at);
}
