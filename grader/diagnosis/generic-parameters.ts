/** Mistakes in how a layer holds its parameters: whoever trains it sets them, and reads them under the table's names. */
import type { Tensor } from "../numeric/tensor.ts";
import { type Formula, partsOf } from "../problem/formula.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, Misconception, Words } from "../problem/misconception.ts";
import { evaluateEntry, formulaOf, type Sample } from "../problem/sample.ts";
import { isNear } from "./near.ts";

export function parameterMisconceptions(problem: LoadedProblem): Misconception[] {
	if (problem.parameters.length === 0) return [];
	return [
		{
			id: "parameter-cannot-be-assigned",
			says: "{of} cannot be assigned from outside of {class}, {why}, so that {quantity} cannot follow it.",
			hint: "Whoever trains the layer sets {of} too. Is it a property without a setter, or is the instance frozen?",
			fix: "Keep {of} as a plain attribute of the instance, or give the property a setter that stores what it is given.",
			rank: "first",
			symptom: (evidence) => {
				const of = usedBy(problem, evidence).filter((name) => ["refuses", "ignores"].includes(evidence.unset[name]?.kind ?? ""));
				const [first] = of;
				if (first === undefined) return false;
				const { message } = evidence.unset[first] ?? {};
				return { of: listed(of), why: message === undefined ? "for it keeps what it had" : `which stops with ${message}` };
			},
		},
		{
			id: "ignores-parameter",
			says: "{quantity} does not depend on {of}.",
			hint: "Is {of} read from the instance in {call}, or from a copy that was made before, or is it overwritten first?",
			fix: "Use {of} of the instance, as it is when {call} is called.",
			symptom: (evidence) => ignored(problem, evidence),
		},
	];
}

/** Parameters that were never created under their names, where that alone is wrong with the quantity: the call reads others. */
export function absentBehind(problem: LoadedProblem, evidence: Evidence): string[] {
	const absent = usedBy(problem, evidence).filter((name) => evidence.unset[name]?.kind === "absent");
	return absent.length > 0 && hasNothingElse(problem, evidence, absent) ? absent : [];
}

/** The parameters that the quantity's equation has. */
function usedBy(problem: LoadedProblem, { check }: Evidence): string[] {
	if (check.kind !== "value") return [];
	const names = entriesOf(formulaOf(problem, check.quantity).is);
	return problem.parameters.filter((name) => names.has(name));
}

function entriesOf(formula: Formula): Set<string> {
	return new Set(formula.kind === "entry" ? [formula.quantity] : partsOf(formula).flatMap((part) => [...entriesOf(part)]));
}

/** The fewest parameters without which the equation gives every answer. */
function ignored(problem: LoadedProblem, evidence: Evidence): Words | false {
	const used = usedBy(problem, evidence);
	const choices = [...used.map((name) => [name]), ...(used.length > 1 ? [used] : [])];
	const found = choices.find((names) => hasNothingElse(problem, evidence, names));
	return found !== undefined && { of: listed(found) };
}

/** Whether the answers are those of the equation with zeros in the place of these parameters. */
function hasNothingElse(problem: LoadedProblem, { check, rows }: Evidence, names: readonly string[]): boolean {
	if (check.kind !== "value") return false;
	let [common, wrong] = [0, 0];
	for (const { sample, expected, received, isRight } of rows) {
		if (received === undefined) continue;
		if (!isNear(received, without(problem, check.quantity, sample, expected, names))) return false;
		common += 1;
		if (!isRight) wrong += 1;
	}
	return wrong > 0 && common > 2;
}

function without(problem: LoadedProblem, quantity: string, sample: Sample, { shape, data }: Tensor, names: readonly string[]): Tensor {
	const zeros = names.map((name) => [name, zerosLike(sample.values[name] as Tensor)]);
	const reduced: Sample = { sizes: sample.sizes, values: { ...sample.values, ...Object.fromEntries(zeros) } };
	return { shape, data: data.map((_, at) => evaluateEntry(problem, quantity, reduced, at).value) };
}

function zerosLike({ shape, data }: Tensor): Tensor {
	return { shape, data: data.map(() => 0) };
}

function listed(names: readonly string[]): string {
	return names.join(" and ");
}
