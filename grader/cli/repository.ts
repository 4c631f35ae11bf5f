/** The repository that this grader runs from: the folder with the problems, above `dist/` or the sources. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UsageError } from "../submission/usage-error.ts";

/** Throws `UsageError` where only the bundle is installed. */
export function repositoryRoot(): string {
	const root = repositoryAbove();
	if (root !== undefined) return root;
	throw new UsageError("this needs gradecheck's repository, with its folder problems/", "Run it in a clone of the repository.");
}

export function repositoryAbove(): string | undefined {
	return ["..", "../.."]
		.map((up) => fileURLToPath(new URL(`${up}/`, import.meta.url)))
		.find((path) => existsSync(`${path}problems/index.ts`));
}
