/** What an instance has under a name that may be meant for one of the table's. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { type Sizes, shapeOf } from "../problem/sample.ts";
import { isNearlySpelt, plain } from "../problem/spelling.ts";

interface Attribute {
	readonly name: string;
	readonly shape?: readonly number[] | undefined;
}

/** How many names are suggested at most. */
const MOST = 2;

/** Nearest first: names that look alike or say the same; failing these, the only one of the right shape. `sizes` are those of the example. */
export function nearNames(problem: LoadedProblem, quantity: string, others: readonly Attribute[], sizes: Sizes | undefined): string[] {
	const free = others.filter(({ name }) => problem.quantities[name] === undefined && !isSizeName(problem, name));
	const alike = free.filter(({ name }) => isAlike(problem, quantity, name)).map(({ name }) => name);
	if (alike.length > 0) return alike.slice(0, MOST);
	const shape = sizes === undefined ? undefined : shapeOf(problem, quantity, sizes).join();
	const fitting = free.filter((other) => other.shape !== undefined && other.shape.length > 0 && other.shape.join() === shape);
	return fitting.length === 1 ? fitting.map(({ name }) => name) : [];
}

function isSizeName(problem: LoadedProblem, name: string): boolean {
	return Object.hasOwn(problem.sizes, name) || name === "debug";
}

function isAlike(problem: LoadedProblem, quantity: string, name: string): boolean {
	if (isNearlySpelt(quantity, name)) return true;
	const given = plain(name);
	const of = problem.gradients.find(({ is }) => is === quantity)?.of;
	if (of === undefined) return namesOf(problem, quantity).includes(stem(given));
	// dW, gradW, weight_grad, dLdweight: the operand, with what says that it is a gradient.
	const rest = given.replace(/^(d?l?d|grad(ient)?|delta)|(grad(ient)?)$/g, "");
	return rest !== given && namesOf(problem, of).includes(stem(rest));
}

/** Under which names a quantity is known: its own, and the words of its meaning. */
function namesOf(problem: LoadedProblem, quantity: string): string[] {
	const words = (problem.quantities[quantity]?.meaning ?? "").split(/\W+/).filter((word) => word.length > 3);
	return [stem(plain(quantity)), ...words.map((word) => stem(plain(word)))];
}

/** Without the plural's ending. */
function stem(word: string): string {
	return word.length < 4 ? word : word.replace(/e?s$/, "").replace(/s$/, "");
}
