/** Gradescope's bulk export: `submission_123` folders, and a file that says whose they are. */
import type { Exported } from "../oracle/class-archive.ts";
import type { Listed, Person, Reading, System } from "./listed.ts";

export function gradescope(metadata: readonly Exported[]): System {
	const known = new Map(metadata.map((each) => [each.folder, each]));
	return { says: "Gradescope's export", recognizer: () => (entry) => read(entry, known.get(entry.name)) };
}

/** A folder of which nothing is known is a submission all the same. */
function read({ name, kind }: Listed, exported: Exported | undefined): Reading | undefined {
	if (exported === undefined) return kind === "folder" && /^submission_\d+$/.test(name) ? nobodys(name) : undefined;
	const people = exported.submitters.map(personOf).filter((person) => labelOf(person) !== "");
	if (people.length === 0) return nobodys(name);
	const labels = people.map((person) => labelOf(person)).sort();
	const at = timeOf(exported.at);
	const history = exported.earlier.flatMap((text) => timeOf(text) ?? []);
	return {
		key: JSON.stringify(labels),
		label: labels.join("+"),
		people,
		order: at === undefined ? 0 : Date.parse(at),
		...(at !== undefined && { at }),
		...(history.length > 0 && { history }),
	};
}

function nobodys(name: string): Reading {
	return { key: name, label: name, people: [{}], order: 0 };
}

function personOf({ name, sid, email }: Exported["submitters"][number]): Person {
	return { ...(name !== undefined && { name }), ...(sid !== undefined && { sid }), ...(email !== undefined && { email }) };
}

function labelOf({ sid, email, name }: Person): string {
	return sid ?? email ?? name ?? "";
}

/** From `2026-04-26 17:34:00.861687000 Z`, or with an offset, to ISO 8601 in UTC. */
function timeOf(text: string | undefined): string | undefined {
	const [, day, time, fraction = "", zone] =
		/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)$/.exec(text ?? "") ?? [];
	if (zone === undefined) return undefined;
	const iso = `${day}T${time}${fraction.slice(0, 4)}${/^[A-Z]/.test(zone) ? "Z" : zone.replace(/(\d\d)(\d\d)$/, "$1:$2")}`;
	return Number.isNaN(Date.parse(iso)) ? undefined : iso;
}
