/** The checks of a problem's calls: creation, shape, state, value. Pure: observation → verdicts. */
import { elementCount, isSame, isSameShape, type Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import { computedBy, storedInputs } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/load.ts";
import { type Sample, shapeOf } from "../problem/sample.ts";
import {
	ARRANGEMENTS,
	type Arrangement,
	arrange,
	coarseWidths,
	type Expected,
	isWithinCoarse,
	toleranceOf,
	wrongEntries,
} from "./compare.ts";
import type { Observation, Plan } from "./observe.ts";
import { layOut, type Round } from "./round.ts";
import type { Failure, Verdict } from "./verdict.ts";

const SKIPPED: Answer = { kind: "skipped" };

/** What is known of one computed quantity after all rounds. */
export interface ValueOutcome {
	readonly verdict: Verdict;
	/** How the submission lays it out, where its numbers are right. */
	readonly arrangement: Arrangement;
	/** The coarse arithmetic without which the numbers would be wrong. */
	readonly coarse?: { readonly width: string; readonly at: number };
	/** Right wherever the call came back, and the call's errors are charged to another quantity. */
	readonly leavesOutFaults?: true;
}

/** Fewer answers than these say nothing about a quantity. */
const FEWEST_ANSWERS = 8;

/**
 * A call that stops with an error at some sizes takes all its quantities with it. Where one of them is wrong when the call does come
 * back, that one explains the error and is charged for it; the others are judged by the answers that there are.
 */
export function chargeFaultsOnce(
	problem: LoadedProblem,
	rounds: readonly Round[],
	callName: string,
	outcomes: Map<string, ValueOutcome>,
	judge: (quantity: string, answered: readonly number[]) => ValueOutcome,
): void {
	const answered = rounds.flatMap((round, at) => (round.calls[callName]?.kind === "value" ? [at] : []));
	if (answered.length < FEWEST_ANSWERS || answered.length === rounds.length) return;
	const quantities = computedBy(problem, callName);
	const isFaulted = (name: string): boolean => {
		const verdict = outcomes.get(name)?.verdict;
		return verdict?.status === "failed" && verdict.failure.kind === "fault";
	};
	const again = new Map(quantities.filter(isFaulted).map((name) => [name, judge(name, answered)]));
	if (![...again.values()].some(({ verdict }) => verdict.status === "failed")) return;
	for (const [name, outcome] of again) if (outcome.verdict.status === "passed") outcomes.set(name, { ...outcome, leavesOutFaults: true });
}

export function failed(failure: Failure, samples: number, misconceptions: readonly string[], example?: Sample): Verdict {
	return { status: "failed", failure, samples, misconceptions, ...(example !== undefined && { example }) };
}

export function blocked(by: string, why: string, misconceptions: readonly string[] = []): Verdict {
	return { status: "blocked", by, why, misconceptions };
}

export function judgeInit(problem: LoadedProblem, plan: Plan, observation: Observation, parameter: string): Verdict {
	for (const [at, sample] of plan.created.entries()) {
		const answers = observation.created[at] ?? [];
		const construct = answers[0] ?? SKIPPED;
		const example = { sizes: sample.sizes, values: {} };
		if (construct.kind === "fault")
			return failed({ kind: "fault", call: "constructor", fault: construct.fault }, at + 1, [construct.fault.id], example);
		const answer = answers[1 + problem.parameters.indexOf(parameter)] ?? SKIPPED;
		const expected = sample.values[parameter] as Tensor;
		const failure = checkExact(parameter, answer, expected, "created");
		if (failure !== undefined) return failed(failure, at + 1, misconceptionsOf(failure), example);
	}
	return { status: "passed", samples: plan.created.length };
}

export function judgeShape(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Round[],
	callName: string,
	values: ReadonlyMap<string, ValueOutcome>,
	checkOf: (quantity: string) => string,
): Verdict {
	const first = rounds[0]?.calls[callName] ?? SKIPPED;
	if (first.kind === "skipped") return blocked(previousCheck(problem, callName), "the call before it did not come back");
	const quantities = computedBy(problem, callName);
	const isNeverAnswered = quantities.every((name) => rounds.every((round) => round.computed[name]?.kind !== "value"));
	if (isNeverAnswered && first.kind === "fault")
		return failed({ kind: "fault", call: callName, fault: first.fault }, 1, [first.fault.id], plan.samples[0]);

	let judged = 0;
	for (const name of quantities) {
		const shapes = rounds.map((round, at) => {
			const answer = round.computed[name] ?? SKIPPED;
			const expected = shapeOf(problem, name, (plan.samples[at] as Sample).sizes);
			return answer.kind === "value" ? { at, expected, received: answer.value.shape } : undefined;
		});
		const known = shapes.filter((shape) => shape !== undefined);
		const wrong = known.find(({ expected, received }) => !isSameShape(expected, received));
		const isValueRight = values.get(name)?.verdict.status === "passed";
		// Numbers that belong to no layout of this quantity are charged where values are judged.
		const isLayout = isValueRight || known.every(({ expected, received }) => elementCount(expected) === elementCount(received));
		if (known.length === 0 || (wrong !== undefined && !isLayout)) continue;
		judged += 1;
		if (wrong !== undefined)
			return failed(
				{ kind: "shape", quantity: name, expected: wrong.expected, received: wrong.received },
				known.length,
				[],
				plan.samples[wrong.at],
			);
	}
	if (judged === 0)
		return blocked(checkOf(quantities[0] as string), `${quantities[0]} is not what was asked for, so that its shape says nothing`);
	return { status: "passed", samples: rounds.length };
}

export function judgeState(problem: LoadedProblem, plan: Plan, rounds: readonly Round[], callName: string): Verdict {
	let judged = 0;
	for (const [at, round] of rounds.entries()) {
		const sample = plan.samples[at] as Sample;
		const call = round.calls[callName] ?? SKIPPED;
		for (const name of storedInputs(problem, callName)) {
			const size = problem.quantities[name]?.size;
			const expected: Tensor = size === undefined ? (sample.values[name] as Tensor) : { shape: [], data: [sample.sizes[size] as number] };
			const answer = round.stored[name] ?? SKIPPED;
			const current = round.inputs[name];
			// An input that the call changed in place is charged elsewhere; what is stored is then the changed one.
			const failure =
				current?.kind === "value" && answer.kind === "value" && isSame(answer.value, current.value)
					? undefined
					: checkExact(name, answer, expected, "stored");
			if (failure === undefined) judged += 1;
			else if (call.kind === "value" || call.kind === "nothing" || call.kind === "unreadable")
				return failed(failure, at + 1, misconceptionsOf(failure), sample);
			else break;
		}
	}
	if (judged === 0) return blocked(`${callName}.shape`, `${callName} did not come back`);
	return { status: "passed", samples: rounds.length };
}

export function judgeValue(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Round[],
	callName: string,
	quantity: string,
	arrangements: readonly Arrangement[] = ARRANGEMENTS,
): ValueOutcome {
	const samples = rounds.length;
	const answers = rounds.map((round) => round.computed[quantity] ?? SKIPPED);
	const calls = rounds.map((round) => round.calls[callName] ?? SKIPPED);
	const compare = (
		at: number,
		arrangement: Arrangement,
		isRight: (sample: Sample, expected: Expected, received: Tensor) => boolean,
	): boolean => {
		const answer = answers[at] ?? SKIPPED;
		const sample = plan.samples[at] as Sample;
		if (answer.kind !== "value") return false;
		const received = arrange(answer.value, shapeOf(problem, quantity, sample.sizes), arrangement);
		const expected = plan.expected[at] as Expected;
		return (
			received !== null &&
			isRight(sample, expected, answer.precision === "sparse" ? withDropped(received, expected.values[quantity] as Tensor) : received)
		);
	};
	const isExactlyRight = (sample: Sample, expected: Expected, received: Tensor): boolean =>
		wrongEntries(expected.values[quantity] as Tensor, received, (entry) => toleranceOf(problem, quantity, sample, expected, entry).bound)
			.length === 0;

	const indices = answers.map((_, at) => at);
	const misses = arrangements.map((arrangement) => indices.filter((at) => !compare(at, arrangement, isExactlyRight)));
	for (const [which, arrangement] of arrangements.entries())
		if (misses[which]?.length === 0) {
			const loose = plan.samples.findIndex(
				(sample, at) => toleranceOf(problem, quantity, sample, plan.expected[at] as Expected, 0).bound > 0,
			);
			const at = Math.max(0, loose);
			const tolerance = toleranceOf(problem, quantity, plan.samples[at] as Sample, plan.expected[at] as Expected, 0);
			return { verdict: { status: "passed", samples, tolerance }, arrangement };
		}
	for (const width of coarseWidths())
		for (const [which, arrangement] of arrangements.entries()) {
			const isCoarse = (sample: Sample, expected: Expected, received: Tensor) =>
				isWithinCoarse(width, problem, quantity, sample, expected, received);
			if (indices.every((at) => compare(at, arrangement, isCoarse)))
				return { verdict: { status: "passed", samples }, arrangement, coarse: { width, at: misses[which]?.[0] as number } };
		}

	const at = misses[0]?.find((candidate) => calls[candidate]?.kind !== "skipped");
	const arrangement = arrangements[0] as Arrangement;
	if (at === undefined) {
		return { verdict: blocked(previousCheck(problem, callName), "the call before it did not come back"), arrangement };
	}
	const call = calls[at] as Answer;
	const example = plan.samples[at] as Sample;
	const everyCallFails =
		calls.every((each) => each.kind === "fault" || each.kind === "skipped") && answers.every((answer) => answer.kind !== "value");
	// Where a call stores something before it stops, its shape is judged by that, and this is the check that says why it stopped.
	const isTold = computedBy(problem, callName).every((name) => rounds.every((round) => round.computed[name]?.kind !== "value"));
	if (everyCallFails && isTold) {
		const fault = call.kind === "fault" ? [call.fault.id] : [];
		return { verdict: blocked(`${callName}.shape`, `${callName} did not come back`, fault), arrangement };
	}
	const failure = valueFailure(problem, example, plan.expected[at] as Expected, quantity, answers[at] as Answer, call, callName);
	return { verdict: failed(failure, samples, misconceptionsOf(failure), example), arrangement };
}

/** mathjs drops entries up to this size from a SparseMatrix, which counts as a Matrix all the same. */
const SPARSE_THRESHOLD = 1e-15;

function withDropped(received: Tensor, expected: Tensor): Tensor {
	const data = received.data.map((entry, at) => {
		const right = expected.data[at] as number;
		return entry === 0 && Math.abs(right) <= SPARSE_THRESHOLD ? right : entry;
	});
	return { shape: received.shape, data };
}

/** Why an answer is not the expected value of a sample. */
export function valueFailure(
	problem: LoadedProblem,
	sample: Sample,
	expected: Expected,
	quantity: string,
	answer: Answer,
	call: Answer,
	callName: string,
): Failure {
	if (call.kind === "fault") return { kind: "fault", call: callName, fault: call.fault };
	const isReturned = problem.calls.some(({ returns }) => returns === quantity);
	if (answer.kind !== "value") return notAValue(quantity, answer, isReturned ? "returned" : "stored", callName);
	const right = expected.values[quantity] as Tensor;
	const received = arrange(answer.value, right.shape, "row-major");
	if (received === null) return { kind: "shape", quantity, expected: right.shape, received: answer.value.shape };
	const wrong = wrongEntries(right, received, (entry) => toleranceOf(problem, quantity, sample, expected, entry).bound);
	return {
		kind: "value",
		quantity,
		expected: right,
		received,
		wrong,
		tolerance: toleranceOf(problem, quantity, sample, expected, wrong[0] ?? 0),
		...dtypeOf(answer),
	};
}

/** What the host said of the numbers' type, where it is one of Python's. */
function dtypeOf({ precision }: Extract<Answer, { kind: "value" }>): { dtype?: string } {
	return precision === undefined || precision === "sparse" ? {} : { dtype: precision };
}

/** A value that must be as expected to the bit and in shape. */
function checkExact(quantity: string, answer: Answer, expected: Tensor, how: "stored" | "created"): Failure | undefined {
	if (answer.kind !== "value") return notAValue(quantity, answer, how, how === "created" ? "constructor" : quantity);
	if (!isSameShape(answer.value.shape, expected.shape))
		return { kind: "shape", quantity, expected: expected.shape, received: answer.value.shape };
	const wrong = wrongEntries(expected, answer.value, () => 0);
	return wrong.length === 0
		? undefined
		: {
				kind: "value",
				quantity,
				expected,
				received: answer.value,
				wrong,
				tolerance: { bound: 0, why: how === "created" ? "exact: parameters start as zeros" : "exact: it is what was handed in" },
				...dtypeOf(answer),
			};
}

function notAValue(quantity: string, answer: Answer, how: "returned" | "stored" | "created", call: string): Failure {
	if (answer.kind === "fault") return { kind: "fault", call, fault: answer.fault };
	if (answer.kind === "unreadable") return { kind: "unreadable", quantity, found: answer.found };
	return { kind: "missing", quantity, how };
}

export function misconceptionsOf(failure: Failure): string[] {
	if (failure.kind === "fault") return [failure.fault.id];
	if (failure.kind === "missing" && failure.how === "created") return ["missing-attribute"];
	if (
		failure.kind === "value" &&
		failure.received.data.some((entry, at) => !Number.isFinite(entry) && Number.isFinite(failure.expected.data[at]))
	)
		return ["non-finite"];
	if (failure.kind === "value" && /^float(16|32)$/.test(failure.dtype ?? "")) return ["low-precision"];
	return [];
}

function previousCheck(problem: LoadedProblem, callName: string): string {
	const at = problem.calls.findIndex((call) => call.name === callName);
	const previous = problem.calls[at - 1]?.name;
	return previous === undefined ? `init.${problem.parameters[0] ?? ""}` : `${previous}.shape`;
}

/** Parameters whose layout is the submission's own, seen at sizes where it cannot be mistaken. */
export function ownLayouts(problem: LoadedProblem, plan: Plan, observation: Observation): Observation["world"]["layouts"] {
	const found: Record<string, "transposed" | "flat" | "row"> = {};
	problem.parameters.forEach((name, position) => {
		const answer = observation.created[0]?.[1 + position];
		const table = plan.created[0]?.values[name];
		if (answer?.kind !== "value" || table === undefined || isSameShape(answer.value.shape, table.shape)) return;
		for (const layout of ["transposed", "flat", "row"] as const)
			if (found[name] === undefined && isSameShape(answer.value.shape, layOut(table, layout).shape)) found[name] = layout;
	});
	return found;
}
