/** Wrong submissions as edits of a correct one, by the mistake that they make: what `verify` grades for real. */

/** A piece of the correct text that stands in it exactly once, and what is written in its place. */
export type Edit = readonly [find: string, replace: string];

/** Misconception id → ways to make that mistake, each a list of edits. */
export type WrongVersions = Readonly<Record<string, readonly (readonly Edit[])[]>>;

/** Base (a file of the problem's `submissions/correct`) → its wrong versions. */
export type WrongSubmissions = Readonly<Record<string, WrongVersions>>;

/** Throws where a piece is not found, or found more than once: the edit no longer fits its base. */
export function applyEdits(base: string, edits: readonly Edit[]): string {
	return edits.reduce((text, [find, replace]) => {
		const parts = text.split(find);
		if (parts.length !== 2) throw new Error(`${JSON.stringify(find)} stands ${parts.length - 1} times in the correct submission`);
		return parts.join(replace);
	}, base);
}
