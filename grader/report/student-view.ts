/** What a student may see of a grading: the one place that takes away hidden checks, and what goes beyond the level of explanation. */
import type { ExplainLevel } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { withFewNumbers } from "./few-numbers.ts";
import type { Unseen } from "./formats/format.ts";
import type { Graded, Part } from "./graded.ts";
import type { CheckResult, FailureResult, FindingResult, TensorResult } from "./result.ts";
import { UNSEEN_CHECK } from "./sentence.ts";
import { withStudentTexts } from "./student-text.ts";
import { hiddenNote } from "./total.ts";
import { WHY_UNSEEN } from "./words.ts";

export interface StudentView {
	/** `score` and `maxScore` are of what is shown; where something is left out, lateness is not taken off. */
	readonly shown: Graded;
	/** Nothing where everything is shown. */
	readonly unseen?: Unseen;
}

export function studentView(graded: Graded): StudentView {
	const { parts } = withoutMore(graded);
	const note = hiddenNote(parts.flatMap(({ result }) => result.checks));
	if (note === undefined) return { shown: { ...graded, parts } };
	const shown = parts.map((part) => withChecks(part, (check) => !isUnseen(check)));
	const unseen = parts.map((part) => {
		const { checks, score, maxScore } = withChecks(part, isUnseen).result;
		return { checks: checks.length, points: score, maxPoints: maxScore };
	});
	return {
		shown: {
			...graded,
			title: `${graded.title}, the checks that are shown`,
			parts: shown,
			score: sumOfPoints(shown.map(({ result }) => result.score)),
			maxScore: sumOfPoints(shown.map(({ result }) => result.maxScore)),
		},
		unseen: { mark: graded.score, maxMark: graded.maxScore, note, parts: unseen },
	};
}

/**
 * All checks, and of each no more than the level says; of a hidden one that is in the way of another, not its name. Where a submission was
 * asked what is secret, few numbers of what it says itself.
 */
export function withoutMore(graded: Graded): Graded {
	const parts = graded.parts.map(withoutSecrets).map((part) => {
		const hidden = new Set(part.result.checks.filter(isUnseen).map(({ id }) => id));
		const checks = part.result.checks.map((check) => withoutHiddenCause(withoutDetails(check, part.level), hidden));
		return { ...part, result: { ...part.result, checks } };
	});
	return { ...graded, parts };
}

function withoutSecrets(part: Part): Part {
	const { result } = part;
	if (result.seedFrom !== "secret" && !result.checks.some(isUnseen)) return part;
	return { ...part, result: { ...withStudentTexts(result, withFewNumbers), printed: "" } };
}

function isUnseen({ visibility }: CheckResult): boolean {
	return visibility !== "visible";
}

function withChecks(part: Part, belongs: (check: CheckResult) => boolean): Part {
	const checks = part.result.checks.filter(belongs);
	const score = sumOfPoints(checks.map(({ points }) => points));
	const maxScore = sumOfPoints(checks.map(({ maxPoints }) => maxPoints));
	// What was repaired says how hidden checks failed, too.
	return { ...part, result: { ...part.result, checks, score, maxScore, repaired: [] } };
}

function withoutHiddenCause(check: CheckResult, hidden: ReadonlySet<string>): CheckResult {
	const { verdict } = check;
	if (verdict.status !== "blocked" || isUnseen(check) || !hidden.has(verdict.by)) return check;
	return { ...check, misconceptions: [], verdict: { status: "blocked", by: UNSEEN_CHECK, why: WHY_UNSEEN } };
}

function withoutDetails(check: CheckResult, level: ExplainLevel): CheckResult {
	if (check.verdict.status !== "failed" || level === "fix") return check;
	return { ...check, verdict: { ...check.verdict, findings: check.verdict.findings.map((finding) => cutTo(level, finding)) } };
}

function cutTo(level: "fact" | "where", finding: FindingResult): FindingResult {
	const mistakes = finding.mistakes.map((mistake) => ({ ...mistake, fix: "", ...(level === "fact" && { hint: "" }) }));
	if (level === "where") return { ...finding, mistakes };
	const { failure, example, pattern } = finding;
	// Sizes alone: near names are looked for by them.
	return {
		failure: withoutNumbers(failure),
		...(example && { example: { ...example, values: {} } }),
		mistakes,
		...(pattern !== undefined && { pattern }),
	};
}

function withoutNumbers(failure: FailureResult): FailureResult {
	if (!("wrong" in failure)) return failure;
	const empty = ({ shape }: TensorResult): TensorResult => ({ shape, data: [] });
	return { ...failure, expected: empty(failure.expected), received: empty(failure.received) };
}
