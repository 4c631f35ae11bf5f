/** What an answer lacks to be the one that was asked for. */
import { isSameShape, type Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import type { Failure } from "../problem/failure.ts";
import type { Problem } from "../problem/problem.ts";
import { wrongEntries } from "./compare.ts";

export const SKIPPED: Answer = { kind: "skipped" };

/** A value that must be as expected to the bit and in shape; `undefined` when it is. */
export function exactFailure(quantity: string, answer: Answer, expected: Tensor, how: "stored" | "created"): Failure | undefined {
	if (answer.kind !== "value") return noValue(quantity, answer, how, how === "created" ? "constructor" : quantity);
	if (!isSameShape(answer.value.shape, expected.shape))
		return { kind: "shape", quantity, expected: expected.shape, received: answer.value.shape };
	const wrong = wrongEntries(expected, answer.value, () => 0);
	if (wrong.length === 0) return undefined;
	const why = how === "created" ? "exact: parameters start as zeros" : "exact: it is what was handed in";
	return { kind: "value", quantity, expected, received: answer.value, wrong, tolerance: { bound: 0, why }, ...dtypeOf(answer) };
}

/** What the host said of the numbers' type, where it is one of Python's. */
export function dtypeOf({ precision }: Extract<Answer, { kind: "value" }>): { dtype?: string } {
	return precision === undefined || precision === "sparse" ? {} : { dtype: precision };
}

/** Why there is no value in an answer. */
export function noValue(
	quantity: string,
	answer: Exclude<Answer, { kind: "value" }>,
	how: "returned" | "stored" | "created",
	call: string,
): Failure {
	if (answer.kind === "fault") return { kind: "fault", call, fault: answer.fault };
	if (answer.kind === "unreadable") return { kind: "unreadable", quantity, found: answer.found };
	if (answer.kind === "nothing") return { kind: "missing", quantity, how, is: answer.is };
	return { kind: "missing", quantity, how, ...(answer.kind === "absent" && { others: answer.others }) };
}

/** Positions that differ; every one where the sizes do. */
export function differing(expected: Tensor, received: Tensor): number[] {
	return expected.data.length === received.data.length ? wrongEntries(expected, received, () => 0) : expected.data.map((_, at) => at);
}

/** The check that stands before a call's own: what it needs is judged there. */
export function checkBefore(problem: Problem, callName: string): string {
	const at = problem.calls.findIndex((call) => call.name === callName);
	const previous = problem.calls[at - 1]?.name;
	if (previous !== undefined) return `${previous}.shape`;
	return problem.parameters.length > 0 ? `init.${problem.parameters[0]}` : `${callName}.shape`;
}

/** The call that computes a quantity. */
export function callComputing(problem: Problem, quantity: string): string {
	return problem.calls.find(({ returns, stores }) => returns === quantity || stores.includes(quantity))?.name ?? "";
}
