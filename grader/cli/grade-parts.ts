/** A submission graded for each problem of an assignment, one after the other. */
import type { ExplainLevel } from "../problem/loaded-problem.ts";
import type { Graded, Part } from "../report/graded.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { gradedOf } from "../score/graded-of.ts";
import type { Assignment } from "./assignment.ts";
import { type EarlyStart, type GradeOptions, grade } from "./grade.ts";
import type { Seed } from "./seed.ts";

export interface PartsOptions extends Omit<GradeOptions, "seed" | "seedFrom" | "plan" | "kept" | "recording"> {
	/** One for each problem. */
	readonly seeds: readonly Seed[];
	/** How much a student is told of each. */
	readonly levels: readonly ExplainLevel[];
	/** Those of a run of many, one for each problem. */
	readonly kept?: readonly KeptSandboxes[];
	readonly recordings?: readonly NonNullable<GradeOptions["recording"]>[];
}

/** What costs no marks costs none of any part: it throws what `grade` throws. */
export async function gradeParts(
	{ title, problems, isWhole }: Pick<Assignment, "title" | "problems" | "isWhole">,
	path: string,
	{ seeds, levels, kept, recordings, ...options }: PartsOptions,
	early?: EarlyStart,
): Promise<Graded> {
	const parts: Part[] = [];
	for (const [at, problem] of problems.entries()) {
		const [keptHere, recording] = [kept?.[at], recordings?.[at]];
		const own = { ...(seeds[at] as Seed), ...(keptHere && { kept: keptHere }), ...(recording && { recording }) };
		const result = await grade(problem, path, { ...options, ...own }, early);
		parts.push({ problem, result, level: levels[at] as ExplainLevel });
	}
	return gradedOf(title, parts, isWhole);
}
