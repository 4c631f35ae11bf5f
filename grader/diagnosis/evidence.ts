/** What a submission answered on all samples for one quantity, beside what is right. Pure. */
import { SKIPPED } from "../checks/answers.ts";
import { arrange, type Expected, isRightAnswer } from "../checks/compare.ts";
import type { Judgement } from "../checks/judge.ts";
import { arrangedAnswer } from "../checks/judge-values.ts";
import type { Round } from "../checks/round.ts";
import { type Finding, subjectOf } from "../checks/verdict.ts";
import type { Tensor } from "../numeric/tensor.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, EvidenceRow } from "../problem/misconception.ts";
import type { Sample } from "../problem/sample.ts";
import { patternOf } from "./pattern.ts";

export function evidenceOf(problem: LoadedProblem, judgement: Judgement, check: CheckDeclaration, { failure, example }: Finding): Evidence {
	const rows = check.kind === "value" || check.kind === "gradcheck" ? rowsOf(problem, judgement, check.quantity) : [];
	const pattern = patternOf(problem, rows);
	const round = judgement.observation.rounds[judgement.plan.samples.indexOf(example as Sample)];
	return { check, failure, subject: subjectOf(failure), rows, computed: computedIn(round), ...(pattern && { pattern }) };
}

function rowsOf(problem: LoadedProblem, { plan, observation }: Judgement, quantity: string): EvidenceRow[] {
	return plan.samples.map((sample, at) => {
		const expected = plan.expected[at] as Expected;
		const right = expected[quantity] as Tensor;
		const answer = observation.rounds[at]?.computed[quantity] ?? SKIPPED;
		const received = arrangedAnswer(problem, sample, expected, quantity, answer, "row-major");
		const candidates = [received, answer.kind === "value" ? arrange(answer.value, right.shape, "transposed") : null];
		const isRight = candidates.some((each) => each !== null && isRightAnswer(problem, quantity, sample, right, each));
		return { sample, expected: right, received: received ?? undefined, isRight };
	});
}

function computedIn(round: Pick<Round, "computed"> | undefined): Record<string, Tensor> {
	return Object.fromEntries(
		Object.entries(round?.computed ?? {}).flatMap(([name, answer]) => (answer.kind === "value" ? [[name, answer.value]] : [])),
	);
}
