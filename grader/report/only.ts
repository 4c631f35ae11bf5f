/** `--only`: some of the checks, named by a call, by a check or by a problem. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { isNearlySpelt, plain } from "../problem/spelling.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import type { Part } from "./graded.ts";
import type { Result } from "./result.ts";
import { wrap } from "./wrap.ts";

export type Chosen =
	/** Ids of checks by the id of their problem, which is not there where none is meant. */
	| { readonly status: "chosen"; readonly checks: ReadonlyMap<string, ReadonlySet<string>> }
	| { readonly status: "unknown"; readonly name: string; readonly hint: string };

/** Of the checks that a student is shown. */
export function chooseChecks(assigned: readonly LoadedProblem[], names: readonly string[]): Chosen {
	const problems = assigned.map((problem) => ({
		...problem,
		checks: problem.checks.filter(({ id }) => problem.rubricOf[id]?.visibility === "visible"),
	}));
	const unknown = names.find((name) => !namesIn(problems).includes(name));
	if (unknown !== undefined) return { status: "unknown", name: unknown, hint: hintFor(problems, unknown) };
	const idsOf = ({ id, checks }: LoadedProblem) =>
		checks.map((check) => check.id).filter((check) => [id, check, groupOf(check)].some((name) => names.includes(name)));
	return {
		status: "chosen",
		checks: new Map(problems.map((problem) => [problem.id, new Set(idsOf(problem))] as const).filter(([, ids]) => ids.size > 0)),
	};
}

/** All that can be named: problems, then calls and other groups of checks, then checks. */
function namesIn(problems: readonly LoadedProblem[]): string[] {
	const checks = problems.flatMap((problem) => problem.checks.map(({ id }) => id));
	return [...new Set([...problems.map(({ id }) => id), ...checks.map(groupOf), ...checks])];
}

function hintFor(problems: readonly LoadedProblem[], name: string): string {
	const alike = namesIn(problems).filter((other) => isNearlySpelt(name, other));
	const same = alike.filter((other) => plain(name) === plain(other));
	const near = same.length > 0 ? same : alike;
	const groups = [...new Set(problems.flatMap(({ checks }) => checks.map(({ id }) => groupOf(id))))];
	const lines = groups.map((group) => {
		const ids = new Set(problems.flatMap(({ checks }) => checks.map(({ id }) => id).filter((id) => groupOf(id) === group)));
		return wrap(`  ${group}: ${[...ids].join(", ")}`, 80, "    ").join("\n");
	});
	return [
		...(near.length > 0 ? [`Did you mean ${near.slice(0, 3).join(" or ")}?`] : []),
		problems.length > 1 ? "Name a problem, a call or a check:" : "Name a call or a check:",
		...(problems.length > 1 ? [`  ${problems.map(({ id }) => id).join(", ")}`] : []),
		...lines,
	].join("\n");
}

/** Of what was chosen, where something was. */
export function onlyParts(parts: readonly Part[], chosen?: ReadonlyMap<string, ReadonlySet<string>>): readonly Part[] {
	if (chosen === undefined) return parts;
	return parts.flatMap((part) => {
		const ids = chosen.get(part.problem.id);
		return ids === undefined ? [] : [{ ...part, result: onlyChecks(part.result, ids) }];
	});
}

/** The result as if there were no other checks, the score included. */
export function onlyChecks(result: Result, ids: ReadonlySet<string>): Result {
	const checks = result.checks.filter(({ id }) => ids.has(id));
	if (checks.length === result.checks.length) return result;
	return {
		...result,
		score: sumOfPoints(checks.map(({ points }) => points)),
		maxScore: sumOfPoints(checks.map(({ maxPoints }) => maxPoints)),
		checks,
	};
}

export function allPassed({ checks }: Result): boolean {
	return checks.every(({ verdict }) => verdict.status === "passed");
}

/** `forward` of `forward.value`. */
export function groupOf(id: string): string {
	return id.split(".")[0] as string;
}
