/** What staff are told of a class before it is graded: which system it is from, whose attempts count, and who is missing. */
import { type ClassFile, type ClassSubmission, shownPerson } from "./class-file.ts";

/** People that are named; all stand in `class.json`. */
const NAMED = 5;

export function classRemarks({ from, submissions, missing }: ClassFile): string[] {
	const remarks: string[] = [];
	if (from !== undefined) remarks.push(`${from}: ${count(submissions.filter(({ entries }) => entries.length > 0).length, "submission")}.`);
	const replaced = submissions.filter(({ earlier }) => earlier.length > 0);
	if (replaced.length > 0)
		remarks.push(`${list(replaced)} handed in more than once: the latest counts, and the others have rows of their own.`);
	const behind = submissions.filter(isBehind);
	if (behind.length > 0) remarks.push(`Of ${list(behind)} the export holds an earlier attempt than the latest: what it holds is graded.`);
	const strangers = submissions.filter(({ isStranger }) => isStranger);
	if (strangers.length > 0) remarks.push(`Not on the roster, and graded all the same: ${list(strangers)}.`);
	if (missing.length > 0)
		remarks.push(
			`On the roster, with no submission that is known to be theirs: ${names(missing.map(({ person }) => shownPerson(person)))}.`,
		);
	return remarks;
}

/** Whether an attempt came later than the one that is there. */
function isBehind({ at, history = [] }: ClassSubmission): boolean {
	return at !== undefined && history.some((time) => Date.parse(time) > Date.parse(at));
}

function list(submissions: readonly ClassSubmission[]): string {
	return names(submissions.map(({ id, people }) => (people[0]?.name === undefined ? id : people.map(shownPerson).join(" and "))));
}

function names(all: readonly string[]): string {
	const shown = all.slice(0, NAMED).join(", ");
	return all.length > NAMED ? `${shown} and ${all.length - NAMED} more` : shown;
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? "" : "s"}`;
}
