/** What a class is graded by: told apart by these texts, whatever was graded by the same need not be graded again. */
import { readFileSync } from "node:fs";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { distFolder } from "../sandbox/engines/host-files.ts";
import type { Version } from "../store/stored.ts";
import type { GradeOptions } from "./grade.ts";
import { planFor } from "./kept.ts";
import type { Seed } from "./seed.ts";
import type { Now } from "./stored-grading.ts";
import { VERSION } from "./version.ts";

export type GradedBy = Now & { readonly seed: Seed };

type By = Pick<GradeOptions, "samples" | "timeLimit" | "allowWeakIsolation">;

/** One for each problem; plans are drawn and computed once for the whole class. */
export async function gradedBy(
	problems: readonly LoadedProblem[],
	seeds: readonly Seed[],
	by: By & { readonly levels: readonly ExplainLevel[] },
): Promise<GradedBy[]> {
	const grader = graderVersion();
	return Promise.all(
		problems.map(async (problem, at) => {
			const seed = seeds[at] as Seed;
			const plan = seed.plan ?? (await planFor(problem, seed.seed, by.samples));
			return { problem, seed, plan, version: versionOf(problem, seed, by, grader), level: by.levels[at] as ExplainLevel };
		}),
	);
}

/** This program, to the build. */
export function graderVersion(): string {
	try {
		return `${VERSION} ${readFileSync(`${distFolder()}/build-id`, "latin1")}`;
	} catch {
		return VERSION;
	}
}

function versionOf(
	problem: LoadedProblem,
	{ seed, seedFrom = "option" }: Seed,
	{ samples, timeLimit, allowWeakIsolation = false }: By,
	grader: string,
): Version {
	const { id, python, fileName, folder, otherFiles, points, rubricOf } = problem;
	return {
		problem: id,
		asking: JSON.stringify({ seed, samples, timeLimit, allowWeakIsolation, python, fileName, folder, otherFiles }),
		judging: JSON.stringify({ seedFrom, points, rubricOf }),
		grader,
	};
}
