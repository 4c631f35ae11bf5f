/** What a check found. */
import type { Failure, Tolerance } from "../problem/failure.ts";
import type { Sample } from "../problem/sample.ts";

/** One thing that is wrong, and the sample that shows it. */
export interface Finding {
	readonly failure: Failure;
	readonly example?: Sample;
}

export type Verdict =
	| { readonly status: "passed"; readonly samples: number; readonly tolerance?: Tolerance }
	/** At least one finding; of a parameter there may be two, of its shape and of its numbers, of any other quantity one. */
	| { readonly status: "failed"; readonly findings: readonly Finding[]; readonly samples: number }
	/** Not judged: `by` is the check whose failure stands in the way. */
	| { readonly status: "blocked"; readonly by: string; readonly why: string };

export function passed(samples: number): Verdict {
	return { status: "passed", samples };
}

export function failed(samples: number, ...findings: readonly Finding[]): Verdict {
	return { status: "failed", findings, samples };
}

export function blocked(by: string, why: string): Verdict {
	return { status: "blocked", by, why };
}

/** The quantity that a failure is about; the call's name for a call that did not come back. */
export function subjectOf(failure: Failure): string {
	return failure.kind === "fault" ? failure.call : failure.quantity;
}
