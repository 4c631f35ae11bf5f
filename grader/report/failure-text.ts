/** A failed check explained: the sentence, the smallest example, and expected beside received. */
import type { LoadedProblem } from "../problem/load.ts";
import { matrixLines, sideBySide } from "./matrices.ts";
import type { CheckResult, ExampleResult, TensorResult } from "./result.ts";
import { blockedSentence, numberText, sentenceOf } from "./sentence.ts";

export function explanationLines(problem: LoadedProblem, check: CheckResult, mark?: (text: string) => string): string[] {
	const { verdict } = check;
	if (verdict.status === "passed") return [];
	if (verdict.status === "blocked") return [blockedSentence(verdict)];
	const { failure, example } = verdict;
	const lines = [sentenceOf(problem, failure)];
	if (example !== undefined && Object.keys(example.sizes).length > 0) lines.push(...exampleLines(problem, example, check.id));
	if ("wrong" in failure) {
		const digits = digitsThatTell(failure.expected, failure.received, failure.wrong);
		lines.push(
			"",
			...sideBySide([
				{ title: `expected ${failure.quantity}`, lines: matrixLines(failure.expected, [], undefined, digits) },
				{ title: `received ${failure.quantity}`, lines: matrixLines(failure.received, failure.wrong, mark, digits) },
			]),
		);
	}
	return lines;
}

/** Few digits where they show the difference, all of them where they do not. */
function digitsThatTell(expected: TensorResult, received: TensorResult, wrong: readonly number[]): number {
	return wrong.some((at) => numberText(expected.data[at]) === numberText(received.data[at])) ? 17 : 6;
}

function exampleLines(problem: LoadedProblem, example: ExampleResult, id: string): string[] {
	const sizes = Object.entries(example.sizes).map(([name, size]) => `${problem.sizes[name]?.symbol ?? name} = ${size}`);
	const kind = problem.checks.find((check) => check.id === id)?.kind;
	const lines = ["", `${kind === "value" || kind === "gradcheck" ? "Smallest example" : "Example"}: ${sizes.join(", ")}`];
	const blocks = Object.entries(example.values).map(([name, tensor]) => ({ title: name, lines: matrixLines(tensor) }));
	if (blocks.length > 0) lines.push(...sideBySide(blocks));
	return lines;
}
