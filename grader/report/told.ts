/** The native result as far as a student is told: what a level leaves out is empty, so that it keeps its schema. Pure. */
import type { ExplainLevel } from "../problem/loaded-problem.ts";
import type { CheckResult, FailureResult, FindingResult, Result, TensorResult } from "./result.ts";

export function toldAt(level: ExplainLevel, result: Result): Result {
	return level === "fix" ? result : { ...result, checks: result.checks.map((check) => toldOf(level, check)) };
}

function toldOf(level: "fact" | "where", check: CheckResult): CheckResult {
	const { verdict } = check;
	if (verdict.status !== "failed") return check;
	return { ...check, verdict: { ...verdict, findings: verdict.findings.map((finding) => findingAt(level, finding)) } };
}

function findingAt(level: "fact" | "where", { failure, mistakes, ...others }: FindingResult): FindingResult {
	if (level === "where") return { failure, mistakes: mistakes.map((mistake) => ({ ...mistake, fix: "" })), ...others };
	const { example, arithmetic, ...rest } = others;
	return { failure: withoutNumbers(failure), mistakes: mistakes.map((mistake) => ({ ...mistake, hint: "", fix: "" })), ...rest };
}

function withoutNumbers(failure: FailureResult): FailureResult {
	if (!("wrong" in failure)) return failure;
	const shapeOf = ({ shape }: TensorResult): TensorResult => ({ shape, data: [] });
	return { ...failure, expected: shapeOf(failure.expected), received: shapeOf(failure.received), wrong: [] };
}
