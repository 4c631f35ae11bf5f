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
	const [then, now] = [pointsOf(before.parts), pointsOf(after.parts)];
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

function pointsOf(parts: Parts): Map<string, number> {
	return new Map(
		parts.flatMap(({ result: { problem, checks } }) =>
			checks.map(({ id, points }) => [parts.length > 1 ? `${problem}: ${id}` : id, points] as const),
		),
	);
}

/** As text for a terminal; ids are as they stand in `grades.csv`. */
export function regradeText({ all, scored, judged, run, differences, left }: Regrade): string {
	const [gain, lose] = [1, -1].map((sign) => differences.filter((each) => Math.sign(gainOf(each)) === sign)) as [
		Difference[],
		Difference[],
	];
	const words = differences.filter(
		(each) => gainOf(each) === 0 && each.checks.length === 0 && each.before.maxScore === each.after.maxScore,
	);
	const changed = differences.filter((each) => !words.includes(each));
	const same = all - differences.length - left.length;
	const ways = [
		...(scored > 0 ? [`${scored} scored anew by ${scored === 1 ? "its" : "their"} verdicts`] : []),
		...(judged > 0 ? [`${judged} judged again by what ${judged === 1 ? "it" : "they"} answered`] : []),
		...(run > 0 ? [`${run} run again`] : []),
	];
	const width = Math.max(0, ...changed.map(({ id }) => id.length));
	return [
		`${counted(all, "submission")}: ${gain.length} ${gain.length === 1 ? "gains" : "gain"}, ${lose.length} ${lose.length === 1 ? "loses" : "lose"}, ${counted(same, "result")} as ${same === 1 ? "it was" : "they were"}${ways.length > 0 ? ` (${ways.join(", ")})` : ""}.`,
		...(words.length > 0
			? [`${counted(words.length, "result")} with the same points in other words: ${words.map(({ id }) => id).join(", ")}`]
			: []),
		...changed.map((each) => `  ${each.id.padEnd(width)}  ${changeOf(each)}`),
		...byCheck(changed),
		...(left.length > 0 ? ["What could not be graded again keeps what it had:", ...left.map(({ id, why }) => `  ${id}: ${why}`)] : []),
	].join("\n");
}

function gainOf({ before, after }: Difference): number {
	return sumOfPoints([after.score, -before.score]);
}

function changeOf({ before, after, checks }: Difference): string {
	const isOther = before.maxScore !== after.maxScore;
	const points = ({ score, maxScore }: Scored) => (isOther ? `${numberText(score)} of ${numberText(maxScore)}` : numberText(score));
	const each = checks.map(({ check, before: then, after: now }) => `${check} ${numberText(then)} → ${numberText(now)}`);
	return [`${points(before)} → ${points(after)}`, ...(each.length > 0 ? [each.join(", ")] : [])].join("  ");
}

/** One line for each check, those that change most first. */
function byCheck(changed: readonly Difference[]): string[] {
	const checks = new Map<string, { gain: number; lose: number; points: number }>();
	for (const { check, before, after } of changed.flatMap((each) => each.checks)) {
		const sum = checks.get(check) ?? { gain: 0, lose: 0, points: 0 };
		checks.set(check, {
			gain: sum.gain + (after > before ? 1 : 0),
			lose: sum.lose + (after < before ? 1 : 0),
			points: sumOfPoints([sum.points, after, -before]),
		});
	}
	const sorted = [...checks].sort(([a, one], [b, other]) => other.gain + other.lose - one.gain - one.lose || (a < b ? -1 : 1));
	if (sorted.length === 0) return [];
	const width = Math.max(...sorted.map(([check]) => check.length));
	return [
		"By check:",
		...sorted.map(
			([check, { gain, lose, points }]) =>
				`  ${check.padEnd(width)}  ${[...(gain > 0 ? [`${gain} up`] : []), ...(lose > 0 ? [`${lose} down`] : [])].join(", ")}, ${points > 0 ? "+" : ""}${numberText(points)} points in all`,
		),
	];
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}
