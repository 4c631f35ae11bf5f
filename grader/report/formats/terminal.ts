/** The report as a terminal shows it. */
import { forTerminal as clean, forLog } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { gradedReport } from "../terminal-graded.ts";
import { AROUND } from "../words.ts";
import { wrap } from "../wrap.ts";
import type { ReportContext } from "./format.ts";

const COLUMNS = 80;

export function terminal(graded: Graded, { again, isColoured, showsPrinted, remarks, unseen }: ReportContext): string {
	const report = gradedReport(graded, { isColoured, ...(again !== undefined && { replay: again }), showsPrinted });
	const note = unseen === undefined ? [] : [...wrap(unseen.note, COLUMNS), ""];
	return [report, ...note, ...remarkLines(remarks)].map((text) => `${forLog(text)}\n`).join("");
}

function remarkLines(remarks: readonly string[]): string[] {
	return remarks.length === 0 ? [] : [AROUND.remarks, ...remarks.map((remark) => `  ${clean(remark)}`), ""];
}
