/** Names of any other system, by a pattern that staff give: `(?<student>…)`, and where they like `(?<file>…)` and `(?<attempt>…)`. */
import type { Listed, System } from "./listed.ts";

export type PatternGroups = Readonly<Record<string, string | undefined>>;

export const PATTERN_GROUPS = ["student", "file", "attempt"] as const;

/** `groups` are those that the pattern finds in a name. */
export function byPattern(groups: ReadonlyMap<string, PatternGroups>): System {
	return {
		says: "Named by --name-pattern",
		recognizer: () => (entry: Listed) => {
			const { student, file, attempt } = groups.get(entry.name) ?? {};
			if (student === undefined || student === "") return undefined;
			return {
				key: student,
				label: student,
				people: [{ mayBe: [student] }],
				...(file !== undefined && file !== "" && entry.kind === "file" && { file }),
				order: orderOf(attempt, entry),
			};
		},
	};
}

/** The number of an attempt, or its date; otherwise when the file was changed. */
function orderOf(attempt: string | undefined, { changedAt }: Listed): number {
	if (attempt === undefined || attempt === "") return changedAt;
	const digits = attempt.replace(/\D/g, "");
	return digits === "" ? changedAt : Number(digits.slice(0, 15));
}
