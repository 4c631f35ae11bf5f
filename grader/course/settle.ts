/** From what was graded, and when it was handed in, to what counts by the course's rules. */
import { fill } from "../problem/fill.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { Attempt, Graded, Lateness } from "../report/graded.ts";
import { type LatePolicy, latenessOf } from "./late-policy.ts";
import { type Leaderboard, leaderboardOf } from "./leaderboard.ts";
import type { SubmissionMetadata } from "./submission-metadata.ts";
import { LIMIT, RULES, STANDS } from "./words.ts";

export interface Rules {
	/** Holds where Gradescope says no date. */
	readonly due?: string | undefined;
	readonly late?: LatePolicy | undefined;
	/** How many submissions count. */
	readonly attempts?: number | undefined;
	readonly leaderboard?: Leaderboard | undefined;
}

export interface Settled {
	readonly graded: Graded;
	/** To staff, a line each. */
	readonly warnings: readonly string[];
}

/**
 * A submission beyond the limit of attempts is graded for information, and has the score of the last one that counts: what Gradescope shows
 * is always the score of the latest. `metadata` is `undefined` where there is none.
 */
export function settle(graded: Graded, metadata: SubmissionMetadata | undefined, rules: Rules): Settled {
	const warnings = [
		...(metadata?.warnings ?? []),
		...missing(metadata, rules),
		...pointsApart(graded, metadata),
		...datesApart(metadata, rules),
	];
	// Gradescope withholds the total then, and so must every line that a student reads.
	const hidesPoints = graded.parts.some(({ result }) => result.checks.some(({ visibility }) => visibility !== "visible"));
	const { score: standing, told: attempt } = attemptOf(graded.maxScore, metadata, rules, hidesPoints, warnings);
	const lateness = standing === undefined ? latenessBy(rules, metadata, graded.score, hidesPoints) : undefined;
	const score = standing ?? (lateness === undefined ? graded.score : sumOfPoints([graded.score, -lateness.deduction]));
	const counts: Graded = { ...graded, score, ...(lateness && { lateness }), ...(attempt && { attempt }) };
	const leaderboard = rules.leaderboard && leaderboardOf(counts, rules.leaderboard, hidesPoints);
	return { graded: { ...counts, ...(leaderboard && { leaderboard }) }, warnings };
}

function latenessBy(
	{ due, late }: Rules,
	metadata: SubmissionMetadata | undefined,
	earned: number,
	hidesPoints: boolean,
): Lateness | undefined {
	const dueDate = metadata?.dueDate ?? due;
	if (late === undefined || dueDate === undefined || metadata?.createdAt === undefined) return undefined;
	return latenessOf(late, dueDate, metadata.createdAt, earned, hidesPoints);
}

function attemptOf(
	maxScore: number,
	metadata: SubmissionMetadata | undefined,
	{ attempts }: Rules,
	hidesPoints: boolean,
	warnings: string[],
): { readonly told?: Attempt; readonly score?: number } {
	const earlier = metadata?.earlierScores;
	if (attempts === undefined || earlier === undefined) return {};
	const number = earlier.length + 1;
	const counts = { number: String(number), attempts: String(attempts) };
	if (number <= attempts) return { told: { counts: true, says: fill(RULES.attempt, counts) } };
	const standing = earlier[attempts - 1] as number;
	const score = Math.min(Math.max(standing, 0), maxScore);
	if (score !== standing)
		warnings.push(`attempt ${attempts} has ${standing} points in Gradescope, and ${score} are written: ${maxScore} can be had.`);
	const limit = fill(attempts === 1 ? LIMIT.one : LIMIT.several, counts);
	const points = { score: String(score), maxScore: String(maxScore) };
	const stands = fill(hidesPoints ? STANDS.hidden : STANDS.points, { ...counts, ...points });
	return { told: { counts: false, says: fill(RULES["one-too-many"], { ...counts, limit, stands }) }, score };
}

function missing(metadata: SubmissionMetadata | undefined, { late, attempts, due }: Rules): string[] {
	if (metadata === undefined)
		return late !== undefined || attempts !== undefined
			? ["neither lateness nor attempts are counted: there is no submission_metadata.json (--metadata)."]
			: [];
	if (late === undefined || metadata.createdAt === undefined || metadata.dueDate !== undefined || due !== undefined) return [];
	return ["there is a rule for late submissions, and neither Gradescope nor the course says when this is due: none is late."];
}

function pointsApart({ maxScore }: Graded, metadata: SubmissionMetadata | undefined): string[] {
	const points = metadata?.points;
	if (points === undefined || points.total === maxScore) return [];
	const apart = `this autograder gives ${maxScore} points at most, and the assignment in Gradescope `;
	if (points.isAutograderAlone) return [`${apart}has ${points.total} for it. Make them the same.`];
	if (points.total < maxScore) return [`${apart}has ${points.total}. Make them the same.`];
	return [`${apart}has ${points.total}. That is right only where the others are given by hand.`];
}

function datesApart(metadata: SubmissionMetadata | undefined, { due }: Rules): string[] {
	const theirs = metadata?.dueDate;
	if (due === undefined || theirs === undefined || Date.parse(due) === Date.parse(theirs)) return [];
	return [`the course says that this is due ${due}, and Gradescope ${theirs}, extensions included: Gradescope's date holds.`];
}
