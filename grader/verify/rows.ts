/** What `verify` finds out: one row for each submission and each wrong version of the reference. */
import { judge } from "../checks/judge.ts";
import { makePlan, type Plan } from "../checks/plan.ts";
import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import { genericMisconceptions } from "../diagnosis/generic.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { generatorsOf, reachesValues } from "../problem/generators.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { LayerModule, Misconception } from "../problem/misconception.ts";
import type { Sample } from "../problem/sample.ts";
import { witness } from "./witness.ts";

export interface VerifyRow {
	/**
	 * A correct submission, a mutant of a misconception, a submission that makes a mistake, or a layer that is wrong on one generator's
	 * kind of sample only.
	 */
	readonly kind: "correct" | "mutant" | "submission" | "witness";
	/** The file, or the base of a wrong version, or the generator. */
	readonly name: string;
	/** The misconception that it makes. */
	readonly makes?: string;
	/** Checks without full marks. */
	readonly lost: readonly string[];
	/** For each finding with a diagnosis: the ids between which it could not tell. */
	readonly named: readonly (readonly string[])[];
}

export function catalogueOf(problem: LoadedProblem): Misconception[] {
	return [...problem.misconceptions, ...genericMisconceptions(problem)];
}

/** The mutants of every misconception. */
export async function mutantRows(problem: LoadedProblem, plan: Plan): Promise<VerifyRow[]> {
	const rows: VerifyRow[] = [];
	for (const { id, mutants = [] } of catalogueOf(problem))
		for (const [at, mutant] of mutants.entries()) rows.push(await mutantRow(problem, plan, id, `mutant ${at + 1}`, mutant));
	return rows;
}

export async function mutantRow(problem: LoadedProblem, plan: Plan, makes: string, name: string, module: LayerModule): Promise<VerifyRow> {
	const judgement = await judge(problem, new InProcessOracle(module), plan);
	const lost = problem.checks.filter(({ id }) => judgement.verdicts[id]?.status !== "passed").map(({ id }) => id);
	return { kind: "mutant", name, makes, lost, named: namesIn(diagnose(problem, judgement)) };
}

export function namesIn(diagnoses: readonly Diagnosis[]): string[][] {
	return diagnoses.map(({ mistakes }) => mistakes.map(({ misconception }) => misconception.id));
}

/**
 * One row for each of the problem's generators, for samples drawn by `generators`. Only the numbers of drawn samples count, since fixed
 * cases and finite differences have kinds of their own.
 */
export async function witnessRows(
	problem: LoadedProblem,
	seed: number,
	samples: number,
	generators = generatorsOf(problem),
): Promise<VerifyRow[]> {
	const { sizes, values } = generatorsOf(problem);
	const kinds: { id: string; reaches: (sample: Sample) => boolean }[] = [
		...sizes.map(({ id, reaches }) => ({ id: `sizes: ${id}`, reaches: (sample: Sample) => reaches(sample.sizes) })),
		...values.map((generator) => ({ id: `values: ${generator.id}`, reaches: (sample: Sample) => reachesValues(generator, sample) })),
	];
	const plan = makePlan(problem, seed, samples, { generators, drawnOnly: true });
	const rows: VerifyRow[] = [];
	for (const { id, reaches } of kinds) {
		const { verdicts } = await judge(problem, new InProcessOracle(witness(problem, reaches)), plan);
		const lost = problem.checks
			.filter((check) => check.kind === "value" && verdicts[check.id]?.status !== "passed")
			.map((check) => check.id);
		rows.push({ kind: "witness", name: id, lost, named: [] });
	}
	return rows;
}
