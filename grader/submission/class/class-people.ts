/** The roster joined to a class's rows: names and ids of those who handed in, and rows of those who did not. */
import { shownPerson } from "../../class/class-file.ts";
import { joinRoster } from "../../class/join-roster.ts";
import type { Person } from "../../class/listed.ts";
import { type Row, uniqueName } from "./class-rows.ts";

export function withRoster(rows: readonly Row[], roster: readonly Person[] | undefined): readonly Row[] {
	if (roster === undefined) return rows;
	const submissions = rows.flatMap(({ submission }) => submission ?? []);
	const { people, strangers, missing } = joinRoster(
		submissions.map((submission) => submission.people),
		roster,
	);
	const strange = new Set(strangers);
	let which = -1;
	const joined = rows.map((row): Row => {
		if (row.submission === undefined) return row;
		which += 1;
		const isStranger = strange.has(which) && { isStranger: true as const };
		return { ...row, submission: { ...row.submission, people: people[which] ?? [], ...isStranger } };
	});
	return [...joined, ...missing.map(rowOfMissing)];
}

function rowOfMissing(person: Person): Row {
	const label = person.sid ?? person.login ?? person.email ?? person.name ?? "somebody";
	return {
		named: uniqueName(label, `missing ${JSON.stringify(person)}`),
		found: { status: "missing", why: `${shownPerson(person)} is on the roster, and no submission is known to be theirs.` },
		missing: person,
	};
}
