/** A course folder, read: its assignment, with the problems as they are there. Loaded where there is one. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { problems } from "../../problems/index.ts";
import { assignedProblems } from "../course/assigned-problems.ts";
import type { CourseFile } from "../course/course-schema.ts";
import { type CourseFault, readCourse } from "../course/read-course.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Problem } from "../problem/problem.ts";
import { UsageError } from "../submission/usage-error.ts";
import { shownPath } from "./find-course.ts";
import { loadedProblem } from "./kept.ts";

export interface Course {
	/** Of its file. */
	readonly path: string;
	/** Where its paths begin. */
	readonly folder: string;
	readonly file: CourseFile;
	/** In its order. */
	readonly problems: readonly LoadedProblem[];
	/** Where its secret lies, where it names one. */
	readonly secretFile?: string;
}

/** `path` is that of its file. Throws `UsageError` with all the faults in it. */
export async function openCourse(path: string): Promise<Course> {
	const read = readCourse(textOf(path), problems);
	if (read.status === "faulty") throw faulty(path, read.faults);
	const { file, faultAt } = read;
	const own = file.problems.map(({ id }) => loadedProblem(problems.find((problem) => problem.id === id) as Problem));
	const assigned = assignedProblems(file, await Promise.all(own), faultAt);
	if (assigned.status === "faulty") throw faulty(path, assigned.faults);
	const folder = dirname(path);
	const secretFile = file.secretFile === undefined ? {} : { secretFile: resolve(folder, file.secretFile) };
	return { path, folder, file, problems: assigned.problems, ...secretFile };
}

function textOf(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		throw new UsageError(`${shownPath(path)} cannot be read: ${(error as Error).message}`, "Mind who may read it.");
	}
}

function faulty(path: string, faults: readonly CourseFault[]): UsageError {
	const shown = shownPath(path);
	const lines = faults.map(
		({ line, column, path: at, message }) => `  ${shown}:${line}:${column}  ${at === "" ? "" : `${at}: `}${message}`,
	);
	return new UsageError(
		`${shown} does not say what to grade:\n${lines.join("\n")}`,
		"Mend it there: nothing was graded. docs/course.md says what may stand in it.",
	);
}
