/** A result whose texts act nowhere: whoever prints one, echoes it or shows it has nothing to escape but what their own page needs. */
import { forResult } from "./escape.ts";
import type { Result } from "./result.ts";

export function inertResult(result: Result): Result {
	const written = inert(result);
	const at = result.fault?.at;
	if (at === undefined || !written.fault?.at) return written;
	return { ...written, fault: { ...written.fault, at: { ...written.fault.at, column: columnIn(at) } } };
}

/** That of the same character: the text has more of them where some are written out. */
function columnIn({ column, text }: { readonly column: number; readonly text: string }): number {
	const before = [...text].slice(0, column - 1).join("");
	return column + [...forResult(before)].length - [...before].length;
}

function inert<T>(value: T): T {
	if (typeof value === "string") return forResult(value) as T;
	if (typeof value !== "object" || value === null) return value;
	// Entries of a matrix, by the thousand.
	if (Array.isArray(value)) return (typeof value[0] === "number" ? value : value.map(inert)) as T;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inert(member)])) as T;
}
