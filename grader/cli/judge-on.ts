/** The pure part of a grading: from whoever answers to the result. */
import { judge } from "../checks/judge.ts";
import type { Plan } from "../checks/plan.ts";
import { watchWeights } from "../checks/weighed.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Oracle } from "../oracle/oracle.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Result } from "../report/result.ts";
import { type Circumstances, score } from "../score/score.ts";

/** `circumstances` are asked when all is judged. Where the result `isWeighed`, other weights of the checks may give other verdicts. */
export async function judgeOn(
	problem: LoadedProblem,
	oracle: Oracle,
	plan: Plan,
	circumstances: () => Circumstances,
): Promise<{ readonly result: Result; readonly isWeighed: boolean }> {
	const { watched, isWeighed } = watchWeights(problem);
	const judgement = await judge(watched, oracle, plan);
	const diagnoses = diagnose(watched, judgement);
	return { result: score(problem, judgement, diagnoses, circumstances()), isWeighed: isWeighed() };
}
