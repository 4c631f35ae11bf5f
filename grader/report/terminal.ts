/** The report in a terminal. */
import type { LoadedProblem } from "../problem/load.ts";
import { forTerminal as clean } from "./escape.ts";
import { explanationLines } from "./failure-text.ts";
import type { CheckResult, Result } from "./result.ts";
import { numberText, titleOf } from "./sentence.ts";
import { sourceLines } from "./source-line.ts";

export interface TerminalOptions {
	readonly isColoured: boolean;
	/** The command that shows this report again. */
	readonly replay: string;
	/** Shows what the submission printed. */
	readonly showsPrinted: boolean;
}

export function terminalReport(problem: LoadedProblem, result: Result, { isColoured, replay, showsPrinted }: TerminalOptions): string {
	const paint = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
	const [bold, red, green, dim] = [paint(1), paint(31), paint(32), paint(2)];
	const lines = ["", bold(`${problem.title}: ${numberText(result.score)}/${numberText(result.maxScore)} points`), ""];

	if (result.fault !== null) {
		lines.push(red(`  ${clean(result.fault.message)}`));
		const { at } = result.fault;
		if (at !== undefined) lines.push("", ...sourceLines(at).map((line) => `    ${line}`));
		lines.push("", `  Next: ${clean(result.fault.hint)}`, "");
		return lines.join("\n");
	}

	const width = Math.max(...result.checks.map(({ id }) => id.length));
	const pointsOf = (check: CheckResult): string => `${numberText(check.points)}/${numberText(check.maxPoints)}`.padStart(6);
	for (const check of result.checks) {
		const sign = check.verdict.status === "passed" ? green("ok  ") : check.verdict.status === "failed" ? red("FAIL") : dim(" -- ");
		lines.push(`  ${sign} ${check.id.padEnd(width)} ${pointsOf(check)}  ${dim(titleOf(problem, check.id))}`);
	}
	const wrong = result.checks.filter(({ verdict }) => verdict.status === "failed");
	if (wrong[0] !== undefined) lines.push("", `Start with ${bold(wrong[0].id)}; the checks build on each other.`);
	const shown = new Set<string>();
	for (const check of wrong) {
		const explanation = explanationLines(problem, check, red);
		const key = JSON.stringify(explanation);
		if (shown.has(key)) continue;
		shown.add(key);
		lines.push("", bold(`${check.id}: ${titleOf(problem, check.id)}`), ...explanation.map((line) => (line === "" ? "" : `  ${line}`)));
		if (check.misconceptions.length > 0) lines.push("", dim(`  mistake: ${check.misconceptions.join(", ")}`));
	}
	if (showsPrinted && result.printed !== "")
		lines.push(
			"",
			bold("Your program printed:"),
			...result.printed
				.split("\n")
				.slice(0, 20)
				// A log that takes lines for commands looks at how they begin.
				.map((line) => `  | ${clean(line)}`),
		);
	lines.push("", wrong.length === 0 && result.score === result.maxScore ? green("Everything is right.") : `Again: ${replay}`, "");
	return lines.join("\n");
}
