/** Smaller rounds on which a check still fails that holds rounds against each other: alone, in company, or once more. */
import type { Oracle } from "../oracle/oracle.ts";
import { type CheckDeclaration, valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { makeSample, type Sample, type Sizes } from "../problem/sample.ts";
import { computedQuantities } from "./differences.ts";
import { judgeDeterministic } from "./judge-deterministic.ts";
import { judgeInstances, judgeRepeat } from "./judge-repetition.ts";
import type { ValueOutcome } from "./judge-values.ts";
import { type Observation, observe } from "./observe.ts";
import { mix, type Plan } from "./plan.ts";
import type { World } from "./round.ts";
import { type Finding, subjectOf, type Verdict } from "./verdict.ts";

type Failed = Extract<Verdict, { status: "failed" }>;

/** The first of a few smaller plans on which every finding comes again; `known` says which quantities are right. */
export async function shrinkCompany(
	problem: LoadedProblem,
	oracle: Oracle,
	world: World,
	plan: Plan,
	check: CheckDeclaration,
	verdict: Failed,
	known: Readonly<Record<string, Verdict>>,
): Promise<Failed> {
	const values = new Map(
		computedQuantities(problem).flatMap((name): [string, ValueOutcome][] => {
			const outcome = known[valueCheckOf(problem.checks, name)];
			return outcome === undefined ? [] : [[name, { verdict: outcome, arrangement: "row-major" }]];
		}),
	);
	for (const smaller of smallerPlans(problem, plan)) {
		const again = judgeAgain(problem, smaller, await observe(problem, smaller, world, oracle), check, values);
		const findings = verdict.findings.flatMap((finding) => (again?.status === "failed" ? (sameAs(finding, again.findings) ?? []) : []));
		if (findings.length === verdict.findings.length) return { ...verdict, findings };
	}
	return verdict;
}

function judgeAgain(
	problem: LoadedProblem,
	plan: Plan,
	observation: Observation,
	{ kind }: CheckDeclaration,
	values: ReadonlyMap<string, ValueOutcome>,
): Verdict | undefined {
	// Which quantities are held against each other was decided on the whole plan; what is not there fails nothing here.
	const comparable = new Set(values.keys());
	switch (kind) {
		case "instances":
			return judgeInstances(problem, plan, observation, values, comparable);
		case "repeat":
			return judgeRepeat(problem, plan, observation, values, comparable);
		case "deterministic":
			return judgeDeterministic(problem, plan, observation, values, comparable);
		default:
			return undefined;
	}
}

function sameAs({ failure }: Finding, findings: readonly Finding[]): Finding | undefined {
	const whenOf = (each: typeof failure) => ("when" in each ? each.when : "");
	return findings.find(
		(other) =>
			other.failure.kind === failure.kind && subjectOf(other.failure) === subjectOf(failure) && whenOf(other.failure) === whenOf(failure),
	);
}

/** From small to large: what the constructor is given, the batches of the rounds, and numbers. */
function* smallerPlans(problem: LoadedProblem, plan: Plan): IterableIterator<Plan> {
	for (const features of [1, 2])
		for (const limit of [2, 9]) {
			const sizesOf = (others: number): Sizes =>
				Object.fromEntries(Object.keys(problem.sizes).map((name) => [name, problem.construct.includes(name) ? features : others]));
			const whole = (sizes: Sizes, salt: number): Sample =>
				makeSample(problem, sizes, (quantity, entry) => mix(salt, quantity, entry, limit));
			const repeated = [2, 1, 1, 3].map((others, at) => whole(sizesOf(others), at));
			// Whole numbers may hide what is left to chance.
			const general = limit === 2 ? whole(sizesOf(1), 9) : leadingCorner(problem, plan.general, sizesOf(1));
			yield { created: [], samples: [], expected: [], differenced: [], repeated, general };
		}
}

/** The first entries of every matrix. */
function leadingCorner(problem: LoadedProblem, { values }: Sample, sizes: Sizes): Sample {
	return makeSample(problem, sizes, (quantity, at) => values[quantity]?.data[at] as number);
}
