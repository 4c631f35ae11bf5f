/** The one place where sentences about failures are put together: what was checked, what was expected and received, and what to do next. */
import type { FaultId } from "../oracle/script.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sizes } from "../problem/sample.ts";
import { forTerminal as clean } from "./escape.ts";
import { nearNames } from "./near-names.ts";
import type { CheckResult, FailureResult, TensorResult } from "./result.ts";
import { BLOCKED, ENTRIES, QUESTIONS, STOPPED, WRONG } from "./words.ts";

/** Stands for what blocks a check, where that is a check that the reader does not see. */
export const UNSEEN_CHECK = "unseen";

/** The question a check asks, as a student reads it. */
export function titleOf(problem: LoadedProblem, id: string): string {
	const check = problem.checks.find((candidate) => candidate.id === id);
	return check === undefined ? id : fill(QUESTIONS[check.kind], wordsOf(problem, check));
}

function wordsOf(problem: LoadedProblem, check: CheckDeclaration): Readonly<Record<string, string>> {
	switch (check.kind) {
		case "init":
			return { parameter: check.parameter };
		case "shape":
			return { call: check.call };
		case "state":
			return { call: check.call, stored: (problem.calls.find(({ name }) => name === check.call)?.stores ?? []).join(" and ") };
		case "value":
			return { call: check.call, quantity: check.quantity, equation: equationOf(problem, check.quantity) };
		case "gradcheck":
			return { quantity: check.quantity, of: check.of };
		default:
			return { parameters: problem.parameters.join(" or ") };
	}
}

function equationOf(problem: LoadedProblem, quantity: string): string {
	return problem.quantities[quantity]?.equation?.text.replace(/^[^=]*= /, "") ?? quantity;
}

/** What went wrong, in a sentence or two, on an example of these `sizes`. Student text in it is cleaned of control characters. */
export function sentenceOf(problem: LoadedProblem, failure: FailureResult, sizes?: Sizes): string {
	switch (failure.kind) {
		case "fault":
			return stoppedSentence(failure.when === undefined ? failure.call : `${failure.call}, ${failure.when},`, failure.fault);
		case "missing":
			return missingSentence(problem, failure, sizes);
		case "unreadable":
			return fill(WRONG.unreadable, { quantity: failure.quantity, found: clean(failure.found) });
		case "shape":
			return fill(failure.received.length === 0 ? WRONG.number : WRONG.shape, {
				quantity: failure.quantity,
				table: tableShape(problem, failure.quantity),
				expected: shapeText(failure.expected),
				received: shapeText(failure.received),
			});
		case "value":
			return valueSentence(failure);
		case "changed":
			return fill(WRONG.changed, { quantity: failure.quantity, call: failure.by });
		case "differs":
			return fill(WRONG.differs, { quantity: failure.quantity, when: failure.when });
		case "precision":
			return failure.wrong.length === 0 ? WRONG.dtype : fill(WRONG.precision, { entries: entriesOf(failure) });
	}
}

function missingSentence(problem: LoadedProblem, failure: Extract<FailureResult, { kind: "missing" }>, sizes: Sizes | undefined): string {
	const { quantity, how, is, others = [] } = failure;
	if (how === "returned") return fill(WRONG["not-returned"], { quantity, found: is ?? "nothing" });
	if (is !== undefined) return fill(WRONG["holds-nothing"], { quantity, found: is, table: tableShape(problem, quantity) });
	const near = nearNames(problem, quantity, others, sizes).map((name) => `\`${clean(name)}\``);
	return fill(near.length === 0 ? WRONG.absent : WRONG["absent-but-near"], { quantity, how, near: near.join(" or ") });
}

function valueSentence(failure: Extract<FailureResult, { kind: "value" }>): string {
	const { dtype } = failure;
	const kind = dtype === undefined ? "values" : /^u?int/.test(dtype) ? "values-of-whole-numbers" : "values-of-a-dtype";
	return fill(WRONG[kind], { entries: entriesOf(failure), dtype: clean(dtype ?? "") });
}

/** `3 of 6 entries of W are`. */
function entriesOf({ quantity, expected, wrong }: Extract<FailureResult, { kind: "value" | "precision" }>): string {
	const count = expected.shape.reduce((product, extent) => product * extent, 1);
	const kind = count === 1 ? "one" : wrong.length === 1 ? "one-of-several" : "several";
	return fill(ENTRIES[kind], { quantity, wrong: String(wrong.length), count: String(count) });
}

function stoppedSentence(call: string, { id, message, at }: Extract<FailureResult, { kind: "fault" }>["fault"]): string {
	const place = at === undefined ? "" : ` (${clean(at.file)}, line ${at.line})`;
	return fill(STOPPED[id as FaultId], { call, place, said: clean(message) });
}

export function blockedSentence({ by, why }: Extract<CheckResult["verdict"], { status: "blocked" }>): string {
	return fill(by === "load" ? BLOCKED.load : by === UNSEEN_CHECK ? BLOCKED.unseen : BLOCKED.check, { why, check: by });
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
