/** Gradescope's results.json. */
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { forTerminal as clean, withoutCommands } from "./escape.ts";
import { explanationLines } from "./failure-text.ts";
import { onlyChecks } from "./only.ts";
import type { Result } from "./result.ts";
import { numberText, titleOf } from "./sentence.ts";

/** Characters of one check's output; the whole file stays far below 1 MB. */
const MAX_OUTPUT = 8_000;

export function gradescopeResult(problem: LoadedProblem, result: Result, level: ExplainLevel): unknown {
	const hides = result.checks.some(({ visibility }) => visibility !== "visible");
	const misconceptions = [...new Set(result.checks.flatMap((check) => check.misconceptions))];
	return {
		score: result.score,
		execution_time: result.timing.totalMs / 1000,
		output: summary(problem, result, hides),
		output_format: "text",
		test_output_format: "text",
		test_name_format: "text",
		visibility: "visible",
		stdout_visibility: "hidden",
		extra_data: { problem: problem.id, ...seedOf(result), misconceptions, isolation: result.isolation },
		tests: result.checks.map((check) => ({
			name: `${check.id}: ${titleOf(problem, check.id)}`,
			score: check.points,
			max_score: check.maxPoints,
			status: check.verdict.status === "passed" ? "passed" : "failed",
			output: (check.verdict.status === "passed" ? "Right." : explanationLines(problem, check, level).join("\n")).slice(0, MAX_OUTPUT),
			visibility: check.visibility,
			extra_data: { check: check.id, verdict: check.verdict.status, misconceptions: check.misconceptions },
		})),
	};
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

/** No total where a check is hidden: Gradescope withholds it then, and so must the summary. */
function summary(problem: LoadedProblem, result: Result, hides: boolean): string {
	const { fault } = result;
	const shown = onlyChecks(result, new Set(result.checks.filter(({ visibility }) => visibility === "visible").map(({ id }) => id)));
	const points = `${numberText(shown.score)} of ${numberText(shown.maxScore)} points`;
	const total = `${problem.title}: ${points}${hides ? " in the checks that are always shown; there are others, which count as well" : ""}`;
	if (fault !== null) return withoutCommands(`${total}. ${clean(fault.message)}\n${clean(fault.hint)}`);
	const wrong = result.checks.filter(({ verdict, visibility }) => verdict.status === "failed" && visibility === "visible");
	return wrong.length === 0 ? `${total}.` : `${total}. To look at: ${wrong.map(({ id }) => id).join(", ")}.`;
}
