/** Which samples a submission is graded on. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { GradeOptions } from "./grade.ts";
import { complain } from "./output.ts";

export type Seed = Pick<GradeOptions, "seed" | "seedFrom" | "plan">;

export interface SeedOptions {
	readonly seed: number;
	readonly samples: number;
	readonly secretFile?: string;
}

/**
 * The seed that was asked for, or that of the secret with its plan, which is kept in `folder`. Throws `UsageError` for a seed that `isNamed`
 * beside a secret, and for a secret that is none.
 */
export async function seedFor(
	problem: LoadedProblem,
	{ seed, samples, secretFile }: SeedOptions,
	isNamed: boolean,
	folder: string | undefined,
): Promise<Seed> {
	const variable = process.env.GRADECHECK_SECRET;
	if (secretFile === undefined && variable === undefined) return { seed, seedFrom: isNamed ? "option" : "default" };
	if (isNamed)
		throw new UsageError(
			`--seed ${seed} and a secret (${secretFile === undefined ? "GRADECHECK_SECRET" : "--secret-file"}) each say what is drawn`,
			"Give one of them.",
		);
	const { readSecret, secretOf, secretPlan, seedOf } = await import("./secret.ts");
	// What is started from here on need not have it.
	delete process.env.GRADECHECK_SECRET;
	const secret = secretFile === undefined ? secretOf(variable ?? "", "GRADECHECK_SECRET") : readSecret(secretFile);
	if (secret.isExposed) complain(`Others may read ${secretFile}: \`chmod 600\` keeps it yours.`);
	return { seed: seedOf(secret, problem.id), seedFrom: "secret", plan: await secretPlan(secret, problem, samples, folder) };
}
