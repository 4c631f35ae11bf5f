/** Everything, as JSON by docs/result.schema.json, or that of an assignment. */
import type { Graded } from "../graded.ts";
import { nativeResult } from "../native.ts";

export function native(graded: Graded): string {
	return `${JSON.stringify(nativeResult(graded), null, 2)}\n`;
}
