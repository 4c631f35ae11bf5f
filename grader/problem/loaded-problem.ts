/** A problem together with its rubric and its cases, which fit it. */
import type { CheckDeclaration } from "./check-ids.ts";
import type { Problem } from "./problem.ts";
import type { Sample } from "./sample.ts";

/** Gradescope's. */
export const VISIBILITIES = ["visible", "hidden", "after_due_date", "after_published"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** How much a student is told: what is wrong, also where to look, also what to write instead. */
export const EXPLAIN_LEVELS = ["fact", "where", "fix"] as const;
export type ExplainLevel = (typeof EXPLAIN_LEVELS)[number];

export interface CheckRubric {
	readonly weight: number;
	/** Its share of the points, to two decimals; all together they are the problem's to the bit. */
	readonly points: number;
	readonly visibility: Visibility;
}

export interface LoadedProblem extends Problem {
	readonly checks: readonly CheckDeclaration[];
	/** What a full score is worth. */
	readonly points: number;
	/** The most that a student is told. */
	readonly explain: ExplainLevel;
	readonly rubricOf: Readonly<Record<string, CheckRubric>>;
	/** What Python submissions may import beside numpy: packages of the machine, and stand-ins for the handout's modules by dotted name. */
	readonly python: { readonly allow: readonly string[]; readonly stubs: Readonly<Record<string, string>> };
	/** Where its file is expected, `mytorch/nn` for `mytorch/nn/layer.py`; anywhere where nothing is said. */
	readonly folder?: string;
	/** Stems of files that are other problems' of the same assignment. */
	readonly otherFiles?: readonly string[];
	/** Hand-written cases; the samples of one case are its rounds, on one instance. */
	readonly fixedCases: readonly { readonly id: string; readonly title: string; readonly rounds: readonly Sample[] }[];
}

/** A rubric or a list of cases that does not fit its problem; the message gives the path of each fault. */
export class DeclarationError extends Error {}
