/** The checks of numbers: each computed quantity. Pure. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import type { Failure } from "../problem/failure.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { type Sample, shapeOf } from "../problem/sample.ts";
import { checkBefore, dtypeOf, noValue, SKIPPED } from "./answers.ts";
import { coarseWidths, isWithinCoarse } from "./coarse.ts";
import { ARRANGEMENTS, type Arrangement, arrange, type Expected, isRightAnswer, tolerancesOf, wrongNumbers } from "./compare.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { blocked, failed, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

/** What is known of one computed quantity after all rounds. */
export interface ValueOutcome {
	readonly verdict: Verdict;
	/** How the submission lays it out, where its numbers are right. */
	readonly arrangement: Arrangement;
	/** The coarse arithmetic without which the numbers would be wrong, and the first sample that shows it. */
	readonly coarse?: { readonly width: string; readonly at: number };
	/** Right wherever the call came back; that it did not everywhere is charged elsewhere. */
	readonly leavesOutFaults?: true;
}

export function judgeValue(
	problem: LoadedProblem,
	plan: Plan,
	rounds: readonly Pick<Round, "calls" | "computed">[],
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
		accepts: (sample: Sample, expected: Expected, received: Tensor) => boolean,
	): boolean => {
		const expected = plan.expected[at] as Expected;
		const received = arrangedAnswer(problem, plan.samples[at] as Sample, expected, quantity, answers[at] as Answer, arrangement);
		return received !== null && accepts(plan.samples[at] as Sample, expected, received);
	};
	const isExactlyRight = (sample: Sample, expected: Expected, received: Tensor): boolean =>
		isRightAnswer(problem, quantity, sample, expected[quantity] as Tensor, received);

	// Where the process ended between a call and the reading of what it stored, nothing is known.
	const indices = answers.flatMap(({ kind }, at) => (kind === "skipped" && isAnswered(rounds[at], callName) ? [] : [at]));
	const misses: number[][] = [];
	for (const arrangement of arrangements) {
		const missed = indices.filter((at) => !compare(at, arrangement, isExactlyRight));
		misses.push(missed);
		if (missed.length === 0) {
			const loose = plan.samples.findIndex((sample) => tolerancesOf(problem, quantity, sample)(0).bound > 0);
			const tolerance = tolerancesOf(problem, quantity, plan.samples[Math.max(0, loose)] as Sample)(0);
			return { verdict: { status: "passed", samples, tolerance }, arrangement };
		}
	}
	for (const width of coarseWidths())
		for (const [which, arrangement] of arrangements.entries()) {
			// An answer that is exactly right is right in any arithmetic: to round less than everything must not cost more.
			const isCoarse = (sample: Sample, expected: Expected, received: Tensor) =>
				isExactlyRight(sample, expected, received) || isWithinCoarse(width, problem, quantity, sample, expected, received);
			if (!indices.every((each) => compare(each, arrangement, isCoarse))) continue;
			// An overflow alone shows less than digits that are missing.
			const missed = misses[which] as number[];
			const at = missed.find((each) => compare(each, arrangement, (_, __, { data }) => data.every(Number.isFinite))) ?? missed[0];
			return { verdict: { status: "passed", samples }, arrangement, coarse: { width, at: at as number } };
		}

	const arrangement = arrangements[0] as Arrangement;
	const asked = misses[0]?.filter((candidate) => calls[candidate]?.kind !== "skipped") ?? [];
	if (asked.length === 0) return { verdict: blocked(checkBefore(problem, callName), WHY_BLOCKED["call-before"]), arrangement };
	const stopped = asked.filter((candidate) => calls[candidate]?.kind === "fault");
	const returned = asked.filter((candidate) => calls[candidate]?.kind !== "fault");
	// What a student meets most often is shown: the error, or the wrong number.
	const at = (stopped.length >= returned.length ? stopped[0] : returned[0]) ?? (asked[0] as number);
	const example = plan.samples[at] as Sample;
	const failure = valueFailure(
		problem,
		example,
		plan.expected[at] as Expected,
		quantity,
		answers[at] as Answer,
		calls[at] as Answer,
		callName,
	);
	return { verdict: failed(samples, { failure, example }), arrangement };
}

export function isAnswered(round: Pick<Round, "calls"> | undefined, callName: string): boolean {
	const kind = round?.calls[callName]?.kind;
	return kind !== undefined && kind !== "fault" && kind !== "skipped";
}

/** The answer in the table's shape, with what a sparse matrix leaves out; `null` where there is none. */
export function arrangedAnswer(
	problem: LoadedProblem,
	sample: Sample,
	expected: Expected,
	quantity: string,
	answer: Answer,
	arrangement: Arrangement,
): Tensor | null {
	if (answer.kind !== "value") return null;
	const received = arrange(answer.value, shapeOf(problem, quantity, sample.sizes), arrangement);
	return received === null || answer.precision !== "sparse" ? received : withDropped(received, expected[quantity] as Tensor);
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
	if (answer.kind !== "value") return noValue(quantity, answer, isReturned ? "returned" : "stored", callName);
	const right = expected[quantity] as Tensor;
	const received = arrange(answer.value, right.shape, "row-major");
	if (received === null) return { kind: "shape", quantity, expected: right.shape, received: answer.value.shape };
	const wrong = wrongNumbers(problem, quantity, sample, right, received);
	const tolerance = tolerancesOf(problem, quantity, sample)(wrong[0] ?? 0);
	return { kind: "value", quantity, expected: right, received, wrong, tolerance, ...dtypeOf(answer) };
}
