/** Gradescope's results.json. */
import { forTerminal as clean, withoutCommands } from "./escape.ts";
import { explanationLines } from "./failure-text.ts";
import type { Graded, Part } from "./graded.ts";
import type { CheckResult, Result } from "./result.ts";
import { numberText, titleOf } from "./sentence.ts";
import { hiddenNote } from "./total.ts";

/** Characters of one check's output, and of all together: the whole file stays far below 1 MB. */
const MAX_OUTPUT = 8_000;
const MAX_OUTPUTS = 400_000;

export function gradescopeResult(graded: Graded): unknown {
	const { parts } = graded;
	const checks = parts.flatMap(({ result }) => result.checks);
	const room = Math.min(MAX_OUTPUT, Math.floor(MAX_OUTPUTS / checks.length));
	const [only, ...others] = parts.map(staffData);
	return {
		score: graded.score,
		execution_time: parts.reduce((sum, { result }) => sum + result.timing.totalMs, 0) / 1000,
		output: outputOf(graded, checks),
		output_format: "text",
		test_output_format: "text",
		test_name_format: "text",
		visibility: "visible",
		stdout_visibility: "hidden",
		...(graded.leaderboard && { leaderboard: graded.leaderboard }),
		extra_data: others.length === 0 ? only : { parts: [only, ...others] },
		tests: parts.flatMap((part, at) =>
			part.result.checks.map((check, index) => test(part, check, room, parts.length > 1 ? `${at + 1}.${index + 1}` : undefined)),
		),
	};
}

/** `number` where there are several parts. */
function test({ problem, level }: Part, check: CheckResult, room: number, number: string | undefined): unknown {
	const name = `${check.id}: ${titleOf(problem, check.id)}`;
	return {
		...(number !== undefined && { number }),
		name: number === undefined ? name : `${clean(problem.title)}: ${name}`,
		score: check.points,
		max_score: check.maxPoints,
		status: check.verdict.status === "passed" ? "passed" : "failed",
		output: (check.verdict.status === "passed" ? "Right." : explanationLines(problem, check, level).join("\n")).slice(0, room),
		visibility: check.visibility,
		extra_data: { check: check.id, verdict: check.verdict.status, misconceptions: check.misconceptions },
	};
}

function staffData({ problem, result }: Part): Record<string, unknown> {
	const misconceptions = [...new Set(result.checks.flatMap((check) => check.misconceptions))];
	return { problem: problem.id, ...seedOf(result), misconceptions, isolation: result.isolation };
}

/**
 * For staff: students are not shown `extra_data`. Their next submission is graded on a machine where it lies, though, so a seed that is
 * secret stays out of it all the same.
 */
function seedOf({ seed, seedFrom }: Result): Record<string, unknown> {
	if (seedFrom === "secret") return { seedFrom };
	if (seedFrom === "option") return { seed, seedFrom };
	const note = "No secret was given: the samples are those that `gradecheck check` shows every student. See --secret-file.";
	return { seed, seedFrom, note };
}

/** No total where a check is hidden: Gradescope withholds it then, and so must the summary, which says why. */
function outputOf({ title, parts, score, maxScore, lateness, attempt }: Graded, checks: readonly CheckResult[]): string {
	const note = hiddenNote(checks);
	const summaries = parts.map((part) => summary(part, parts.length === 1 ? title : part.problem.title, note !== undefined));
	const total = `${clean(title)}: ${numberText(score)} of ${numberText(maxScore)} points.`;
	return withoutCommands(
		[
			...((parts.length > 1 || score !== parts[0]?.result.score) && note === undefined ? [total] : []),
			...summaries,
			...[lateness, attempt].flatMap((rule) => (rule === undefined ? [] : [clean(rule.says)])),
			...(note === undefined ? [] : [note]),
		].join("\n"),
	);
}

function summary({ result }: Part, title: string, hides: boolean): string {
	const { fault } = result;
	const total = hides ? clean(title) : `${clean(title)}: ${numberText(result.score)} of ${numberText(result.maxScore)} points`;
	if (fault !== null) return `${total}. ${clean(fault.message)}\n${clean(fault.hint)}`;
	const wrong = result.checks.filter(({ verdict, visibility }) => verdict.status === "failed" && visibility === "visible");
	return wrong.length === 0 ? `${total}.` : `${total}. To look at: ${wrong.map(({ id }) => id).join(", ")}.`;
}
