/** What an instance has under a name that may be meant for one of the table's. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { type Sizes, shapeOf } from "../problem/sample.ts";

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
	const [wanted, given] = [plain(quantity), plain(name)];
	if (wanted === given || (wanted.length > 2 && distance(wanted, given) === 1)) return true;
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

function plain(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** Without the plural's ending. */
function stem(word: string): string {
	return word.length < 4 ? word : word.replace(/e?s$/, "").replace(/s$/, "");
}

/** Letters that are put in, left out or replaced. */
function distance(left: string, right: string): number {
	let row = Array.from({ length: right.length + 1 }, (_, at) => at);
	for (let at = 1; at <= left.length; at += 1) {
		const next = [at];
		for (let other = 1; other <= right.length; other += 1) {
			const replaced = (row[other - 1] as number) + (left[at - 1] === right[other - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[other] as number) + 1, (next[other - 1] as number) + 1));
		}
		row = next;
	}
	return row[right.length] as number;
}
