/** A result with the verdicts that a test names, without grading anything. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { CheckResult, FailureResult, Result } from "../report/result.ts";

type Status = CheckResult["verdict"]["status"];

/** All other checks passed. */
export function madeResult(problem: LoadedProblem, statuses: Readonly<Record<string, Status>> = {}): Result {
	const checks = problem.checks.map(({ id }): CheckResult => {
		const status = statuses[id] ?? "passed";
		const maxPoints = problem.rubricOf[id]?.points ?? 0;
		return {
			...{ id, points: status === "passed" ? maxPoints : 0, maxPoints, visibility: "visible", misconceptions: [] },
			verdict: verdictOf(problem, status),
		};
	});
	return {
		...{ version: 1, grader: "", problem: problem.id, submission: { file: null }, seed: 1, seedFrom: "default", samples: 1 },
		...{ score: checks.reduce((sum, { points }) => sum + points, 0), maxScore: problem.points, fault: null, checks },
		...{ repaired: [], isolation: { layers: [], accepted: [] }, printed: "", timing: { totalMs: 0 } },
	};
}

export function madeFault(problem: LoadedProblem): Result {
	const all = Object.fromEntries(problem.checks.map(({ id }) => [id, "blocked" as const]));
	return { ...madeResult(problem, all), fault: { id: "does-not-compile", message: "it does not compile", hint: "mend it" } };
}

function verdictOf(problem: LoadedProblem, status: Status): CheckResult["verdict"] {
	if (status === "passed") return { status, samples: 1 };
	if (status === "blocked") return { status, by: problem.checks[0]?.id ?? "", why: "it needs that" };
	const matrix = (entry: number) => ({ shape: [1, 1], data: [entry] });
	const failure: FailureResult = {
		kind: "value",
		...{ quantity: problem.output, expected: matrix(1), received: matrix(0.5), wrong: [0], tolerance: { bound: 0, why: "" } },
	};
	const mistakes = [{ id: "a-mistake", says: "it is halved", hint: "look at it", fix: "write 1" }];
	return { status, samples: 1, findings: [{ failure, example: { sizes: {}, values: { A: matrix(3) } }, mistakes, arithmetic: ["1 = 1"] }] };
}
