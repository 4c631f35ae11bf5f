/** `gradecheck handout`: what students start from, as an archive or a folder. */
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { studentsCourse } from "../course/students-course.ts";
import { type Handout, handoutFiles } from "../report/handout.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Assignment } from "./assignment.ts";
import { packOwn } from "./own-package.ts";
import { requireNew, writeFolder } from "./write-folder.ts";

/**
 * Throws `UsageError` where it cannot be written there, where a folder is not empty, and for a package that is none, and `GraderError` for a
 * clone that was not built.
 */
export async function writeHandout({ title, problems, course }: Assignment, out: string, named: string | undefined): Promise<void> {
	requireNew(out);
	const files = handoutFiles({
		...{ title, problems, checker: named === undefined ? await ownChecker() : checkerAt(named) },
		...(course !== undefined && { course: studentsCourse({ ...course.file, problems: entriesOf(course, problems) }) }),
	});
	await writeFolder(out, files);
}

/** Of the problems that are handed out. */
function entriesOf(course: NonNullable<Assignment["course"]>, problems: Assignment["problems"]): typeof course.file.problems {
	return course.file.problems.filter(({ id }) => problems.some((problem) => problem.id === id));
}

async function ownChecker(): Promise<Handout["checker"]> {
	const { name, bytes } = await packOwn();
	return { file: name, bytes };
}

/** A version that a registry has, an address, or a tarball that goes into the handout. */
function checkerAt(named: string): Handout["checker"] {
	if (/^https:\/\/\S+$/.test(named) || /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(named)) return { from: named };
	if (statSync(named, { throwIfNoEntry: false })?.isFile() !== true)
		throw new UsageError(
			`there is no package ${JSON.stringify(named)}`,
			"Name a tarball that `npm pack` wrote, an https address, or a version such as 1.2.3.",
		);
	const bytes = readFileSync(named);
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
		throw new UsageError(`${named} is no package: it is not compressed as one`, "Name a tarball that `npm pack` wrote.");
	return { file: basename(named), bytes };
}
