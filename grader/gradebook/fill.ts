/** The grades of a class given to the rows of a file that a course system wrote. */
import { shownPerson } from "../class/class-file.ts";
import { PeopleIndex } from "../class/find-person.ts";
import type { Person } from "../class/listed.ts";
import type { ClassGrades, GradeRow } from "./class-grades.ts";

export interface Filled {
	/** By the place of its row. */
	readonly grades: ReadonlyMap<number, GradeRow>;
	readonly remarks: readonly string[];
}

/** Submissions that are named; the others are counted. */
const NAMED = 10;

/** `people` are those of the file's rows. Of two submissions of one person the later counts, where it is known which that is. */
export function fill(people: readonly Person[], { rows }: ClassGrades): Filled {
	const index = new PeopleIndex(people);
	const grades = new Map<number, GradeRow>();
	const unclear = new Set<number>();
	const homeless: GradeRow[] = [];
	const graded = rows.filter(({ score }) => score !== undefined);
	for (const row of graded) {
		const places = row.people.flatMap((person) => index.find(person) ?? []);
		if (places.length === 0) homeless.push(row);
		for (const place of places) {
			const other = grades.get(place);
			const last = other === undefined || other === row ? row : laterOf(other, row);
			if (last === undefined) unclear.add(place);
			else grades.set(place, last);
		}
	}
	for (const place of unclear) grades.delete(place);
	const ungraded = rows.filter(({ status }) => status === "ungraded");
	return {
		grades,
		remarks: [
			`${grades.size} of ${people.length} students have a grade.`,
			...(homeless.length > 0 ? [`In the file there is nobody to whom these belong: ${list(homeless.map(({ id }) => id))}.`] : []),
			...(unclear.size > 0
				? [`Left out, since they have several submissions: ${list([...unclear].map((place) => shownPerson(people[place] as Person)))}.`]
				: []),
			...(ungraded.length > 0 ? [`Not graded yet, and left as they are: ${list(ungraded.map(({ id }) => id))}.`] : []),
		],
	};
}

function laterOf(one: GradeRow, other: GradeRow): GradeRow | undefined {
	const [a, b] = [one.at, other.at].map((at) => (at === undefined ? Number.NaN : Date.parse(at))) as [number, number];
	if (a > b) return one;
	return b > a ? other : undefined;
}

export function list(names: readonly string[]): string {
	const shown = names.slice(0, NAMED).join(", ");
	return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
