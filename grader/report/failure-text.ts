/** A failed check explained: the sentence, the smallest example, and expected beside received. */
import type { LoadedProblem } from "../problem/load.ts";
import { matrixLines, sideBySide } from "./matrices.ts";
import type { CheckResult, ExampleResult } from "./result.ts";
import { blockedSentence, sentenceOf } from "./sentence.ts";

export function explanationLines(problem: LoadedProblem, check: CheckResult, mark?: (text: string) => string): string[] {
	const { verdict } = check;
	if (verdict.status === "passed") return [];
	if (verdict.status === "blocked") return [blockedSentence(verdict)];
	const { failure, example } = verdict;
	const lines = [sentenceOf(problem, failure)];
	if (example !== undefined && Object.keys(example.sizes).length > 0) lines.push(...exampleLines(problem, example));
	if ("wrong" in failure)
		lines.push(
			"",
			...sideBySide([
				{ title: `expected ${failure.quantity}`, lines: matrixLines(failure.expected) },
				{ title: `received ${failure.quantity}`, lines: matrixLines(failure.received, failure.wrong, mark) },
			]),
		);
	return lines;
}

function exampleLines(problem: LoadedProblem, example: ExampleResult): string[] {
	const sizes = Object.entries(example.sizes).map(([name, size]) => `${problem.sizes[name]?.symbol ?? name} = ${size}`);
	const lines = ["", `Smallest example: ${sizes.join(", ")}`];
	const blocks = Object.entries(example.values).map(([name, tensor]) => ({ title: name, lines: matrixLines(tensor) }));
	if (blocks.length > 0) lines.push(...sideBySide(blocks));
	return lines;
}
