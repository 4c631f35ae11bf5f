/** What can be wrong with an answer: data first, sentences are made in `report/`. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Attribute, Fault, Nothing } from "../oracle/script.ts";

export interface Tolerance {
	/** How far an entry may lie from what is expected; 0 is to the bit. */
	readonly bound: number;
	readonly why: string;
}

/** Two matrices that should be the same, and the row-major positions where they are not. */
interface Compared {
	readonly expected: Tensor;
	readonly received: Tensor;
	readonly wrong: readonly number[];
}

export type Failure =
	/** A call that did not come back; `when` says in which company, where that matters. */
	| { readonly kind: "fault"; readonly call: string; readonly fault: Fault; readonly when?: string }
	/** Nothing was returned, or an attribute holds nothing (`is` says which nothing), or does not exist: then the instance has `others`. */
	| {
			readonly kind: "missing";
			readonly quantity: string;
			readonly how: "returned" | "stored" | "created";
			readonly is?: Nothing;
			readonly others?: readonly Attribute[];
	  }
	| { readonly kind: "unreadable"; readonly quantity: string; readonly found: string }
	| { readonly kind: "shape"; readonly quantity: string; readonly expected: readonly number[]; readonly received: readonly number[] }
	/** `isNoise`: another number each time, with the same inputs. `dtype`: the numbers' type, where it is not float64. */
	| ({
			readonly kind: "value";
			readonly quantity: string;
			readonly tolerance: Tolerance;
			readonly isNoise?: true;
			readonly dtype?: string;
	  } & Compared)
	/** Something that a call must leave alone was different afterwards. */
	| ({ readonly kind: "changed"; readonly quantity: string; readonly by: string } & Compared)
	/** Right by itself, different in other company: `when` says in which, and `as` what came instead, where that is known. */
	| ({
			readonly kind: "differs";
			readonly quantity: string;
			readonly when: string;
			readonly as?: "an-earlier-answer" | "overwritten";
	  } & Compared)
	| ({ readonly kind: "precision"; readonly quantity: string; readonly as: string } & Compared);
