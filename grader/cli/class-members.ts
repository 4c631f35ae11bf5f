/** Who is of a class, and who is meant of it. */
import { isNearlySpelt } from "../problem/spelling.ts";
import { UsageError } from "../submission/usage-error.ts";

/** The ids that were named; `undefined` where none was. Throws `UsageError` for one that is no submission of the class. */
export function chosenOf(ids: readonly string[], names: readonly string[] | undefined): ReadonlySet<string> | undefined {
	if (names === undefined) return undefined;
	const all = new Set(ids);
	const unknown = names.find((name) => !all.has(name));
	if (unknown === undefined) return new Set(names);
	const near = ids.filter((id) => isNearlySpelt(unknown, id)).slice(0, 3);
	throw new UsageError(
		`there is no submission ${JSON.stringify(unknown)} in the class`,
		near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Ids are the names as they stand in the first column of grades.csv.",
	);
}

/**
 * Results of students who are no more in the class are removed, but never all of them at once: that would be another class. Throws
 * `UsageError` where nobody of `stored` is among `ids`.
 */
export function requireSameClass(stored: readonly string[], ids: readonly string[], out: string): void {
	const all = new Set(ids);
	if (stored.length === 0 || stored.some((id) => all.has(id))) return;
	throw new UsageError(
		`${out} holds the results of another class: none of its ${stored.length === 1 ? "one student" : `${stored.length} students`} (${stored[0]}${stored.length > 1 ? ", …" : ""}) is in this one`,
		"Name another folder for these results; or remove that one, if they are not needed.",
	);
}
