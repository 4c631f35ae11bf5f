/** What is said of the points: the total, or why none stands there; and of the checks that are not shown. */
import { fill } from "../problem/fill.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { forTerminal as clean } from "./escape.ts";
import type { Unseen } from "./formats/format.ts";
import type { Graded } from "./graded.ts";
import type { CheckResult } from "./result.ts";
import { numberText } from "./sentence.ts";
import { POINTS, UNTIL } from "./words.ts";

/** For a place that shows nothing of the mark by itself. */
export function totalLines(graded: Graded, unseen: Unseen | undefined): string[] {
	if (unseen === undefined) return [fill(POINTS.total, pointsOf(graded)), ...ruleLines(graded)];
	return [fill(POINTS.shown, pointsOf(graded)), unseen.note, ...ruleLines(graded)];
}

/** For a place that shows the mark beside it. */
export function markLines(graded: Graded, unseen: Unseen | undefined): string[] {
	if (unseen === undefined) return totalLines(graded, unseen);
	return [fill(POINTS.shown, pointsOf(graded)), unseenText(unseen), ...ruleLines(graded)];
}

function pointsOf({ score, maxScore }: Graded): { score: string; maxScore: string } {
	return { score: numberText(score), maxScore: numberText(maxScore) };
}

function unseenText({ parts }: Unseen): string {
	const count = parts.reduce((sum, { checks }) => sum + checks, 0);
	const points = numberText(sumOfPoints(parts.map(({ maxPoints }) => maxPoints)));
	return fill(POINTS[count === 1 ? "one-beside-the-mark" : "several-beside-the-mark"], { count: String(count), points });
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
	if (hidden.some(({ visibility }) => visibility === "hidden")) return counts ? POINTS.hidden : POINTS["hidden-without-points"];
	const until = hidden.map(({ visibility }) => (visibility === "after_due_date" ? UNTIL.after_due_date : UNTIL.after_published));
	return fill(counts ? POINTS.later : POINTS["later-without-points"], { when: [...new Set(until)].join(", others ") });
}

function isShown({ visibility }: CheckResult): boolean {
	return visibility === "visible";
}
