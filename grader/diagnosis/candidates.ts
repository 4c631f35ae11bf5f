/** Misconceptions whose wrong versions give a submission's answers. Pure. */
import type { Judgement } from "../checks/judge.ts";
import { type CheckDeclaration, computedBy, storedInputs } from "../problem/check-ids.ts";
import type { Failure } from "../problem/failure.ts";
import { generatorsOf } from "../problem/generators.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Misconception } from "../problem/misconception.ts";
import { type Aspect, aspectOf, rightAspect } from "./aspect.ts";
import { type Comparison, isDifferent, isExplained } from "./match.ts";
import { Specimen } from "./specimen.ts";

export class Candidates {
	readonly #problem: LoadedProblem;
	readonly #judgement: Judgement;
	readonly #catalogue: readonly Misconception[];
	readonly #reference: Specimen;
	/** A mutant without an answer to so many samples is given up: the hand-written cases, and then each kind of sizes twice. */
	readonly #probed: number;
	readonly #specimens = new Map<Misconception, Specimen[]>();

	constructor(problem: LoadedProblem, judgement: Judgement, catalogue: readonly Misconception[]) {
		this.#problem = problem;
		this.#judgement = judgement;
		this.#catalogue = catalogue;
		const fixed = problem.fixedCases.flatMap(({ rounds }) => rounds).length;
		this.#probed = fixed + 2 * generatorsOf(problem).sizes.length;
		this.#reference = new Specimen(problem, judgement.plan, () => problem.reference);
	}

	/** Those with a mutant that gives all answers that are known; of several, those whose other effects are seen as well. */
	explaining(check: CheckDeclaration, subject: string, failure: Failure): Misconception[] {
		const by = failure.kind === "shape" && check.kind === "init" ? "shape" : comparedBy(check);
		const exact = this.#matching(check, subject, by, 1e-9);
		const found = exact.size > 0 ? exact : this.#matching(check, subject, by, 1e-4);
		if (found.size < 2) return [...found.keys()];
		const consistent = [...found].filter(([, specimens]) => specimens.some((specimen) => !this.#isContradicted(specimen)));
		return (consistent.length > 0 ? consistent : [...found]).map(([misconception]) => misconception);
	}

	#matching(
		check: CheckDeclaration,
		subject: string,
		by: Comparison["by"],
		closeness: Comparison["closeness"],
	): Map<Misconception, Specimen[]> {
		const found = new Map<Misconception, Specimen[]>();
		const submission = aspectOf(this.#problem, check, subject, this.#judgement);
		const right = this.#rightAspect(check, subject);
		if (submission === undefined || right === undefined) return found;
		for (const misconception of this.#catalogue) {
			const matching = this.#specimensOf(misconception).filter((specimen) => {
				const mutant = aspectOf(this.#problem, check, subject, specimen);
				if (mutant === undefined || !isExplained(submission, mutant, right, { by, closeness }, this.#probed)) return false;
				// What has other numbers than the right ones in that shape is not told by the shape alone.
				const numbers: Comparison = { by: "numbers", closeness };
				const isLayout = by !== "shape" || check.kind === "init" || !isDifferent(submission.count, mutant, right, numbers);
				return isLayout || isExplained(submission, mutant, right, numbers, this.#probed);
			});
			if (matching.length > 0) found.set(misconception, matching);
		}
		return found;
	}

	/** Whether the mutant would be wrong where the submission is right. */
	#isContradicted(specimen: Specimen): boolean {
		return this.#problem.checks.some((check) => {
			if (this.#judgement.verdicts[check.id]?.status !== "passed") return false;
			return subjectsOf(this.#problem, check).some((subject) => {
				const [submission, mutant] = [this.#judgement, specimen].map((source) => aspectOf(this.#problem, check, subject, source));
				const right = this.#rightAspect(check, subject);
				if (submission === undefined || mutant === undefined || right === undefined) return false;
				return isDifferent(submission.count, mutant, right, { by: comparedBy(check), closeness: 1e-9 });
			});
		});
	}

	#rightAspect(check: CheckDeclaration, subject: string): Aspect | undefined {
		return rightAspect(this.#problem, check, subject, this.#judgement.plan, this.#reference);
	}

	#specimensOf(misconception: Misconception): Specimen[] {
		const known = this.#specimens.get(misconception);
		if (known !== undefined) return known;
		const made = (misconception.mutants ?? []).map((module) => new Specimen(this.#problem, this.#judgement.plan, module));
		this.#specimens.set(misconception, made);
		return made;
	}
}

function comparedBy(check: CheckDeclaration): Comparison["by"] {
	if (check.kind === "shape") return "shape";
	return check.kind === "init" || check.kind === "state" ? "everything" : "numbers";
}

/** What a check asks of single answers. */
function subjectsOf(problem: LoadedProblem, check: CheckDeclaration): string[] {
	switch (check.kind) {
		case "init":
			return [check.parameter];
		case "state":
			return storedInputs(problem, check.call);
		case "shape":
			return computedBy(problem, check.call);
		case "value":
			return [check.quantity];
		default:
			return [];
	}
}
