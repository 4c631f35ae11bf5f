/** A grading in which nothing is left that a submission can choose: what a report of it says, are words and numbers of ours. */
import type { ReportContext } from "./formats/format.ts";
import type { Graded } from "./graded.ts";
import type { CheckResult, FailureResult, Result } from "./result.ts";
import { withFindings, withStudentTexts } from "./student-text.ts";

const BLANK = "…";
/** In place of every number that a submission answered: no other has its digits. */
const ANSWERED = 0.918_273_645_546_37;

export function ownWords(graded: Graded): Graded {
	return { ...graded, parts: graded.parts.map((part) => ({ ...part, result: ownResult(part.result) })) };
}

/** What students and those who run the command have named stands here too. */
export function ownContext({ again, remarks, folder, ...context }: ReportContext): ReportContext {
	return {
		...context,
		...(again !== undefined && { again: BLANK }),
		remarks: remarks.map(() => BLANK),
		folder: folder === "" ? "" : BLANK,
		token: BLANK,
	};
}

function ownResult(result: Result): Result {
	const { submission, fault } = result;
	const { checks } = withFindings(
		withStudentTexts(result, () => BLANK),
		(finding) => ({
			...finding,
			failure: withoutAnswers(finding.failure),
			mistakes: finding.mistakes.map(({ id, says, hint, fix }) => ({ id, says: sentence(says), hint: sentence(hint), fix: sentence(fix) })),
			...(finding.arithmetic && { arithmetic: finding.arithmetic.map((step) => step.replace(/, yours .*$/, `, yours ${BLANK}`)) }),
		}),
	);
	return {
		...result,
		submission: { file: submission.file === null ? null : BLANK },
		fault: fault && { ...fault, message: BLANK, hint: BLANK, ...(fault.at && { at: { ...nowhere(fault.at), column: 1, text: BLANK } }) },
		checks: checks.map(withoutLoadFault),
		repaired: [],
		printed: "",
		timing: { totalMs: 0 },
	};
}

/** The factor by which an answer is wrong stands in a sentence, too. */
function sentence(text: string): string {
	return text.replace(/\p{Nd}+/gu, BLANK);
}

function withoutAnswers(failure: FailureResult): FailureResult {
	if (failure.kind === "fault") {
		const { at } = failure.fault;
		return at === undefined ? failure : { ...failure, fault: { ...failure.fault, at: nowhere(at) } };
	}
	if (failure.kind === "missing") return { ...failure, ...(failure.others && { others: [] }) };
	if (failure.kind === "shape") return { ...failure, received: failure.received.map(() => 0) };
	if (!("wrong" in failure)) return failure;
	const { shape, data } = failure.received;
	return { ...failure, received: { shape, data: data.map(() => ANSWERED) } };
}

function nowhere<Place extends { before?: string[] | undefined; after?: string[] | undefined }>({ before, after, ...place }: Place) {
	return {
		...place,
		file: BLANK,
		line: 1,
		...(before && { before: before.map(() => BLANK) }),
		...(after && { after: after.map(() => BLANK) }),
	};
}

function withoutLoadFault(check: CheckResult): CheckResult {
	const { verdict } = check;
	return verdict.status === "blocked" && verdict.by === "load" ? { ...check, verdict: { ...verdict, why: BLANK } } : check;
}
