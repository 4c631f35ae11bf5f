/** Rounds that were never asked, since no instance could be made any more. */
import { endsProcess } from "../oracle/script.ts";
import type { Sample } from "../problem/sample.ts";
import type { Round } from "./round.ts";
import type { Finding } from "./verdict.ts";

/**
 * What ended the process, at the first round without an instance because of it: the time for all may be up, for which nothing is to blame
 * that would have been asked.
 */
export function unaskedAmong(
	rounds: readonly { readonly round: Pick<Round, "construct">; readonly example: Sample }[],
): Finding | undefined {
	for (const { round, example } of rounds)
		if (round.construct.kind === "fault" && endsProcess(round.construct.fault.id))
			return { failure: { kind: "fault", call: "constructor", fault: round.construct.fault }, example };
	return undefined;
}
