/** What a submission answered on all samples for one quantity, beside what is right. Pure. */
import { SKIPPED } from "../checks/answers.ts";
import { arrange, type Expected, isRightAnswer } from "../checks/compare.ts";
import type { Judgement } from "../checks/judge.ts";
import { arrangedAnswer } from "../checks/judge-values.ts";
import type { Round } from "../checks/round.ts";
import { type Finding, subjectOf } from "../checks/verdict.ts";
import { isSameShape, type Tensor } from "../numeric/tensor.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, EvidenceRow, ShapeRow, Unset } from "../problem/misconception.ts";
import { type Sample, shapeOf } from "../problem/sample.ts";
import { patternOf } from "./pattern.ts";

export function evidenceOf(problem: LoadedProblem, judgement: Judgement, check: CheckDeclaration, finding: Finding): Evidence {
	const { failure } = finding;
	const subject = "quantity" in check ? check.quantity : subjectOf(failure);
	const isAboutNumbers = check.kind === "value" || check.kind === "gradcheck" || (failure.kind === "precision" && failure.wrong.length > 0);
	const rows = isAboutNumbers ? rowsOf(problem, judgement, subject) : [];
	const shapes = shapesOf(problem, judgement, check, subject);
	const pattern = patternOf(problem, failure.kind === "shape" && check.kind === "shape" ? rowsByShape(judgement, subject) : rows);
	const round = judgement.observation.rounds[judgement.plan.samples.indexOf(finding.example as Sample)];
	const unset = unsetParameters(problem, judgement);
	return { check, failure, subject, rows, shapes, unset, computed: computedIn(round), ...(pattern && { pattern }) };
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

/** The samples on which there was an answer, right where its shape is. */
function rowsByShape({ plan, observation }: Judgement, quantity: string): EvidenceRow[] {
	return plan.samples.flatMap((sample, at): EvidenceRow[] => {
		const answer = observation.rounds[at]?.computed[quantity];
		const expected = plan.expected[at]?.[quantity];
		if (answer?.kind !== "value" || expected === undefined) return [];
		return [{ sample, expected, received: answer.value, isRight: isSameShape(answer.value.shape, expected.shape) }];
	});
}

function shapesOf(problem: LoadedProblem, judgement: Judgement, check: CheckDeclaration, subject: string): ShapeRow[] {
	const isOfInit = check.kind === "init";
	if (problem.quantities[subject] === undefined) return [];
	const samples = isOfInit ? judgement.plan.created : judgement.plan.samples;
	return samples.flatMap(({ sizes }, at): ShapeRow[] => {
		const answer = isOfInit ? judgement.underContract.created[at]?.after[subject] : judgement.observation.rounds[at]?.computed[subject];
		return answer?.kind === "value" ? [{ sizes, expected: shapeOf(problem, subject, sizes), received: answer.value.shape }] : [];
	});
}

function unsetParameters(problem: LoadedProblem, { plan, underContract }: Judgement): Record<string, Unset> {
	return Object.fromEntries(
		problem.parameters.flatMap((name): [string, Unset][] => {
			const made = underContract.rounds.map((round, at) => ({ round, at })).filter(({ round }) => round.construct.kind === "done");
			const refused = made.map(({ round }) => round.assigned[name]).find((answer) => answer?.kind === "fault");
			if (refused?.kind === "fault" && refused.fault.id === "throws") return [[name, { kind: "refuses", message: refused.fault.message }]];
			if (underContract.created.some(({ after }) => after[name]?.kind === "absent")) return [[name, { kind: "absent" }]];
			const read = made.flatMap(({ round, at }) => {
				const answer = round.before[name];
				return answer?.kind === "value" ? [{ answer: answer.value, given: plan.samples[at]?.values[name] as Tensor }] : [];
			});
			const isKept = read.some(({ answer, given }) => given.data.some((entry) => entry !== 0 && answer.data.includes(entry)));
			return read.length > 0 && !isKept ? [[name, { kind: "ignores" }]] : [];
		}),
	);
}

function computedIn(round: Pick<Round, "computed"> | undefined): Record<string, Tensor> {
	return Object.fromEntries(
		Object.entries(round?.computed ?? {}).flatMap(([name, answer]) => (answer.kind === "value" ? [[name, answer.value]] : [])),
	);
}
