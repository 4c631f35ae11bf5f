/** What counts of a grading by the rules of its course, and what staff are told of it. Loaded where there is a rule or metadata. */
import { readFileSync } from "node:fs";
import { type Rules, settle } from "../course/settle.ts";
import { readMetadata, type SubmissionMetadata } from "../course/submission-metadata.ts";
import type { Graded } from "../report/graded.ts";
import { UsageError } from "../submission/usage-error.ts";
import { complain } from "./output.ts";

/** Throws `UsageError` where there is nothing at that path; one that cannot be read or understood is told of, and ends no grading. */
export function settlerFor(path: string | undefined, rules: Rules): (graded: Graded) => Graded {
	const metadata = path === undefined ? undefined : metadataAt(path);
	return (graded) => {
		const settled = settle(graded, metadata, rules);
		for (const warning of settled.warnings) complain(`For staff: ${warning}`);
		return settled.graded;
	};
}

function metadataAt(path: string): SubmissionMetadata {
	try {
		return readMetadata(readFileSync(path, "utf8"));
	} catch (error) {
		const { code = "", message } = error as NodeJS.ErrnoException;
		if (code === "ENOENT") throw new UsageError(`there is nothing at ${path}`, "Name the submission_metadata.json that Gradescope wrote.");
		const warnings = [`neither lateness nor attempts are counted: ${path} cannot be read: ${message}.`];
		return { createdAt: undefined, dueDate: undefined, earlierScores: undefined, points: undefined, warnings };
	}
}
