/** What is asked of the student's code (a script) and what it answered (a transcript). */
import type { Tensor } from "../numeric/tensor.ts";

export type Argument = Tensor | number;

/**
 * Names of instances (`x`) and of results (`z`) are chosen by the script and mean nothing to the student's code. Values are named by their
 * position among the script's values, so that scripts that differ in their values alone share their steps.
 */
export type Step =
	/** `bypass` makes the instance without running the constructor, to judge methods whose constructor is broken. */
	| { readonly do: "construct"; readonly as: string; readonly args: readonly number[]; readonly bypass?: true }
	| { readonly do: "set"; readonly on: string; readonly name: string; readonly value: number }
	| {
			readonly do: "call";
			readonly on: string;
			readonly name: string;
			readonly args: readonly number[];
			readonly as: string;
			/** Skipped when the call of that name went wrong. */
			readonly needs?: string;
	  }
	| { readonly do: "get"; readonly on: string; readonly name: string }
	/** Reads again what was handed in (`argument`) or returned (no `argument`) by an earlier call. */
	| { readonly do: "reread"; readonly call: string; readonly argument?: number };

export interface Script {
	/** Seeds `Math.random` and the clock, so that a transcript is the same on every machine. */
	readonly entropy: number;
	/** The student's modules are evaluated anew before the script. */
	readonly fresh?: true;
	/** The same list, and not a copy, for all scripts that differ in their values alone. */
	readonly steps: readonly Step[];
	readonly values: readonly Argument[];
}

/** What a method of the student's did, that the process survived. */
export const CALL_FAULTS = ["throws", "async-method", "touches-files", "starts-processes"] as const;

/** Every way in which a step can go wrong, by the id of its misconception. */
export type FaultId =
	| (typeof CALL_FAULTS)[number]
	| "times-out"
	| "out-of-memory"
	| "exits-process"
	| "breaks-protocol"
	| "prints-too-much";

/** Whether that call may be asked again without losing the process. */
export function endsProcess(id: FaultId): boolean {
	return !(CALL_FAULTS as readonly string[]).includes(id);
}

export interface Fault {
	readonly id: FaultId;
	/** The student's own text, bounded; to be escaped wherever it is shown. */
	readonly message: string;
	/** Where in the submission, when that is known; `text` is that line, where its host or its compiler told it. */
	readonly at?: { readonly file: string; readonly line: number; readonly text?: string } & Neighbours;
}

/** The lines next to one, in the order in which they stand: the student's own text, as above. */
export interface Neighbours {
	readonly before?: string[];
	readonly after?: string[];
}

/** What an instance has under another name than the one that was asked for; `shape` of numbers. */
export interface Attribute {
	readonly name: string;
	readonly shape?: readonly number[];
}

export const NOTHINGS = ["None", "null", "undefined"] as const;
export type Nothing = (typeof NOTHINGS)[number];

export type Answer =
	| { readonly kind: "done" }
	| { readonly kind: "value"; readonly value: Tensor; readonly precision?: string }
	/** A method that returned nothing, or an attribute that holds nothing: `is` is the language's word for it. */
	| { readonly kind: "nothing"; readonly is: Nothing }
	/** An attribute that does not exist, and what there is in its place. */
	| { readonly kind: "absent"; readonly others: readonly Attribute[] }
	/** A value that is no matrix of numbers; `found` says in a few words what it was. */
	| { readonly kind: "unreadable"; readonly found: string }
	| { readonly kind: "fault"; readonly fault: Fault }
	/** Not asked, because an earlier step went wrong. */
	| { readonly kind: "skipped" };

/** One answer for each step of the script, in order. */
export type Transcript = readonly Answer[];
