/** Mistakes in the numbers of any quantity. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, EvidenceRow, Misconception } from "../problem/misconception.ts";
import { alter, mapNumbers } from "./alter.ts";
import { leftOutRows, leftOutTerms } from "./left-out.ts";
import { droppedBelow, offsetOf, scaleOf } from "./offset.ts";

export function numberMisconceptions(problem: LoadedProblem): Misconception[] {
	const { upstream } = problem;
	const withOnes = upstream === undefined ? undefined : problem.calls.findIndex(({ takes }) => takes.includes(upstream));
	const ignoresUpstream: Misconception = {
		id: "ignores-upstream",
		says: "{quantity} does not depend on {upstream}, which the call was given.",
		hint: "What does the chain rule multiply by first?",
		fix: "Multiply by {upstream}, as the equation says.",
		mutants: [
			alter(problem, ({ call, args, proceed }) =>
				call === withOnes ? proceed(...args.map((value) => mapNumbers(value, () => 1))) : proceed(...args),
			),
		],
	};
	const last = problem.calls.length - 1;
	return [
		...(withOnes === undefined ? [] : [ignoresUpstream]),
		{
			id: "non-finite",
			says: "{quantity} has NaN or Infinity in it.",
			hint: "Which of the numbers behind it was never set, or divided by 0? In JavaScript `+`, `-`, `*` and `/` between two matrices give NaN too.",
			fix: "Give every entry a value before it is used; do not divide by what can be 0, and combine matrices by mathjs's functions.",
			mutants: [
				alter(problem, ({ call, args, proceed }) => (call === 0 ? mapNumbers(proceed(...args), () => Number.NaN) : proceed(...args))),
			],
			symptom: ({ failure }) =>
				(failure.kind === "value" || failure.kind === "precision") &&
				failure.received.data.some((entry, at) => !Number.isFinite(entry) && Number.isFinite(failure.expected.data[at])),
		},
		{
			id: "weight-decay",
			says: "{quantity} has a multiple of {of} added to it.",
			hint: "Is there a term in your code that the equation does not have?",
			fix: "Leave out the decay term; the layer's gradient is that of the loss alone.",
			words: { of: "its parameter" },
			mutants: problem.gradients
				.filter(({ of }) => problem.parameters.includes(of))
				.map(({ of, is }) =>
					alter(problem, ({ layer, call, args, proceed }) => {
						const result = proceed(...args);
						if (call === last) layer[is] = added(layer[is], layer[of], 0.01);
						return result;
					}),
				),
			symptom: (evidence) => addsParameter(problem, evidence),
		},
		{
			id: "approximate-gradient",
			says: "{quantity} is nearly right: it looks like small steps taken in place of the derivative.",
			hint: "The equation gives {quantity} without any small step.",
			fix: "Compute the gradient by its equation.",
			mutants: [
				alter(problem, ({ call, args, proceed }) =>
					call === last ? mapNumbers(proceed(...args), (entry) => entry * (1 + 1e-5)) : proceed(...args),
				),
			],
			symptom: ({ check, rows }) => isGradient(problem, check) && isApproximate(rows),
		},
		{
			id: "leaves-out-terms",
			says: "{quantity} is not computed from all rows or columns: it {what}.",
			hint: "At which row or column does the loop behind {quantity} begin, and at which does it end? Is each of them added, or does it replace the one before?",
			fix: "Let the loop run over all of them, and add each to what is there.",
			symptom: (evidence) => leftOutTerms(problem, evidence) || leftOutRows(problem, evidence),
		},
		{
			id: "constant-added",
			says: "{quantity} has {number} added to every entry.",
			hint: "Is there a constant in your code (an epsilon, an offset) that the equation does not have?",
			fix: "Leave out the constant.",
			symptom: ({ check, rows }) => check.kind === "value" && offsetOf(rows),
		},
		{
			id: "scaled",
			says: "{quantity} is the right one times {factor}.",
			hint: "Is there a factor or a division in your code that the equation does not have, or is one missing?",
			fix: "Multiply and divide as the equation does, and by nothing else.",
			symptom: ({ check, rows }) => check.kind === "value" && scaleOf(rows, symbolsOf(problem)),
		},
		{
			id: "drops-small-numbers",
			says: "{quantity} has 0 where a very small number belongs, such as {number}.",
			hint: "Is there a comparison with a small number, or a rounding, on the way to {quantity}?",
			fix: "Keep every number as it comes, however small.",
			symptom: ({ check, rows }) => (check.kind === "value" || check.kind === "precision") && droppedBelow(rows),
		},
		{
			id: "hard-coded-size",
			says: "{quantity} is wrong only when {when}: it depends on a size in a way that it should not.",
			hint: "Look for a number in your code where a size belongs, and for what happens at that size.",
			fix: "Take every size from the matrices or from the constructor, and treat all sizes alike.",
			symptom: ({ pattern }) => pattern?.about === "sizes" && { when: pattern.when },
		},
		{
			id: "special-values",
			says: "{quantity} is wrong only when {when}.",
			hint: "Look for a comparison, an absolute value, a rounding or a default (`or`, `||`) that treats such numbers differently.",
			fix: "Treat all numbers alike: the equation has no special case.",
			symptom: ({ pattern }) => pattern?.about === "values" && { when: pattern.when },
		},
	];
}

function isGradient(problem: LoadedProblem, check: Evidence["check"]): boolean {
	return "quantity" in check && problem.gradients.some(({ is }) => is === check.quantity);
}

function symbolsOf(problem: LoadedProblem): Record<string, string> {
	return Object.fromEntries(Object.entries(problem.sizes).map(([name, { symbol }]) => [name, symbol]));
}

function added(left: unknown, right: unknown, factor: number): unknown {
	if (typeof left === "number") return left + factor * (right as number);
	return (left as unknown[]).map((inner, at) => added(inner, (right as unknown[])[at], factor));
}

/** Off by less than a hundredth of the largest entry, wherever all numbers are of moderate size. */
function isApproximate(rows: readonly EvidenceRow[]): boolean {
	const isModerate = (entry: number) => entry === 0 || (Math.abs(entry) >= 0.01 && Math.abs(entry) <= 100);
	const moderate = rows.filter(({ sample }) => Object.values(sample.values).every(({ data }) => data.every(isModerate)));
	const isNear = ({ received, expected }: EvidenceRow): boolean => {
		const largest = Math.max(...expected.data.map(Math.abs));
		return expected.data.every((entry, at) => Math.abs((received?.data[at] ?? Number.NaN) - entry) <= 0.01 * largest + 1e-6);
	};
	return moderate.some(({ isRight }) => !isRight) && moderate.every(isNear);
}

/** received = expected + factor · parameter, with one factor for all entries of all samples in which it can be seen. */
function addsParameter(problem: LoadedProblem, { check, rows }: Evidence): false | { of: string } {
	if (check.kind !== "value") return false;
	const of = problem.gradients.find(({ is }) => is === check.quantity)?.of ?? "";
	if (!problem.parameters.includes(of)) return false;
	let factor: number | undefined;
	for (const { received, expected, sample } of rows) {
		const parameter = sample.values[of];
		if (received === undefined || parameter === undefined) return false;
		const scale = Math.max(...expected.data.map(Math.abs), ...parameter.data.map(Math.abs));
		for (const [at, entry] of parameter.data.entries()) {
			const difference = (received.data[at] as number) - (expected.data[at] as number);
			if (factor === undefined && Math.abs(entry) > 0.01 * scale) factor = difference / entry;
			if (factor !== undefined && !(Math.abs(difference - factor * entry) <= 1e-6 * scale)) return false;
		}
	}
	return factor !== undefined && Math.abs(factor) > 1e-8 && { of };
}
