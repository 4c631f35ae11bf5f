/** An error of the student's code as the fault that it is. */
import { absenceBy } from "./surroundings/built-in-modules.ts";
import { endingBy } from "./surroundings/process.ts";
import { describeError, placeOf, quote } from "./words.ts";

/** As JSON. */
export function describeFault(error: unknown): string {
	const call = endingBy(error);
	if (call !== undefined) return `{"kind":"fault","id":"exits-process","message":${quote(`it called ${call}`)}${placeOf(error)}}`;
	return `{"kind":"fault","id":"${absenceBy(error) ?? "throws"}",${describeError(error)}}`;
}
