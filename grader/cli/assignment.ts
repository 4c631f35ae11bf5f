/** What a command line asks to be graded for: the assignment of a course folder, or one problem. */
import type { Command } from "commander";
import { problems } from "../../problems/index.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Graded } from "../report/graded.ts";
import { languageOf, stemOf } from "../submission/files/names.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Course } from "./course.ts";
import { findCourseFile, shownPath } from "./find-course.ts";
import { loadedProblem } from "./kept.ts";
import { complain } from "./output.ts";

export interface Assignment {
	readonly title: string;
	/** Never none. */
	readonly problems: readonly LoadedProblem[];
	/** Whether it is the whole assignment of a course folder, and not one problem. */
	readonly isWhole: boolean;
	readonly course?: Course;
}

export interface AssignmentOptions {
	readonly problem: string;
	readonly course?: string;
}

/** `handedIn` is what no course folder is looked for in. Throws `UsageError` for a problem that is none, and a course folder with faults. */
export async function assignmentFor(
	{ problem: id, course: named }: AssignmentOptions,
	command: Command,
	handedIn?: string,
): Promise<Assignment> {
	const course = await courseAt(named, handedIn);
	if (course === undefined) return alone(await findProblem(id));
	const isWhole = command.getOptionValueSource("problem") === "default";
	const selected = course.problems.find((problem) => problem.id === id);
	if (!isWhole && selected === undefined)
		throw new UsageError(
			`${JSON.stringify(course.file.title)} has no problem ${JSON.stringify(id)}`,
			`Its problems: ${course.problems.map((problem) => problem.id).join(", ")}.`,
		);
	// Whoever grades others' work is told by whose word.
	if (handedIn !== undefined && named === undefined) complain(`Graded by ${shownPath(course.path)}.`);
	if (isWhole || selected === undefined) return { title: course.file.title, problems: course.problems, isWhole: true, course };
	return { ...alone(selected), course };
}

export async function courseAt(named: string | undefined, handedIn?: string): Promise<Course | undefined> {
	const path = findCourseFile(named, handedIn);
	if (path === undefined) return undefined;
	const { openCourse } = await import("./course.ts");
	return openCourse(path);
}

export async function findProblem(id: string): Promise<LoadedProblem> {
	const problem = problems.find((candidate) => candidate.id === id);
	if (problem !== undefined) return loadedProblem(problem);
	throw new UsageError(`there is no problem ${JSON.stringify(id)}`, `Problems: ${problems.map((candidate) => candidate.id).join(", ")}.`);
}

/** Those that a single file is named for; all where it is for none of them, or is more than a file. */
export function problemsOfFile(path: string, problems: readonly LoadedProblem[]): readonly LoadedProblem[] {
	const stem = languageOf(path) === undefined ? undefined : stemOf(path);
	const own = problems.filter(({ fileName }) => fileName.toLowerCase() === stem);
	return own.length > 0 ? own : problems;
}

/** What was graded for one problem and could not be run may name another one's class or file. */
export function tellOtherProblem({ course }: Assignment, { parts }: Graded): void {
	const [{ problem, result } = { problem: undefined, result: undefined }] = parts;
	if (course !== undefined || parts.length > 1 || !result?.fault) return;
	const { message } = result.fault;
	const other = problems.find(
		({ id, className, fileName }) => id !== problem?.id && new RegExp(`\\b${className}\\b|\\b${fileName}\\.(ts|py)\\b`).test(message),
	);
	if (other !== undefined) complain(`Is it meant for ${other.title}? \`--problem ${other.id}\` is what checks that.`);
}

/** One problem, as its own rubric has it or as a course folder does. */
export function alone(problem: LoadedProblem): Assignment {
	return { title: problem.title, problems: [problem], isWhole: false };
}
