/** What a person sees on their terminal: colour and lines that change only there. */
import { now } from "../oracle/clock.ts";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { forLog } from "../report/escape.ts";
import type { Graded } from "../report/graded.ts";
import type { Result } from "../report/result.ts";
import { terminalReport } from "../report/terminal.ts";
import { gradedReport } from "../report/terminal-graded.ts";
import type { Progress } from "./class-record.ts";

export function reportGraded(graded: Graded, { printed }: { readonly printed?: boolean }, replay: string): void {
	print(gradedReport(graded, { isColoured: isColoured(), replay, showsPrinted: printed === true }));
}

export function report(
	problem: LoadedProblem,
	result: Result,
	{ printed, explain }: { readonly printed?: boolean; readonly explain: ExplainLevel },
	replay: string,
): void {
	print(terminalReport(problem, result, { isColoured: isColoured(), replay, showsPrinted: printed === true, explain }));
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
export function classSummary({ graded, unreadable, noSubmission, ungraded }: Progress, out: string): string {
	const others = [
		...(unreadable > 0 ? [`${unreadable} could not be run`] : []),
		...(noSubmission > 0 ? [noSubmission === 1 ? "1 is no submission" : `${noSubmission} are no submissions`] : []),
		...(ungraded > 0 ? [`${ungraded} could not be graded`] : []),
	];
	const reasons = others.length > 0 ? "; the reasons stand in grades.csv" : "";
	return `${[`${graded} graded`, ...others].join(", ")}. All have a row in ${out}${reasons}.`;
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
	return toPerson().isTTY === true && (process.env.NO_COLOR ?? "") === "";
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
