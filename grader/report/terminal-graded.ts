/** The report of a whole grading in a terminal: that of each part, and the total of several. */
import { forTerminal as clean, forLog } from "./escape.ts";
import type { Graded } from "./graded.ts";
import { allPassed } from "./only.ts";
import { numberText } from "./sentence.ts";
import { type TerminalOptions, terminalReport } from "./terminal.ts";
import { wrap } from "./wrap.ts";

export function gradedReport(graded: Graded, options: Omit<TerminalOptions, "explain">): string {
	const { parts, lateness, attempt } = graded;
	const { replay, note, ...others } = options;
	const whole = { ...(replay !== undefined && { replay }), ...(note !== undefined && { note }) };
	const reports = parts.map(({ problem, result, level }) =>
		terminalReport(problem, result, { ...others, ...(parts.length === 1 && whole), explain: level }),
	);
	const total = parts.length === 1 ? [] : totalLines(graded, options);
	const told = [lateness, attempt].flatMap((rule) => (rule === undefined ? [] : [clean(rule.says), ""]));
	return [...reports, forLog([...total, ...told].join("\n"))].filter((text) => text !== "").join("\n");
}

function totalLines({ title, parts, score, maxScore }: Graded, options: Omit<TerminalOptions, "explain">): string[] {
	const { isColoured, replay, note, only = [] } = options;
	const bold = (text: string) => (isColoured ? `\u001b[1m${text}\u001b[0m` : text);
	const width = Math.max(...parts.map(({ problem }) => problem.title.length));
	const isFull = parts.every(({ result }) => allPassed(result));
	return [
		"",
		bold(
			`${[clean(title), ...(only.length > 0 ? [`${only.join(" and ")} alone`] : [])].join(", ")}: ${numberText(score)}/${numberText(maxScore)} points`,
		),
		"",
		...parts.map(({ problem, result }) => `  ${problem.title.padEnd(width)}  ${numberText(result.score)}/${numberText(result.maxScore)}`),
		"",
		...(note === undefined ? [] : [...wrap(note, 80), ""]),
		...(isFull || replay === undefined ? [] : [`Again: ${replay}`, ""]),
	];
}
