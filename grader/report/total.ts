/** What is said of the points: the total, or why none stands there; and of the checks that are not shown. */
import type { Visibility } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { forTerminal as clean } from "./escape.ts";
import type { Unseen } from "./formats/format.ts";
import type { Graded } from "./graded.ts";
import type { CheckResult } from "./result.ts";
import { numberText } from "./sentence.ts";

const UNTIL: Readonly<Partial<Record<Visibility, string>>> = {
	after_due_date: "after the due date",
	after_published: "once grades are published",
};

/** For a place that shows nothing of the mark by itself. */
export function totalLines(graded: Graded, unseen: Unseen | undefined): string[] {
	if (unseen === undefined) return [pointsText(graded), ...ruleLines(graded)];
	return [shownText(graded), unseen.note, ...ruleLines(graded)];
}

/** For a place that shows the mark beside it. */
export function markLines(graded: Graded, unseen: Unseen | undefined): string[] {
	if (unseen === undefined) return totalLines(graded, unseen);
	return [shownText(graded), `${unseenText(unseen)}; the mark counts ${countOf(unseen) === 1 ? "it" : "them"}.`, ...ruleLines(graded)];
}

function pointsText({ score, maxScore }: Graded): string {
	return `${numberText(score)} of ${numberText(maxScore)} points.`;
}

function shownText(graded: Graded): string {
	return `${pointsText(graded).replace(/\.$/, "")} for the checks that are shown.`;
}

function unseenText(unseen: Unseen): string {
	const count = countOf(unseen);
	const points = sumOfPoints(unseen.parts.map(({ maxPoints }) => maxPoints));
	return `${count} ${count === 1 ? "check" : "checks"} worth ${numberText(points)} points ${count === 1 ? "is" : "are"} not shown`;
}

function countOf({ parts }: Unseen): number {
	return parts.reduce((sum, { checks }) => sum + checks, 0);
}

/** What the course's rules made of it. */
function ruleLines({ lateness, attempt }: Graded): string[] {
	return [lateness, attempt].flatMap((rule) => (rule === undefined ? [] : [clean(rule.says)]));
}

/** That some checks are not shown, and whether they count; `undefined` where everything is shown. */
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
