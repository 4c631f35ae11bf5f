/** Where the grader cannot be trusted: what the rows of a verification leave open. Pure. */
import type { CheckDeclaration } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { catalogueOf, type VerifyRow } from "./rows.ts";

/** Coding styles in which each mistake of the problem must be named. */
const STYLES = 2;

export function gapsOf(problem: LoadedProblem, rows: readonly VerifyRow[]): string[] {
	const correct = rows.filter(({ kind }) => kind === "correct");
	const wrong = rows.filter(({ kind }) => kind === "mutant" || kind === "submission");
	return [
		...(correct.length === 0 ? ["there is no correct submission"] : []),
		...(problem.misconceptions.length === 0 ? [`${problem.id} has no mistakes of its own: what do students get wrong?`] : []),
		...correct.filter(({ lost }) => lost.length > 0).map(({ name, lost }) => `${name} is correct and loses ${lost.join(", ")}`),
		...wrong.flatMap(wrongRowGaps),
		...catalogueGaps(problem, wrong),
		...units(problem.checks)
			.filter((unit) => !wrong.some(({ lost }) => lost.length > 0 && lost.every((id) => unit.includes(id))))
			.map((unit) => `no mistake is caught by ${unit.join(" and ")} alone`),
		...rows
			.filter(({ kind, lost }) => kind === "witness" && lost.length === 0)
			.map(({ name }) => `a mistake that shows on this kind of sample alone is not caught: ${name}`),
		...rows
			.filter(({ kind }) => kind === "pairs")
			.flatMap(({ named }) => named.map((ids) => `a second mistake pays: ${ids.join(" and ")} score more together than one of them alone`)),
		...rows
			.filter(({ kind, lost }) => kind === "sizes" && lost.length === 0)
			.map(({ name }) => `code that counts wrongly is not caught: ${name}`),
	];
}

function wrongRowGaps({ name, makes, lost, named }: VerifyRow): string[] {
	const what = `${makes} (${name})`;
	if (lost.length === 0) return [`${what} is not caught: it gets full marks`];
	const others = named.filter((ids) => ids.length !== 1 || ids[0] !== makes);
	if (named.length > 0 && others.length === 0) return [];
	const text = named.map((ids) => (ids.length === 0 ? "nothing" : ids.join(" or "))).join(", ");
	return [`${what} is not named as that alone, but as: ${text === "" ? "nothing" : text}`];
}

function catalogueGaps(problem: LoadedProblem, wrong: readonly VerifyRow[]): string[] {
	const own = new Set(problem.misconceptions.map(({ id }) => id));
	return catalogueOf(problem).flatMap(({ id }) => {
		const made = wrong.filter(({ makes }) => makes === id);
		const styles = new Set(made.map(({ kind, name }) => (kind === "mutant" ? kind : (name.split(",")[0] as string)))).size;
		if (own.has(id) && made.length > 0 && styles < STYLES && made.some(({ kind }) => kind === "mutant"))
			return [`${id} is made in one coding style only: add a wrong submission`];
		return made.length === 0 && own.has(id) ? [`${id} has neither a mutant nor a wrong submission`] : [];
	});
}

/** Checks that witness the same thing count as one: a gradient and its finite differences. */
export function units(checks: readonly CheckDeclaration[]): string[][] {
	const own = checks.filter(({ kind }) => kind !== "gradcheck");
	return own.map((check) => [
		check.id,
		...checks
			.filter((other) => other.kind === "gradcheck" && check.kind === "value" && other.quantity === check.quantity)
			.map(({ id }) => id),
	]);
}
