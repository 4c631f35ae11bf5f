/** What a person sees on their terminal: colour and lines that change only there. */
import { now } from "../oracle/clock.ts";
import { forLog } from "../report/escape.ts";
import type { Graded } from "../report/graded.ts";
import type { TerminalOptions } from "../report/terminal.ts";
import { gradedReport } from "../report/terminal-graded.ts";
import type { Progress } from "./class-record.ts";

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
	const EVERY_MS = 5_000;
	const isTerminal = process.stderr.isTTY === true;
	let last = now();
	return ({ done, all, unreadable }) => {
		const text = `${done} of ${all} done${unreadable > 0 ? `, ${unreadable} could not be run` : ""}`;
		if (isTerminal) process.stderr.write(`\r${text}${done === all ? "\n" : ""}`);
		else if (now() - last > EVERY_MS || done === all) {
			last = now();
			complain(text);
		}
	};
}

/** What became of a class, in one line. */
export function classSummary({ graded, unreadable, noSubmission, earlier, missing, ungraded }: Progress, out: string): string {
	const others = [
		...(unreadable > 0 ? [`${unreadable} could not be run`] : []),
		...(noSubmission > 0 ? [noSubmission === 1 ? "1 is no submission" : `${noSubmission} are no submissions`] : []),
		...(earlier > 0 ? [earlier === 1 ? "1 is an earlier attempt" : `${earlier} are earlier attempts`] : []),
		...(missing > 0 ? [missing === 1 ? "1 is missing" : `${missing} are missing`] : []),
		...(ungraded > 0 ? [`${ungraded} could not be graded`] : []),
	];
	const reasons = others.length > 0 ? "; the reasons stand in grades.csv" : "";
	return `${[`${graded} graded`, ...others].join(", ")}. All have a row in ${out}${reasons}.`;
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
