/** The answers that one finding is about, read the same way from a submission and from a wrong version of the reference. */
import { callComputing, SKIPPED } from "../checks/answers.ts";
import { isStoredBeforeStop } from "../checks/dependence.ts";
import type { Judgement } from "../checks/judge.ts";
import { isAnswered } from "../checks/judge-values.ts";
import type { Plan } from "../checks/plan.ts";
import type { Round } from "../checks/round.ts";
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer } from "../oracle/script.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Specimen } from "./specimen.ts";

/** Answers by position; `isUnknown` where the call that gives them did not come back. */
export interface Aspect {
	readonly count: number;
	readonly answerOf: (at: number) => Answer;
	readonly isUnknown: (at: number) => boolean;
}

/** `undefined` for checks whose findings do not show in single answers. */
export function aspectOf(
	problem: LoadedProblem,
	check: CheckDeclaration,
	subject: string,
	source: Judgement | Specimen,
): Aspect | undefined {
	const [created, round, together, count] = "verdicts" in source ? ofSubmission(source, check) : ofSpecimen(source);
	switch (check.kind) {
		case "init":
			return {
				count: created.length,
				answerOf: (at) => created[at]?.after[subject] ?? SKIPPED,
				isUnknown: (at) => created[at]?.construct.kind === "fault",
			};
		case "state":
			return { count, answerOf: (at) => round(at)?.stored?.[subject] ?? SKIPPED, isUnknown: (at) => !isAnswered(round(at), check.call) };
		case "shape":
		case "value":
		case "gradcheck": {
			const call = callComputing(problem, subject);
			let stored: boolean | undefined;
			const isStored = (): boolean => {
				stored ??= "verdicts" in source && isStoredBeforeStop(source.plan, source.observation.rounds, call, subject);
				return stored;
			};
			return {
				count,
				answerOf: (at) => round(at)?.computed?.[subject] ?? SKIPPED,
				isUnknown: (at) => !isAnswered(round(at), call) && !(round(at)?.computed?.[subject]?.kind === "value" && isStored()),
			};
		}
		case "repeat": {
			const rounds = Object.values(together());
			const answerOf = (at: number) => rounds[at]?.computed[subject] ?? SKIPPED;
			return { count: rounds.length, answerOf, isUnknown: (at) => answerOf(at).kind === "skipped" || answerOf(at).kind === "fault" };
		}
		default:
			return undefined;
	}
}

/** The same of the reference, whose computed quantities the plan has. */
export function rightAspect(
	problem: LoadedProblem,
	check: CheckDeclaration,
	subject: string,
	{ expected }: Plan,
	reference: Specimen,
): Aspect | undefined {
	if (check.kind !== "shape" && check.kind !== "value" && check.kind !== "gradcheck") return aspectOf(problem, check, subject, reference);
	return {
		count: expected.length,
		answerOf: (at) => ({ kind: "value", value: expected[at]?.[subject] as Tensor }),
		isUnknown: () => false,
	};
}

/** A round, as far as it was kept. */
type Kept = Pick<Round, "calls"> & Partial<Pick<Round, "computed" | "stored">>;

type Source = [
	readonly Pick<Round, "construct" | "after">[],
	(at: number) => Kept | undefined,
	() => Readonly<Record<string, Pick<Round, "computed">>>,
	number,
];

function ofSubmission({ observation, underContract }: Judgement, check: CheckDeclaration): Source {
	const rounds: readonly Kept[] = check.kind === "state" ? underContract.rounds : observation.rounds;
	return [underContract.created, (at) => rounds[at], () => observation.together, rounds.length];
}

function ofSpecimen(specimen: Specimen): Source {
	// A specimen is asked as it is looked at: how many rounds there are, the submission tells.
	return [specimen.created, (at) => specimen.round(at), () => specimen.together, 0];
}
