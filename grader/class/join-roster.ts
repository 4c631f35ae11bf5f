/** Submissions and the roster held against each other: whose each is, as the roster has them, and who is missing. */
import { PeopleIndex } from "./find-person.ts";
import type { Person } from "./listed.ts";

export interface Joined {
	/** For each submission its people, with what the roster knows of them. */
	readonly people: readonly (readonly Person[])[];
	/** Submissions of which nobody is on the roster, by their place. */
	readonly strangers: readonly number[];
	/** Who is on the roster, and handed in nothing. */
	readonly missing: readonly Person[];
}

export function joinRoster(submissions: readonly (readonly Person[])[], roster: readonly Person[]): Joined {
	const index = new PeopleIndex(roster);
	const present = new Set<number>();
	const strangers: number[] = [];
	const people = submissions.map((members, at) => {
		const found = members.map((member) => index.find(member));
		for (const each of found) if (each !== undefined) present.add(each);
		if (found.every((each) => each === undefined)) strangers.push(at);
		return members.map((member, which) => ({ ...member, ...roster[found[which] ?? -1] }));
	});
	return { people, strangers, missing: roster.filter((_, at) => !present.has(at)) };
}
