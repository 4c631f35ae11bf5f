/** A mistake as a declaration: what the student is told, and evidence that can be run or looked for. */
import type { Tensor } from "../numeric/tensor.ts";
import type { CheckDeclaration } from "./check-ids.ts";
import type { Failure } from "./failure.ts";
import type { LayerClass } from "./layer-class.ts";
import type { Sample, Sizes } from "./sample.ts";

/** Evaluates the layer's module anew: state outside of the class, and the chance that it uses, belong to one evaluation. */
export type LayerModule = (random: () => number) => LayerClass;

export interface Misconception {
	readonly id: string;
	/** What the code does, to the student. `{quantity}` and `{call}` stand for where it was seen, other `{words}` come from the symptom. */
	readonly says: string;
	/** Where to look, without giving the answer away. */
	readonly hint: string;
	/** What to write instead, for staff. */
	readonly fix: string;
	/**
	 * Wrong versions of the reference. Where a submission's answers are those of a mutant, sample by sample, it made this mistake. A mutant
	 * that throws says nothing about that sample.
	 */
	readonly mutants?: readonly LayerModule[];
	/** A sign of the mistake where no single wrong version stands for it: words for `says`, or `false`. Asked where no mutant matches. */
	readonly symptom?: (evidence: Evidence) => Words | boolean;
	/** Words for what its symptom leaves open, where a mutant matches. */
	readonly words?: Words;
	/**
	 * `first`: its symptom is proof, and is asked before any mutant. `last`: it says so little that every other explanation comes first, also
	 * one of another finding of the same check.
	 */
	readonly rank?: "first" | "last";
}

export type Words = Readonly<Record<string, string>>;

/** One finding of one check, and what the submission answered on all samples. */
export interface Evidence {
	readonly check: CheckDeclaration;
	readonly failure: Failure;
	/** What the finding is about; the call's name for a call that did not come back. */
	readonly subject: string;
	/** For a value or a gradcheck: the quantity's answers, sample by sample. */
	readonly rows: readonly EvidenceRow[];
	/** The shapes in which the quantity came, where it came. */
	readonly shapes: readonly ShapeRow[];
	/** Parameters that are not the submission's to compute with, and why: they cannot be assigned, or were never created. */
	readonly unset: Readonly<Record<string, Unset>>;
	/** The one condition that tells the wrong samples from the right ones, where there is one. */
	readonly pattern?: Pattern;
	/** What the submission computed on the sample that the finding shows. */
	readonly computed: Readonly<Record<string, Tensor>>;
}

/** On which samples a quantity is wrong: `when` is a clause such as `N is 1`. */
export interface Pattern {
	readonly about: "sizes" | "values";
	readonly when: string;
}

export interface Unset {
	readonly kind: "refuses" | "ignores" | "absent";
	/** What was thrown, where it `refuses`. */
	readonly message?: string;
}

export interface ShapeRow {
	readonly sizes: Sizes;
	readonly expected: readonly number[];
	readonly received: readonly number[];
}

export interface EvidenceRow {
	readonly sample: Sample;
	readonly expected: Tensor;
	/** In the table's shape; `undefined` where there is none. */
	readonly received: Tensor | undefined;
	readonly isRight: boolean;
}
