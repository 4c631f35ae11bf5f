/** The texts of a result that a submission can choose while it runs. Its file names and what it printed are not among them. */
import type { FailureResult, FindingResult, Result } from "./result.ts";

type Change = (text: string) => string;
type Place = NonNullable<Extract<FailureResult, { kind: "fault" }>["fault"]["at"]>;

/** With each of them replaced by what `change` makes of it. */
export function withStudentTexts(result: Result, change: Change): Result {
	return withFindings(result, (finding) => {
		const { failure } = finding;
		const mistakes = finding.mistakes.map((mistake) => ({ ...mistake, says: sayingOf(mistake.says, failure, change) }));
		return { ...finding, failure: withTexts(failure, change), mistakes };
	});
}

export function withFindings(result: Result, change: (finding: FindingResult) => FindingResult): Result {
	const checks = result.checks.map((check) => {
		const { verdict } = check;
		return verdict.status === "failed" ? { ...check, verdict: { ...verdict, findings: verdict.findings.map(change) } } : check;
	});
	return { ...result, checks };
}

function withTexts(failure: FailureResult, change: Change): FailureResult {
	switch (failure.kind) {
		case "fault": {
			const { message, at, ...fault } = failure.fault;
			return { ...failure, fault: { ...fault, message: change(message), ...(at && { at: placeOf(at, change) }) } };
		}
		case "missing":
			if (failure.others === undefined) return failure;
			return { ...failure, others: failure.others.map((other) => ({ ...other, name: change(other.name) })) };
		case "unreadable":
			return { ...failure, found: change(failure.found) };
		case "value":
			return failure.dtype === undefined ? failure : { ...failure, dtype: change(failure.dtype) };
		case "precision":
			return { ...failure, as: change(failure.as) };
		default:
			return failure;
	}
}

/** Python's host reads the line where the submission can change it. */
function placeOf({ text, before, after, ...place }: Place, change: Change): Place {
	return {
		...place,
		...(text !== undefined && { text: change(text) }),
		...(before && { before: before.map(change) }),
		...(after && { after: after.map(change) }),
	};
}

/** What a mistake says of a thing that is no matrix names the thing. */
function sayingOf(says: string, failure: FailureResult, change: Change): string {
	if (failure.kind !== "unreadable") return says;
	return failure.found !== "" && says.includes(failure.found) ? says.replaceAll(failure.found, () => change(failure.found)) : change(says);
}
