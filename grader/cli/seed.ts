/** Which samples a submission is graded on. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { GradeOptions } from "./grade.ts";
import { complain } from "./output.ts";
import type { Secret } from "./secret.ts";

export type Seed = Pick<GradeOptions, "seed" | "seedFrom" | "plan">;

export interface SeedOptions {
	readonly seed: number;
	readonly samples: number;
	readonly secretFile?: string;
}

/** Where a secret comes from. */
type Source = { readonly file: string } | { readonly variable: string };

/**
 * For each problem the seed that was asked for, or that of the secret with its plan, which is kept in `folder`. What is named counts before
 * the environment, and both before the course's own secret. Throws `UsageError` for a seed that `isNamed` beside a secret, unless that is
 * the course's, and for a secret that is none.
 */
export async function seedsFor(
	problems: readonly LoadedProblem[],
	{ seed, samples, secretFile }: SeedOptions,
	isNamed: boolean,
	folder: string | undefined,
	ofCourse?: string,
): Promise<Seed[]> {
	const asked = sourceOf(secretFile);
	if (isNamed && asked !== undefined)
		throw new UsageError(
			`--seed ${seed} and a secret (${"file" in asked ? "--secret-file" : "GRADECHECK_SECRET"}) each say what is drawn`,
			"Give one of them.",
		);
	const source = asked ?? (isNamed || ofCourse === undefined ? undefined : { file: ofCourse });
	if (source === undefined) return problems.map(() => ({ seed, seedFrom: isNamed ? "option" : "default" }));
	const { readSecret, secretOf, secretPlan, seedOf } = await import("./secret.ts");
	// What is started from here on need not have it.
	delete process.env.GRADECHECK_SECRET;
	const read = (): Secret => ("file" in source ? readSecret(source.file) : secretOf(source.variable, "GRADECHECK_SECRET"));
	const secret = asked === undefined ? ownSecret(read) : read();
	if (secret.isExposed && "file" in source) complain(`Others may read ${source.file}: \`chmod 600\` keeps it yours.`);
	const seeds: Seed[] = [];
	for (const problem of problems)
		seeds.push({ seed: seedOf(secret, problem.id), seedFrom: "secret", plan: await secretPlan(secret, problem, samples, folder) });
	return seeds;
}

function ownSecret(read: () => Secret): Secret {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		throw new UsageError(
			error.message,
			"The course folder names it as its secretFile: put it there, by `openssl rand -hex 32`, or take that line out.",
		);
	}
}

function sourceOf(file: string | undefined): Source | undefined {
	if (file !== undefined) return { file };
	const variable = process.env.GRADECHECK_SECRET;
	return variable === undefined ? undefined : { variable };
}
