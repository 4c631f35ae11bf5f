/** What a regrade changes, before it is published: who gains, who loses, and by which check. Pure. */
import { sumOfPoints } from "../problem/split-points.ts";
import type { Result } from "./result.ts";
import { numberText } from "./sentence.ts";

/** Of one submission whose result is another. */
export interface Difference {
	readonly id: string;
	readonly before: Scored;
	readonly after: Scored;
	/** Those that give other points now. */
	readonly checks: readonly CheckDifference[];
}

interface Scored {
	readonly score: number;
	readonly maxScore: number;
}

interface CheckDifference {
	/** With its problem, where there are several. */
	readonly check: string;
	readonly before: number;
	readonly after: number;
}

export interface Regrade {
	/** Submissions that have a score. */
	readonly all: number;
	/** How many were scored anew by their verdicts, judged again by their answers, and run again. */
	readonly scored: number;
	readonly judged: number;
	readonly run: number;
	/** Those of which anything is another. */
	readonly differences: readonly Difference[];
	/** Those that keep what they had, and why. */
	readonly left: readonly { readonly id: string; readonly why: string }[];
}

type Parts = readonly { readonly result: Result }[];

/** `undefined` where nothing that anybody reads is another. */
export function differenceOf(id: string, before: Scored & { parts: Parts }, after: Scored & { parts: Parts }): Difference | undefined {
	if (textOf(before.parts) === textOf(after.parts)) return undefined;
	const several = before.parts.length > 1 || after.parts.length > 1;
	const [then, now] = [pointsOf(before.parts, several), pointsOf(after.parts, several)];
	const checks = [...new Set([...then.keys(), ...now.keys()])]
		.map((check): CheckDifference => ({ check, before: then.get(check) ?? 0, after: now.get(check) ?? 0 }))
		.filter((each) => each.before !== each.after);
	return { id, before: scoredOf(before), after: scoredOf(after), checks };
}

function scoredOf({ score, maxScore }: Scored): Scored {
	return { score, maxScore };
}

/** Without what says how it was graded. */
function textOf(parts: Parts): string {
	const read = parts.map(({ result: { problem, score, maxScore, fault, checks, repaired } }) => [
		problem,
		score,
		maxScore,
		fault,
		checks,
		repaired,
	]);
	return JSON.stringify(read.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

function pointsOf(parts: Parts, several: boolean): Map<string, number> {
	return new Map(
		parts.flatMap(({ result: { problem, checks } }) =>
			checks.map(({ id, points }) => [several ? `${problem}: ${id}` : id, points] as const),
		),
	);
}

/** As text for a terminal; ids are as they stand in `grades.csv`. */
export function regradeText({ all, scored, judged, run, differences, left }: Regrade): string {
	const changed = differences.filter((each) => gainOf(each) !== 0 || each.before.maxScore !== each.after.maxScore);
	const [gain, lose] = [1, -1].map((sign) => changed.filter((each) => Math.sign(gainOf(each)) === sign).length) as [number, number];
	const otherwise = differences.filter((each) => !changed.includes(each)).map(({ id }) => id);
	const ways = [
		...(scored > 0 ? [`${scored} scored anew by ${scored === 1 ? "its" : "their"} verdicts`] : []),
		...(judged > 0 ? [`${judged} judged again by what ${judged === 1 ? "it" : "they"} answered`] : []),
		...(run > 0 ? [`${run} run again`] : []),
	];
	const width = Math.max(0, ...changed.map(({ id }) => id.length));
	return [
		`${all} ${all === 1 ? "submission" : "submissions"}: ${gain} ${gain === 1 ? "gains" : "gain"} points, ${lose} ${lose === 1 ? "loses" : "lose"} some, ${all - gain - lose} ${all - gain - lose === 1 ? "keeps its score" : "keep their scores"}${ways.length > 0 ? ` (${ways.join(", ")})` : ""}.`,
		...changed.map((each) => `  ${each.id.padEnd(width)}  ${changeOf(each)}`),
		...byCheck(changed),
		...(otherwise.length > 0 ? [`With the same score, and another result: ${shortened(otherwise, MOST_NAMES).join(", ")}`] : []),
		...(left.length > 0 ? ["What could not be graded again keeps what it had:", ...left.map(({ id, why }) => `  ${id}: ${why}`)] : []),
	].join("\n");
}

const MOST_NAMES = 10;
/** Checks in one line. */
const MOST_CHECKS = 3;
const MOST_LINES = 10;

/** To hundredths: points have no more. */
function gainOf({ before, after }: Difference): number {
	return sumOfPoints([after.score, -before.score]);
}

function changeOf({ before, after, checks }: Difference): string {
	const isOther = before.maxScore !== after.maxScore;
	const points = ({ score, maxScore }: Scored) => (isOther ? `${numberText(score)} of ${numberText(maxScore)}` : numberText(score));
	const sorted = checks.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
	const each = sorted.map(({ check, before: then, after: now }) => `${check} ${numberText(then)} → ${numberText(now)}`);
	return [`${points(before)} → ${points(after)}`, ...(each.length > 0 ? [shortened(each, MOST_CHECKS).join(", ")] : [])].join("  ");
}

/** One line for each check, those with the most points first. */
function byCheck(changed: readonly Difference[]): string[] {
	const sums = new Map<string, { up: number; down: number; points: number }>();
	for (const { check, before, after } of changed.flatMap((each) => each.checks)) {
		const { up, down, points } = sums.get(check) ?? { up: 0, down: 0, points: 0 };
		const isUp = after > before;
		sums.set(check, { up: up + (isUp ? 1 : 0), down: down + (isUp ? 0 : 1), points: sumOfPoints([points, after, -before]) });
	}
	if (sums.size === 0) return [];
	const sorted = [...sums].toSorted(([, a], [, b]) => Math.abs(b.points) - Math.abs(a.points));
	const width = Math.max(...sorted.map(([check]) => check.length));
	const lines = sorted.map(([check, { up, down, points }]) => {
		const ways = [...(up > 0 ? [`${up} up`] : []), ...(down > 0 ? [`${down} down`] : [])].join(", ");
		return `${check.padEnd(width)}  ${ways}: ${points > 0 ? "+" : ""}${numberText(points)} points in all`;
	});
	return ["By check:", ...shortened(lines, MOST_LINES).map((line) => `  ${line}`)];
}

function shortened(texts: readonly string[], most: number): readonly string[] {
	return texts.length <= most + 1 ? texts : [...texts.slice(0, most), `and ${texts.length - most} more`];
}
