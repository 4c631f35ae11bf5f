/** Mistakes in the numbers or shapes of any quantity. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, EvidenceRow, Misconception } from "../problem/misconception.ts";
import { alter, mapNumbers } from "./alter.ts";

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
			id: "squeezes-results",
			says: "{quantity} loses a dimension where a size is 1.",
			hint: "What happens to the shape when there is a single row or a single column?",
			fix: "Keep both dimensions (no `squeeze`), so that the shape is the table's at every size.",
			mutants: [alter(problem, ({ args, proceed }) => squeezed(proceed(...args)))],
		},
		{
			id: "not-a-matrix",
			says: "{quantity} is {found}, and not a matrix of numbers.",
			hint: "What kind of thing does that line make?",
			fix: "Return a matrix, nested lists or a number as the table says.",
			mutants: [alter(problem, ({ call, args, proceed }) => (call === 0 ? [["?"], proceed(...args)] : proceed(...args)))],
			symptom: ({ failure }) => failure.kind === "unreadable" && { found: failure.found },
		},
		{
			id: "non-finite",
			says: "{quantity} has NaN or Infinity in it.",
			hint: "Which of the numbers on that line was never set, or divided by 0?",
			fix: "Give every entry a value before it is used; do not divide by what can be 0.",
			mutants: [
				alter(problem, ({ call, args, proceed }) => (call === 0 ? mapNumbers(proceed(...args), () => Number.NaN) : proceed(...args))),
			],
			symptom: ({ failure }) =>
				failure.kind === "value" &&
				failure.received.data.some((entry, at) => !Number.isFinite(entry) && Number.isFinite(failure.expected.data[at])),
		},
		{
			id: "weight-decay",
			says: "{quantity} has a multiple of {of} added to it.",
			hint: "Is there a term in your code that the equation does not have?",
			fix: "Leave out the decay term; the layer's gradient is that of the loss alone.",
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
			symptom: ({ rows }) => isApproximate(rows),
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
			hint: "Look for a comparison, an absolute value, a rounding or a default (`||`) that treats such numbers differently.",
			fix: "Treat all numbers alike: the equation has no special case.",
			symptom: ({ pattern }) => pattern?.about === "values" && { when: pattern.when },
		},
	];
}

function squeezed(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	const inner = value.map(squeezed);
	return inner.length === 1 ? inner[0] : inner;
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
