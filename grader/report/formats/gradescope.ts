/** Gradescope's results.json. It keeps checks back by itself. */
import { forTerminal as clean, withoutCommands } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { gradescopeResult } from "../gradescope.ts";
import { AROUND } from "../words.ts";
import type { ReportContext } from "./format.ts";

interface Results {
	readonly output: string;
	readonly extra_data: unknown;
	readonly tests: readonly { readonly visibility: string; readonly extra_data: unknown }[];
}

export function gradescope(graded: Graded, { remarks }: ReportContext): string {
	const results = gradescopeResult(graded) as Results;
	return `${JSON.stringify({ ...results, output: [results.output, ...remarkLines(remarks)].join("\n") }, null, 2)}\n`;
}

/** What a student is shown of it before anything is published: no `extra_data`, and no test that is hidden in any way. */
export function shownByGradescope(text: string): string {
	const { extra_data: _, tests, ...results } = JSON.parse(text) as Results;
	const shown = tests.filter(({ visibility }) => visibility === "visible").map(({ extra_data: _, ...test }) => test);
	return JSON.stringify({ ...results, tests: shown });
}

function remarkLines(remarks: readonly string[]): string[] {
	if (remarks.length === 0) return [];
	return [AROUND.remarks, ...remarks.map((remark) => withoutCommands(clean(remark)))];
}
