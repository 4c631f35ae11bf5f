/** The report of a whole grading in a terminal: that of each part, and the total of several. */
import { forTerminal as clean, forLog } from "./escape.ts";
import type { Graded } from "./graded.ts";
import { numberText } from "./sentence.ts";
import { type TerminalOptions, terminalReport } from "./terminal.ts";

export function gradedReport(graded: Graded, options: Omit<TerminalOptions, "explain">): string {
	const { parts, lateness } = graded;
	const { replay, ...others } = options;
	const reports = parts.map(({ problem, result, level }) =>
		terminalReport(problem, result, { ...others, ...(parts.length === 1 && { replay }), explain: level }),
	);
	const total = parts.length === 1 ? [] : totalLines(graded, options);
	const late = lateness === undefined ? [] : [clean(lateness.says), ""];
	return [...reports, forLog([...total, ...late].join("\n"))].filter((text) => text !== "").join("\n");
}

function totalLines({ title, parts, score, maxScore }: Graded, { isColoured, replay }: Omit<TerminalOptions, "explain">): string[] {
	const bold = (text: string) => (isColoured ? `\u001b[1m${text}\u001b[0m` : text);
	const width = Math.max(...parts.map(({ problem }) => problem.title.length));
	const isFull = parts.every(({ result }) => result.score === result.maxScore);
	return [
		"",
		bold(`${clean(title)}: ${numberText(score)}/${numberText(maxScore)} points`),
		"",
		...parts.map(({ problem, result }) => `  ${problem.title.padEnd(width)}  ${numberText(result.score)}/${numberText(result.maxScore)}`),
		"",
		...(isFull || replay === undefined ? [] : [`Again: ${replay}`, ""]),
	];
}
