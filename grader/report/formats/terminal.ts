/** The report as a terminal shows it. */
import { forTerminal as clean, forLog } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { terminalReport } from "../terminal.ts";
import { totalLines } from "../total.ts";
import { wrap } from "../wrap.ts";
import type { ReportContext } from "./format.ts";

const COLUMNS = 80;

export function terminal(graded: Graded, { again, isColoured, showsPrinted, explain, remarks, unseen }: ReportContext): string {
	const reports = graded.parts.map(({ problem, result, level }) =>
		terminalReport(problem, result, { isColoured, replay: again, showsPrinted, explain: explain ?? level }),
	);
	const isMore = graded.parts.length > 1 || graded.lateness !== undefined || unseen !== undefined;
	const total = isMore ? [graded.title, ...totalLines(graded, unseen)].flatMap((line) => wrap(line, COLUMNS)) : [];
	return `${[...reports, ...total, ...remarkLines(remarks)].map(forLog).join("\n")}\n`;
}

function remarkLines(remarks: readonly string[]): string[] {
	return remarks.length === 0 ? [] : ["TypeScript also says (this costs no marks):", ...remarks.map((remark) => `  ${clean(remark)}`)];
}
