/** What `verify` finds out: one row for each submission and each wrong version of the reference. */
import { judge } from "../checks/judge.ts";
import { judgeValue } from "../checks/judge-values.ts";
import { makePlan } from "../checks/make-plan.ts";
import type { Plan } from "../checks/plan.ts";
import { CONTRACT } from "../checks/round.ts";
import { roundTemplate } from "../checks/round-templates.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { genericMisconceptions } from "../diagnosis/generic.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import { generatorsOf, reachesValues } from "../problem/generators.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { LayerModule, Misconception } from "../problem/misconception.ts";
import { witness } from "./witness.ts";

export interface VerifyRow {
	/**
	 * A correct submission, a mutant of a misconception, a submission that makes a mistake, a layer that is wrong on one generator's kind of
	 * sample only, a family of layers that are wrong at some sizes of one dimension only, or all pairs of mistakes.
	 */
	readonly kind: "correct" | "mutant" | "submission" | "witness" | "sizes" | "pairs";
	/** The file, or the base of a wrong version, or the generator, or the dimension and the family. */
	readonly name: string;
	/** The misconception that it makes. */
	readonly makes?: string;
	/** Checks without full marks. */
	readonly lost: readonly string[];
	/** For each finding with a diagnosis: the ids between which it could not tell. Of pairs: those that score more together than alone. */
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

async function mutantRow(problem: LoadedProblem, plan: Plan, makes: string, name: string, module: LayerModule): Promise<VerifyRow> {
	const judgement = await judge(problem, new InProcessOracle(module), plan);
	const lost = problem.checks.filter(({ id }) => judgement.verdicts[id]?.status !== "passed").map(({ id }) => id);
	return { kind: "mutant", name, makes, lost, named: namesIn(diagnose(problem, judgement)) };
}

function namesIn(diagnoses: readonly Diagnosis[]): string[][] {
	return diagnoses.map(({ mistakes }) => mistakes.map(({ misconception }) => misconception.id));
}

/** A layer for each generator that is wrong on the generator's own kind of sample and nowhere else. */
export interface Witness {
	readonly name: string;
	readonly layer: LayerModule;
}

export function witnessesOf(problem: LoadedProblem): Witness[] {
	const { sizes, values } = generatorsOf(problem);
	return [
		...sizes.map(({ id, reaches }) => ({ name: `sizes: ${id}`, layer: witness(problem, (sample) => reaches(sample.sizes)) })),
		...values.map((generator) => ({
			name: `values: ${generator.id}`,
			layer: witness(problem, (sample) => reachesValues(generator, sample)),
		})),
	];
}

export function witnessRows(problem: LoadedProblem, seed: number, samples: number): VerifyRow[] {
	const plan = makePlan(problem, seed, samples, { drawnOnly: true });
	return witnessesOf(problem).map((each) => witnessRow(problem, each, plan));
}

/** Only the numbers of drawn samples count: fixed cases and finite differences have kinds of their own. */
export function witnessRow(problem: LoadedProblem, { name, layer }: Witness, plan: Plan): VerifyRow {
	const oracle = new InProcessOracle(layer);
	const { script, read } = roundTemplate(problem, CONTRACT);
	const rounds = plan.samples.map((sample, at) => read(oracle.answer(script([sample], at))));
	const isLost = (check: CheckDeclaration) =>
		check.kind === "value" && judgeValue(problem, plan, rounds, check.call, check.quantity).verdict.status !== "passed";
	return { kind: "witness", name, lost: problem.checks.filter(isLost).map(({ id }) => id), named: [] };
}
