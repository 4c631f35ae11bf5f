/** The course text's table: the sizes, the quantities with their shapes, and the calls that take, return and store them. */
import type { EntryFormula } from "./formula.ts";

/** One extent of a shape: a named size, or a literal one (`b` is `out_features × 1`). */
export type Extent<S extends string> = S | 1;

export interface Size {
	/** As the course text writes it, e.g. `C_in`. */
	readonly symbol: string;
	readonly meaning: string;
	/** The flag of `gradecheck explain` that sets it, and the value it has without the flag. */
	readonly option: string;
	readonly example: number;
}

/** A row of the course text's table. */
export interface Quantity<S extends string> {
	/** As the course text writes it, e.g. `∂L/∂W`. */
	readonly symbol: string;
	/** Extents in order; `[]` is a scalar. */
	readonly shape: readonly Extent<S>[];
	readonly meaning: string;
	/** For a scalar that merely repeats a size (`N`): which one. */
	readonly size?: S;
	/** For a computed quantity: its defining equation, as the course text numbers and writes it. */
	readonly equation?: { readonly number: string; readonly text: string };
	/** For a computed quantity: the equation of one entry, over parameters and inputs. Gives its rounding bound and the worked example. */
	readonly entry?: EntryFormula;
}

/** A method of the student's class, in the order in which the contract calls them. */
export interface Call<Q extends string> {
	readonly name: string;
	readonly takes: readonly Q[];
	readonly returns: Q;
	/** Attributes that hold their value after the call. */
	readonly stores: readonly Q[];
}

/** A derivative that a call computes, and the operand it differentiates by. */
export interface Gradient<Q extends string> {
	readonly of: Q;
	readonly is: Q;
	/** The unsimplified chain rule, e.g. `∂L/∂W = (∂L/∂Z)·(∂Z/∂W)ᵀ`; none where nothing comes from upstream. */
	readonly chainRule?: { readonly number: string; readonly text: string };
}

export interface Table<S extends string = string, Q extends string = string> {
	readonly sizes: Readonly<Record<S, Size>>;
	readonly quantities: Readonly<Record<Q, Quantity<S>>>;
	/** The constructor's arguments, in order. */
	readonly construct: readonly S[];
	/** Attributes created as zeros by the constructor, and assigned by the grader before each call. */
	readonly parameters: readonly Q[];
	readonly calls: readonly Call<Q>[];
	/** What is differentiated, and the quantity that arrives from upstream (none for a loss). */
	readonly output: Q;
	readonly upstream?: Q;
	readonly gradients: readonly Gradient<Q>[];
}
