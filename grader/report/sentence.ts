/** The one place where sentences about failures are built: what was checked, what was expected and received, and what to do next. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sizes } from "../problem/sample.ts";
import { forTerminal as clean } from "./escape.ts";
import { nearNames } from "./near-names.ts";
import type { CheckResult, FailureResult, TensorResult } from "./result.ts";

/** Stands for what blocks a check, where that is a check that the reader does not see. */
export const UNSEEN_CHECK = "unseen";

/** The question a check asks, as a student reads it. */
export function titleOf(problem: LoadedProblem, id: string): string {
	const check = problem.checks.find((candidate) => candidate.id === id);
	switch (check?.kind) {
		case "init":
			return `${check.parameter} is created as zeros of the right shape`;
		case "shape":
			return `${check.call} gives results of the right shape`;
		case "state":
			return `${check.call} stores ${problem.calls.find(({ name }) => name === check.call)?.stores.join(" and ")}`;
		case "value":
			return `${check.call} computes ${check.quantity} = ${equationOf(problem, check.quantity)}`;
		case "gradcheck":
			return `${check.quantity} agrees with small changes of ${check.of}`;
		case "inputs":
			return "no call changes what it was given";
		case "parameters":
			return `no call changes ${problem.parameters.join(" or ")}`;
		case "instances":
			return "two instances share nothing";
		case "repeat":
			return "a later call replaces earlier results";
		case "deterministic":
			return "the same inputs give the same outputs";
		case "precision":
			return "results keep the full precision of a number";
		default:
			return id;
	}
}

function equationOf(problem: LoadedProblem, quantity: string): string {
	return problem.quantities[quantity]?.equation?.text.replace(/^[^=]*= /, "") ?? quantity;
}

/** What went wrong, in a sentence or two, on an example of these `sizes`. Student text in it is cleaned of control characters. */
export function sentenceOf(problem: LoadedProblem, failure: FailureResult, sizes?: Sizes): string {
	switch (failure.kind) {
		case "fault":
			return faultSentence(failure.when === undefined ? failure.call : `${failure.call}, ${failure.when},`, failure.fault);
		case "missing":
			return missingSentence(problem, failure, sizes);
		case "unreadable":
			return `${failure.quantity} is ${clean(failure.found)}; expected a matrix, or nested lists of numbers.`;
		case "shape":
			return `${failure.quantity} ${failure.received.length === 0 ? "is" : "has shape"} ${shapeText(failure.received)}; expected ${tableShape(problem, failure.quantity)} = ${shapeText(failure.expected)}.`;
		case "value":
			return `${entriesOf(failure)} wrong.${dtypeSentence(failure.dtype)}`;
		case "changed":
			return `${failure.quantity} was changed by ${failure.by}; work on a copy of it.`;
		case "differs":
			return `${failure.quantity} is different ${failure.when}.`;
		case "precision":
			if (failure.wrong.length === 0) return "Make it float64, which is the default.";
			return `${entriesOf(failure)} not as precise as a float64 number.`;
	}
}

function missingSentence(problem: LoadedProblem, failure: Extract<FailureResult, { kind: "missing" }>, sizes: Sizes | undefined): string {
	const { quantity, how, is, others = [] } = failure;
	if (how === "returned") return `${quantity} was not returned: the call gave back ${is ?? "nothing"}.`;
	if (is !== undefined) return `${quantity} is ${is}; expected ${tableShape(problem, quantity)}.`;
	const near = nearNames(problem, quantity, others, sizes);
	const told = `${quantity} was not ${how}: the instance has no attribute ${quantity}.`;
	return near.length === 0 ? told : `${told} Did you mean ${near.map((name) => `\`${clean(name)}\``).join(" or ")}, which it has?`;
}

/** `3 of 6 entries of W are`. */
function entriesOf({ quantity, expected, wrong }: Extract<FailureResult, { kind: "value" | "precision" }>): string {
	const count = expected.shape.reduce((product, extent) => product * extent, 1);
	return `${wrong.length} of ${count} ${count === 1 ? "entry" : "entries"} of ${quantity} ${wrong.length === 1 ? "is" : "are"}`;
}

function dtypeSentence(dtype: string | undefined): string {
	if (dtype === undefined) return "";
	return ` Its dtype is ${clean(dtype)}${/^u?int/.test(dtype) ? ", which has no fractions" : ""}; make it float64.`;
}

function faultSentence(call: string, { id, message, at }: Extract<FailureResult, { kind: "fault" }>["fault"]): string {
	const where = at === undefined ? "" : ` (${clean(at.file)}, line ${at.line})`;
	switch (id) {
		case "throws":
			return `${call} stopped with an error${where}: ${clean(message)}`;
		case "async-method":
			return `${call} is async; it must not be, and return the value itself.`;
		case "times-out":
			return `${call} did not come back: ${clean(message)}. Look for a loop that never ends.`;
		case "out-of-memory":
			return `${call} used too much memory. Look for a matrix or a list that keeps growing.`;
		case "touches-files":
			return `${call} was not allowed to use a file${where}: ${clean(message)}. A layer computes with what it is given, and needs no files.`;
		case "starts-processes":
			return `${call} was not allowed to start a program or to use the network${where}: ${clean(message)}. A layer needs neither.`;
		case "prints-too-much":
			return `${call} printed without end: ${clean(message)}. Look for a print in a loop.`;
		case "breaks-protocol":
			return `${call} wrote where the grader listens (${clean(message)}). Return results; do not write to open files.`;
		case "exits-process":
			return `${call} ended the program (${clean(message)}). Raise an error instead of ending it.`;
		default:
			return `${call} ended the program (${clean(message)}).`;
	}
}

export function blockedSentence(verdict: Extract<CheckResult["verdict"], { status: "blocked" }>): string {
	if (verdict.by === "load") return "Not judged: the submission could not be run.";
	return verdict.by === UNSEEN_CHECK ? `Not judged: ${verdict.why}.` : `Not judged: ${verdict.why} (see ${verdict.by}).`;
}

export function shapeText(shape: readonly number[]): string {
	if (shape.length === 0) return "a single number";
	return shape.length === 1 ? `(${shape[0]},)` : shape.join(" × ");
}

function tableShape(problem: LoadedProblem, quantity: string): string {
	const shape = problem.quantities[quantity]?.shape ?? [];
	return shape.length === 0 ? "a single number" : shape.map((extent) => (extent === 1 ? "1" : problem.sizes[extent]?.symbol)).join(" × ");
}

type Numeral = TensorResult["data"][number] | undefined;

/** A number as a student would write it; fractions are cut to `digits`. */
export function numberText(value: Numeral, digits = 6): string {
	if (value === undefined) return "?";
	if (typeof value === "string" || Number.isInteger(value)) return value === 0 ? "0" : String(value);
	const short = String(Number(value.toPrecision(digits)));
	return short.length < digits + 6 ? short : value.toExponential(digits - 2);
}

/** Few digits where they show the difference of an expected and a received number, all of them where they do not. */
export function digitsThatTell(pairs: readonly (readonly [Numeral, Numeral])[]): number {
	return pairs.some(([expected, received]) => numberText(expected) === numberText(received)) ? 17 : 6;
}
