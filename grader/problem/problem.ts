/** The declaration language: a problem is the course text's table as data, and everything else is derived from it. */

import type { LayerClass } from "./layer-class.ts";
import type { Misconception } from "./misconception.ts";
import type { Call, Gradient, Quantity, Size, Table } from "./table.ts";
import type { WrongSubmissions } from "./wrong-submissions.ts";

export interface Problem<S extends string = string, Q extends string = string> extends Table<S, Q> {
	/** The name on the command line. */
	readonly id: string;
	readonly title: string;
	readonly className: string;
	/** The stem of the file to hand in: `linear` for `linear.ts`. */
	readonly fileName: string;
	/** One sentence: what the layer does. */
	readonly summary: string;
	/** The independent version by explicit loops; expected values come from it. */
	readonly reference: LayerClass;
	/** The mistakes that are known for this problem; those of any problem are added to them. */
	readonly misconceptions: readonly Misconception[];
	/** Submissions that make them, for `verify`. */
	readonly wrongSubmissions: WrongSubmissions;
	/** Rubric and cases as they stand in their files: checked by `loadProblem`. */
	readonly rubric: unknown;
	readonly cases: unknown;
}

/** Ties the names in a declaration together: a size or quantity that the table lacks does not compile. */
export function declareProblem<const S extends string, const Q extends string>(
	problem: Omit<Problem, keyof Table> & {
		readonly sizes: Readonly<Record<S, Size>>;
		readonly quantities: Readonly<Record<Q, Quantity<NoInfer<S>>>>;
		readonly construct: readonly NoInfer<S>[];
		readonly parameters: readonly NoInfer<Q>[];
		readonly calls: readonly Call<NoInfer<Q>>[];
		readonly output: NoInfer<Q>;
		readonly upstream?: NoInfer<Q>;
		readonly gradients: readonly Gradient<NoInfer<Q>>[];
	},
): Problem<S, Q> {
	return problem;
}
