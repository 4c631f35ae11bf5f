/** The rows of a verification as one matrix: mistakes against checks. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { gapsOf } from "./gaps.ts";
import { catalogueOf, type VerifyRow } from "./rows.ts";

export interface MatrixLine {
	readonly misconception: string;
	readonly says: string;
	/** Wrong versions that make it: caught, and named as that alone. */
	readonly versions: number;
	readonly caught: number;
	readonly named: number;
	/** For each check: how many of the versions lose it. */
	readonly losses: Readonly<Record<string, number>>;
}

export interface Verification {
	readonly problem: string;
	readonly seed: number;
	readonly samples: number;
	readonly checks: readonly string[];
	readonly lines: readonly MatrixLine[];
	readonly correct: readonly VerifyRow[];
	readonly witnesses: readonly VerifyRow[];
	/** Families of layers that count wrongly in one dimension. */
	readonly counting: readonly VerifyRow[];
	/** All pairs of mistakes. */
	readonly pairs: VerifyRow | undefined;
	readonly rows: readonly VerifyRow[];
	readonly gaps: readonly string[];
}

export function verificationOf(problem: LoadedProblem, seed: number, samples: number, rows: readonly VerifyRow[]): Verification {
	const lines = catalogueOf(problem).flatMap(({ id, says }): MatrixLine[] => {
		const made = rows.filter(({ makes }) => makes === id);
		if (made.length === 0) return [];
		return [
			{
				misconception: id,
				// Its placeholders are filled in for each submission.
				says: says.replace(/\{\w+\}/g, "…"),
				versions: made.length,
				caught: made.filter(({ lost }) => lost.length > 0).length,
				named: made.filter(({ named }) => named.length > 0 && named.every((ids) => ids.length === 1 && ids[0] === id)).length,
				losses: Object.fromEntries(problem.checks.map((check) => [check.id, made.filter(({ lost }) => lost.includes(check.id)).length])),
			},
		];
	});
	return {
		problem: problem.id,
		seed,
		samples,
		checks: problem.checks.map(({ id }) => id),
		lines,
		correct: rows.filter(({ kind }) => kind === "correct"),
		witnesses: rows.filter(({ kind }) => kind === "witness"),
		counting: rows.filter(({ kind }) => kind === "sizes"),
		pairs: rows.find(({ kind }) => kind === "pairs"),
		rows,
		gaps: gapsOf(problem, rows),
	};
}
