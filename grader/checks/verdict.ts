/** What a check found: data first, sentences are made in `report/`. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Fault } from "../oracle/script.ts";
import type { Sample } from "../problem/sample.ts";

export interface Tolerance {
	/** How far an entry may lie from what is expected; 0 is to the bit. */
	readonly bound: number;
	readonly why: string;
}

export type Failure =
	| { readonly kind: "fault"; readonly call: string; readonly fault: Fault }
	/** Nothing was returned, or the attribute does not exist. */
	| { readonly kind: "missing"; readonly quantity: string; readonly how: "returned" | "stored" | "created" }
	| { readonly kind: "unreadable"; readonly quantity: string; readonly found: string }
	| { readonly kind: "shape"; readonly quantity: string; readonly expected: readonly number[]; readonly received: readonly number[] }
	| {
			readonly kind: "value";
			readonly quantity: string;
			readonly expected: Tensor;
			readonly received: Tensor;
			readonly wrong: readonly number[];
			readonly tolerance: Tolerance;
			/** The type of the received numbers, where it is not float64. */
			readonly dtype?: string;
	  }
	/** Something that a call must leave alone was different afterwards. */
	| {
			readonly kind: "changed";
			readonly quantity: string;
			readonly by: string;
			readonly expected: Tensor;
			readonly received: Tensor;
			readonly wrong: readonly number[];
	  }
	/** Right by itself, different in other company: `when` says in which. */
	| {
			readonly kind: "differs";
			readonly quantity: string;
			readonly when: string;
			readonly expected: Tensor;
			readonly received: Tensor;
			readonly wrong: readonly number[];
	  }
	| {
			readonly kind: "precision";
			readonly quantity: string;
			readonly as: string;
			readonly expected: Tensor;
			readonly received: Tensor;
			readonly wrong: readonly number[];
	  };

export type Verdict =
	| { readonly status: "passed"; readonly samples: number; readonly tolerance?: Tolerance }
	| {
			readonly status: "failed";
			readonly failure: Failure;
			readonly example?: Sample;
			readonly samples: number;
			readonly misconceptions: readonly string[];
	  }
	| { readonly status: "blocked"; readonly by: string; readonly why: string; readonly misconceptions: readonly string[] };
