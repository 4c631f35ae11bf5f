/** Mistakes in what kind of thing a quantity is: nothing at all, no matrix, or one of another shape. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, Misconception, ShapeRow } from "../problem/misconception.ts";
import { alter } from "./alter.ts";

const KIND_OF_THING = "What kind of thing does the line make that gives it its value?";
const TEXT =
	"In JavaScript `+` joins two matrices as texts, and `-`, `*` and `/` make NaN of them: mathjs computes with them by `add`, `multiply` and so on.";

export function shapeMisconceptions(problem: LoadedProblem): Misconception[] {
	return [
		{
			id: "left-empty",
			says: "{quantity} is there, and holds {nothing}.",
			hint: "Which line gives {quantity} its value? Is it still to be filled in, or does what stands there give nothing back?",
			fix: "Give {quantity} the value of its equation, or zeros where the table says so.",
			symptom: ({ failure }) =>
				failure.kind === "missing" && failure.how !== "returned" && failure.is !== undefined && { nothing: failure.is },
		},
		{
			id: "not-a-matrix",
			says: "{quantity} is {found}, and not a matrix of numbers.",
			hint: "{look}",
			fix: "Return a matrix, nested lists or a number as the table says.",
			words: { found: "something else", look: KIND_OF_THING },
			mutants: [alter(problem, ({ call, args, proceed }) => (call === 0 ? [["?"], proceed(...args)] : proceed(...args)))],
			symptom: ({ failure }) =>
				failure.kind === "unreadable" && { found: failure.found, look: failure.found === "a string" ? TEXT : KIND_OF_THING },
		},
		{
			id: "squeezes-results",
			says: "{quantity} loses a dimension where a size is 1.",
			hint: "What happens to the shape when there is a single row or a single column?",
			fix: "Keep both dimensions (no `squeeze`, no `float`), so that the shape is the table's at every size.",
			mutants: [alter(problem, ({ args, proceed }) => squeezed(proceed(...args)))],
			symptom: isSqueezed,
		},
		{
			id: "wrong-shape",
			says: "{quantity} is {found}; the table has it as {shape}.",
			hint: "{look}",
			fix: "Give {quantity} the table's shape at every size.",
			words: { look: "How many numbers does it have by the table, and along which dimensions?" },
			symptom: (evidence) => {
				if (evidence.failure.kind !== "shape") return false;
				const found = shapeInSizes(problem, evidence.shapes);
				if (found === undefined) return false;
				const hasNaN = evidence.rows.some(({ received }) => received?.data.some(Number.isNaN));
				return { found, shape: shapeOfTable(problem, evidence.subject), ...(hasNaN && { look: TEXT }) };
			},
		},
	];
}

function squeezed(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	const inner = value.map(squeezed);
	return inner.length === 1 ? inner[0] : inner;
}

/**
 * Wherever the shape is another one, all of its ones are gone, or it is a single number. A vector that is flat at every size is not
 * squeezed: it has one dimension at a single entry too.
 */
function isSqueezed({ failure, shapes }: Evidence): boolean {
	if (failure.kind !== "shape") return false;
	const text = (shape: readonly number[]) => shape.join();
	const wrong = shapes.filter(({ expected, received }) => text(expected) !== text(received));
	return (
		wrong.length > 0 &&
		wrong.every(({ expected, received }) => expected.includes(1) && text(received) === text(expected.filter((extent) => extent !== 1))) &&
		shapes.some(
			({ expected, received }) => text(expected) === text(received) || (expected.every((extent) => extent === 1) && received.length === 0),
		)
	);
}

/** A shape in the table's letters that holds at all sizes; `undefined` where there is none, or where it is the table's own. */
function shapeInSizes(problem: LoadedProblem, shapes: readonly ShapeRow[]): string | undefined {
	const [first] = shapes;
	if (first === undefined || shapes.length < 3 || shapes.some(({ received }) => received.length !== first.received.length))
		return undefined;
	const extents = first.received.map((_, axis) => {
		const holds = (of: (row: ShapeRow) => number | undefined) => shapes.every((row) => of(row) === row.received[axis]);
		if (holds(() => 1)) return "1";
		const size = Object.keys(problem.sizes).find((name) => holds(({ sizes }) => sizes[name]));
		return size === undefined ? undefined : (problem.sizes[size]?.symbol ?? size);
	});
	if (extents.includes(undefined)) return undefined;
	if (extents.length === 0) return "a single number";
	return extents.length === 1 ? `a list of ${extents[0]} numbers` : extents.join(" × ");
}

function shapeOfTable(problem: LoadedProblem, quantity: string): string {
	const shape = problem.quantities[quantity]?.shape ?? [];
	return shape.length === 0 ? "a single number" : shape.map((extent) => (extent === 1 ? "1" : problem.sizes[extent]?.symbol)).join(" × ");
}
