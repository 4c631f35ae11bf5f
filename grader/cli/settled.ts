/** What counts of a grading by the rules of its course, and what staff are told of it. Loaded where there is a rule or metadata. */
import { type Rules, settle } from "../course/settle.ts";
import { readMetadata, type SubmissionMetadata } from "../course/submission-metadata.ts";
import type { Graded } from "../report/graded.ts";
import { UsageError } from "../submission/usage-error.ts";
import { complain } from "./output.ts";
import { readOwn } from "./own-file.ts";

/** Bytes: the results of all earlier attempts stand in it. */
const LONGEST = 100_000_000;

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
	const refuse = (why: string, code?: string): Error =>
		code === "ENOENT"
			? new UsageError(`there is nothing at ${path}`, "Name the submission_metadata.json that Gradescope wrote.")
			: new Error(why);
	try {
		return readMetadata(readOwn(path, LONGEST, refuse).bytes.toString("utf8"));
	} catch (error) {
		if (error instanceof UsageError) throw error;
		const warnings = [`neither lateness nor attempts are counted: ${path} cannot be read: ${(error as Error).message}.`];
		return { createdAt: undefined, dueDate: undefined, earlierScores: undefined, points: undefined, warnings };
	}
}
