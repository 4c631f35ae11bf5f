/** `gradecheck init`: a course folder, which replaces nothing that is there. */
import { randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { problems } from "../../problems/index.ts";
import { courseJsonSchema } from "../course/course-schema.ts";
import { initFiles } from "../course/init-files.ts";
import type { Problem } from "../problem/problem.ts";
import { UsageError } from "../submission/usage-error.ts";
import { loadedProblem } from "./kept.ts";
import { requireFolder } from "./write-file.ts";

/** The paths that were written. Throws `UsageError` where one of them is there, or nothing can be written. */
export async function writeCourseFolder(folder: string, title: string | undefined): Promise<string[]> {
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
		throw new UsageError(`${folder} is a file`, "Name a new folder.");
	if (title?.trim() === "") throw new UsageError("the title is empty", "Give it a name that students know, or leave --title out.");
	const problem = await loadedProblem(problems[0] as Problem);
	const files = initFiles(title ?? problem.title, problem, randomBytes(32).toString("hex"), courseJsonSchema(problems));
	const existing = files.map(({ name }) => name).filter((name) => lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);
	if (existing.length > 0)
		throw new UsageError(
			`${folder} holds ${existing.join(", ")} already, and nothing is replaced`,
			"Name a new folder, or change the files that are there.",
		);
	requireFolder(folder);
	mkdirSync(folder, { recursive: true });
	return files.map(({ name, text, isSecret }) => {
		const path = join(folder, name);
		writeFileSync(path, text, { flag: "wx", mode: isSecret === true ? 0o600 : 0o644 });
		return path;
	});
}
