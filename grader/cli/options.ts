/** What several commands take on their command lines. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { problems } from "../../problems/index.ts";
import { EXPLAIN_LEVELS, type ExplainLevel, type LoadedProblem } from "../problem/loaded-problem.ts";
import type { Assignment } from "./assignment.ts";
import { DEFAULT_TIME_LIMIT } from "./early-start.ts";
import { COURSE_FILE } from "./find-course.ts";
import { USUAL } from "./kept.ts";
import { replayWords } from "./replay.ts";

export const DEFAULTS = { problem: problems[0]?.id ?? "", ...USUAL, timeLimit: DEFAULT_TIME_LIMIT };
export const MAX_SAMPLES = 10_000;

export interface SharedOptions {
	readonly problem: string;
	readonly course?: string;
	readonly seed: number;
	readonly samples: number;
	readonly timeLimit: number;
	readonly printed?: boolean;
	readonly explain?: ExplainLevel;
	readonly allowWeakIsolation?: boolean;
}

/** What `grade` and `batch` take besides. */
export interface StaffOptions extends SharedOptions {
	readonly secretFile?: string;
	readonly format: string;
}

export function shared(command: Command, argument = "<submission>", description = "a file, or a folder that holds it"): Command {
	return command
		.argument(argument, description)
		.option("--problem <id>", "what to grade against", DEFAULTS.problem)
		.addOption(courseOption())
		.option("--seed <n>", "seed of the samples", wholeNumber(0, 2 ** 31 - 2), DEFAULTS.seed)
		.option("--samples <n>", "samples for each value and gradient check", wholeNumber(1, MAX_SAMPLES), DEFAULTS.samples)
		.option("--time-limit <seconds>", "for the whole submission", wholeNumber(1, 3600), DEFAULTS.timeLimit)
		.option("--printed", "show what the submission printed")
		.addOption(
			new Option("--explain <level>", "fact: which mistake; where: also the example and a hint; fix: also what to write").choices(
				EXPLAIN_LEVELS,
			),
		);
}

export function courseOption(): Option {
	return new Option("--course <folder>", `the folder of the assignment's ${COURSE_FILE}; the nearest one upwards by default`);
}

/** The rubric caps what a student is told; staff who ask for more get it on their own terminal. */
export function levelFor(
	reader: "student" | "staff",
	{ explain: cap }: LoadedProblem,
	{ explain: asked }: Pick<SharedOptions, "explain">,
): ExplainLevel {
	if (reader === "staff" && asked !== undefined) return asked;
	const rank = (level: ExplainLevel) => EXPLAIN_LEVELS.indexOf(level);
	return EXPLAIN_LEVELS[Math.min(rank(asked ?? "where"), rank(cap))] as ExplainLevel;
}

/** Whether an option was given. */
export function isNamed(command: Command, option: string): boolean {
	return command.getOptionValueSource(option) !== "default";
}

/** Seconds for each problem: what is named counts before what the course folder says. */
export function timeLimitFor({ course }: Assignment, { timeLimit }: SharedOptions, command: Command): number {
	return isNamed(command, "timeLimit") ? timeLimit : (course?.file.timeLimit ?? timeLimit);
}

/** What is typed after the command to do it again. In a course folder the whole assignment goes without saying, and elsewhere the first problem. */
export function replayFor(
	{ isWhole, course }: Assignment,
	path: string,
	options: SharedOptions & { readonly secretFile?: string; readonly only?: readonly string[] },
): string[][] {
	const usual = { ...DEFAULTS, problem: course === undefined ? DEFAULTS.problem : "" };
	return replayWords(path, { ...options, problem: isWhole ? usual.problem : options.problem }, usual);
}

export function wholeNumber(least: number, most: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= least && value <= most) return value;
		throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
	};
}

export function oneOf(...choices: string[]): (text: string) => string {
	return (text) => {
		if (choices.includes(text)) return text;
		throw new InvalidArgumentError(`Give ${choices.join(" or ")}.`);
	};
}
