/** The report in a terminal. */
import { fill } from "../problem/fill.ts";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { forTerminal as clean, forLog } from "./escape.ts";
import { explanationLines } from "./failure-text.ts";
import { allPassed } from "./only.ts";
import type { CheckResult, Result } from "./result.ts";
import { numberText, titleOf, UNSEEN_CHECK } from "./sentence.ts";
import { sourceLines } from "./source-line.ts";
import { AROUND } from "./words.ts";
import { wrap } from "./wrap.ts";

export interface TerminalOptions {
	readonly isColoured: boolean;
	/** The command that shows this report again; it is not told where there is none. */
	readonly replay?: string;
	/** What was named to be shown, where the result has these checks alone. */
	readonly only?: readonly string[];
	/** What is said of checks that are not shown. */
	readonly note?: string;
	/** Shows what the submission printed. */
	readonly showsPrinted: boolean;
	readonly explain: ExplainLevel;
}

const COLUMNS = 80;

export function terminalReport(problem: LoadedProblem, result: Result, options: TerminalOptions): string {
	return forLog(reportLines(problem, result, options).join("\n"));
}

function reportLines(problem: LoadedProblem, result: Result, options: TerminalOptions): string[] {
	const { isColoured, replay, only = [], note, showsPrinted, explain } = options;
	const paint = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
	const [bold, red, green, dim] = [paint(1), paint(31), paint(32), paint(2)];
	const title = only.length > 0 ? `${problem.title}, ${only.join(" and ")} alone` : problem.title;
	const lines = ["", bold(`${title}: ${numberText(result.score)}/${numberText(result.maxScore)} points`), ""];

	if (result.fault !== null) {
		lines.push(red(`  ${clean(result.fault.message)}`));
		const { at } = result.fault;
		if (at !== undefined) lines.push("", ...sourceLines(at).map((line) => `    ${line}`));
		lines.push("", `  Next: ${clean(result.fault.hint)}`, "");
		return lines;
	}

	const width = Math.max(0, ...result.checks.map(({ id }) => id.length));
	const points = result.checks.map((check) => `${numberText(check.points)}/${numberText(check.maxPoints)}`);
	const pointsWidth = Math.max(6, ...points.map((text) => text.length));
	for (const [at, check] of result.checks.entries()) {
		const sign = check.verdict.status === "passed" ? green("ok  ") : check.verdict.status === "failed" ? red("FAIL") : dim(" -- ");
		const room = COLUMNS - (2 + 4 + 1 + width + 1 + pointsWidth + 2);
		lines.push(
			`  ${sign} ${check.id.padEnd(width)} ${points[at]?.padStart(pointsWidth)}  ${dim(cut(`${signOf(check)}${titleOf(problem, check.id)}`, room))}`,
		);
	}
	const missing = result.checks.flatMap(({ verdict }) => (verdict.status === "blocked" ? [verdict.by] : []));
	const elsewhere = [...new Set(missing)].filter((by) => !result.checks.some(({ id }) => id === by));
	const isAbove = missing.some((by) => !elsewhere.includes(by));
	const needed = [...(isAbove ? [AROUND["the-above"]] : []), ...elsewhere.map(nameOf)].join(" or ");
	if (missing.length > 0) lines.push("", dim(`  ${fill(AROUND.needs, { what: needed })}`));
	const wrong = result.checks.filter(({ verdict }) => verdict.status === "failed");
	if (wrong[0] !== undefined) lines.push("", fill(AROUND.start, { check: bold(wrong[0].id) }));
	const shown = new Set<string>();
	const told = new Set<string>();
	for (const check of wrong) {
		// Two witnesses of one mistake say the same.
		const key = JSON.stringify(check.verdict.status === "failed" ? check.verdict.findings : check.verdict);
		if (shown.has(key)) continue;
		shown.add(key);
		const explanation = explanationLines(problem, check, explain, red, told);
		lines.push(
			"",
			...wrap(`${check.id}: ${titleOf(problem, check.id)}`, COLUMNS, "  ").map(bold),
			...explanation.map((line) => (line === "" ? "" : `  ${line}`)),
		);
	}
	if (showsPrinted && result.printed !== "")
		lines.push(
			"",
			bold(AROUND.printed),
			...result.printed
				.split("\n")
				.slice(0, 20)
				.map((line) => `  | ${clean(line)}`),
		);
	if (note !== undefined) lines.push("", ...wrap(note, COLUMNS));
	if (result.checks.length === 0) lines.push("", `  ${AROUND["none-shown"]}`);
	else if (!allPassed(result)) lines.push(...(replay === undefined ? [] : ["", `Again: ${replay}`]));
	else if (only.length > 0) lines.push("", green(AROUND["chosen-right"]));
	else lines.push("", green(AROUND[note === undefined ? "all-right" : "shown-right"]));
	lines.push("");
	return lines;
}

/** Whole words of a title, as far as there is room. */
function cut(title: string, room: number): string {
	return title.length <= room ? title : `${wrap(title, room - 2)[0]} …`;
}

/** Staff see what students do not, and which that is. */
function signOf({ visibility }: CheckResult): string {
	return visibility === "visible" ? "" : `(${visibility.replaceAll("_", " ")}) `;
}

function nameOf(check: string): string {
	return check === UNSEEN_CHECK ? AROUND["unseen-check"] : check;
}
