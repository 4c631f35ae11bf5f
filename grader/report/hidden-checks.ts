/** What a student is not shown, and the true sentence about it. */
import type { Visibility } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { CheckResult, Result } from "./result.ts";

const UNTIL: Readonly<Partial<Record<Visibility, string>>> = {
	after_due_date: "after the due date",
	after_published: "once grades are published",
};

/** The result without the checks that are not shown at once, and with the points of the others. */
export function shownToStudents(result: Result): Result {
	const checks = result.checks.filter(isShown);
	if (checks.length === result.checks.length) return result;
	const sum = (of: "points" | "maxPoints") => sumOfPoints(checks.map((check) => check[of]));
	return { ...result, checks, score: sum("points"), maxScore: sum("maxPoints") };
}

/** `undefined` where everything is shown. */
export function hiddenNote(checks: readonly CheckResult[]): string | undefined {
	const hidden = checks.filter((check) => !isShown(check));
	if (hidden.length === 0) return undefined;
	const counts = hidden.some(({ maxPoints }) => maxPoints > 0);
	if (hidden.some(({ visibility }) => visibility === "hidden"))
		return counts
			? "Some checks are not shown to you, and count as well: the points that you see are not your whole score."
			: "Some checks, which carry no points, are not shown to you.";
	const when = [...new Set(hidden.map(({ visibility }) => UNTIL[visibility]))].join(", others ");
	return counts
		? `Some checks are shown only ${when}, and count as well: until then the points that you see are not your whole score.`
		: `Some checks, which carry no points, are shown only ${when}.`;
}

function isShown({ visibility }: CheckResult): boolean {
	return visibility === "visible";
}
