/** What a person sees on their terminal: colour and lines that change only there. */
import { now } from "../oracle/clock.ts";
import { forLog } from "../report/escape.ts";
import type { Graded } from "../report/graded.ts";
import type { TerminalOptions } from "../report/terminal.ts";
import { gradedReport } from "../report/terminal-graded.ts";
import { type Progress, progressText } from "./class-progress.ts";

export interface ReportOptions extends Pick<TerminalOptions, "replay" | "only" | "note"> {
	readonly printed?: boolean;
}

export function report(graded: Graded, { printed = false, ...options }: ReportOptions): void {
	print(gradedReport(graded, { ...options, isColoured: isColoured(), showsPrinted: printed }));
}

/** A person's screen begins anew; what goes to a file or another program does not. */
export function clearScreen(): void {
	if (process.stdout.isTTY === true && process.env.TERM !== "dumb") process.stdout.write("\u001b[2J\u001b[H");
}

/** One line that changes on a terminal; a plain one every few seconds elsewhere. */
export function progressReporter(): (progress: Progress) => void {
	const start = now();
	const tell = lineReporter();
	return (progress) => tell(() => progressText(progress, now() - start), progress.done === progress.all);
}

/** The same where no more is known than how many of how many. */
export function countReporter(): (done: number, all: number) => void {
	const tell = lineReporter(true);
	return (done, all) => tell(() => `${done} of ${all} done`, done === all);
}

/** Where it `isBrief`, nothing is told of what is done before the first few seconds are over. */
function lineReporter(isBrief = false): (text: () => string, isLast: boolean) => void {
	const EVERY_MS = 5_000;
	const TERMINAL_MS = 100;
	const { stderr } = process;
	const isTerminal = stderr.isTTY === true;
	let last = now();
	let isBegun = false;
	return (text, isLast) => {
		const isDue = now() - last > (isTerminal ? TERMINAL_MS : EVERY_MS);
		if (!isDue && !(isLast && (isBegun || !isBrief))) return;
		last = now();
		isBegun = true;
		if (!isTerminal) complain(text());
		// Cut to the line, and the rest of the last one wiped.
		else stderr.write(`\r${forLog(text()).slice(0, (stderr.columns || 80) - 1)}\u001b[K${isLast ? "\n" : ""}`);
	};
}

/** What became of a class, in one line. */
export function classSummary(progress: Progress, out: string): string {
	const { graded, unreadable, noSubmission, earlier, missing, ungraded, waiting, unchanged } = progress;
	const others = [
		...(unreadable > 0 ? [`${unreadable} could not be run`] : []),
		...(noSubmission > 0 ? [noSubmission === 1 ? "1 is no submission" : `${noSubmission} are no submissions`] : []),
		...(earlier > 0 ? [earlier === 1 ? "1 is an earlier attempt" : `${earlier} are earlier attempts`] : []),
		...(missing > 0 ? [missing === 1 ? "1 is missing" : `${missing} are missing`] : []),
		...(ungraded > 0 ? [`${ungraded} could not be graded`] : []),
		...(waiting > 0 ? [`${waiting} left out`] : []),
	];
	const reasons = others.length > 0 ? "; the reasons stand in grades.csv" : "";
	const before =
		unchanged > 0
			? ` ${unchanged} had ${unchanged === 1 ? "its" : "their"} result from before, and ${wasOrWere(unchanged)} not run again.`
			: "";
	return `${[`${graded} graded`, ...others].join(", ")}. All have a row in ${out}${reasons}.${before}`;
}

/** What is told of a class that was stopped. */
export function stoppedSummary({ done, all }: Progress, out: string): string {
	return `Stopped: ${done} of ${all} done, and kept in ${out}. The same command goes on from there.`;
}

/** Whose results are gone. */
export function removedText(ids: readonly string[]): string {
	const names = `${ids.slice(0, 10).join(", ")}${ids.length > 10 ? ", …" : ""}`;
	const [are, their] = ids.length === 1 ? ["is", "its result is"] : ["are", "their results are"];
	return `${ids.length} ${are} no more in the class, and ${their} removed: ${names}`;
}

function wasOrWere(count: number): string {
	return count === 1 ? "was" : "were";
}

/** As Node decides it: `FORCE_COLOR` before all else, which any other value than these switches off. */
export function hasColour({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): boolean {
	const { FORCE_COLOR, NO_COLOR = "", NODE_DISABLE_COLORS = "", TERM } = env;
	if (FORCE_COLOR !== undefined) return ["", "1", "true", "2", "3"].includes(FORCE_COLOR);
	return isTTY === true && NO_COLOR === "" && NODE_DISABLE_COLORS === "" && TERM !== "dumb";
}

let isTaken = false;

/** From now on standard output is a report's alone, and a person is told on standard error. */
export function leaveStandardOutput(): void {
	isTaken = true;
}

/** A report as it is: its format has made it inert. */
export function printWhole(text: string): void {
	process.stdout.write(text);
}

function toPerson(): NodeJS.WriteStream {
	return isTaken ? process.stderr : process.stdout;
}

export function isColoured(): boolean {
	return hasColour(toPerson());
}

export function painter(code: number): (text: string) => string {
	return (text) => (isColoured() ? `\u001b[${code}m${text}\u001b[0m` : text);
}

/** Names of files and messages of all kinds pass here: none of their characters acts, and no line is a command to what keeps the log. */
export function print(text: string): void {
	toPerson().write(`${forLog(text)}\n`);
}

export function complain(text: string): void {
	process.stderr.write(`${forLog(text)}\n`);
}
