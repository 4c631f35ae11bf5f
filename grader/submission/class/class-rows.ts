/** A row for everything that lies in a class: what is graded, what a later attempt took the place of, and what is no submission. */
import { join } from "node:path";
import type { ClassSubmission } from "../../class/class-file.ts";
import type { HandIn } from "../../class/hand-ins.ts";
import type { Person } from "../../class/listed.ts";
import type { ClassEntry, Found, Looked } from "../files/class-folder.ts";
import type { Named } from "../files/class-ids.ts";
import { packedIn, stage } from "./stage.ts";

export interface Row {
	/** What its id is made of. */
	readonly named: Named;
	readonly found: Found | (ClassEntry extends infer Entry ? (Entry extends ClassEntry ? Omit<Entry, "id"> : never) : never);
	/** Where it is somebody's work. */
	readonly submission?: Omit<ClassSubmission, "id">;
	/** Who is missing. */
	readonly missing?: Person;
}

/** What lies in the class's folder by its name. */
export type LookUp = (name: string) => Looked;

/** First the submission. `staged` is a new folder for it, where it is not graded where it lies. */
export function rowsOfHandIn(handIn: HandIn, lookUp: LookUp, folder: string, staged: string): Row[] {
	const { taken, earlier, besides, at, history, isLate } = handIn;
	const entries = taken.map(({ name }) => name);
	const graded = entries.join(", ");
	return [
		{
			named: uniqueName(handIn.label, handIn.key),
			found: taken.length === 0 ? typedAlone(besides) : foundOf(handIn, lookUp, folder, staged),
			submission: {
				people: handIn.people,
				entries,
				earlier,
				besides,
				...(at !== undefined && { at }),
				...(history !== undefined && { history }),
				...(isLate && { isLate }),
			},
		},
		...earlier.map((name) => rowOf(name, { status: "earlier", why: `${name} is an earlier attempt; ${graded} came later.` })),
		...(taken.length === 0 ? [] : besides).map((name) => rowOf(name, besidesOf(lookUp(name), graded))),
	];
}

/** Of an entry that is what its name says. */
export function plainRow(looked: Looked): Row {
	const { name, ending, found } = looked;
	const stem = name.slice(0, name.length - ending);
	if (found.status === "no-submission") return { named: looked, found };
	return {
		named: looked,
		found: withPacked(looked),
		submission: { people: [{ mayBe: [stem] }], entries: [name], earlier: [], besides: [] },
	};
}

function withPacked({ found, kind }: Looked): Found {
	return found.status === "submission" && kind === "a folder" ? { ...found, path: packedIn(found.path) } : found;
}

/** Of something that nobody handed in as a submission of its own. */
export function rowOf(name: string, found: Row["found"]): Row {
	return { named: { bytes: Buffer.from(name), ending: 0 }, found };
}

/** Nobody else's: where a label alone is not, the hash of its key is in the id. */
export function uniqueName(label: string, key: string): Named {
	const tail = `\0${key}`;
	return { bytes: Buffer.from(label + tail), ending: Buffer.byteLength(tail) };
}

/** Of the same student's, and not graded. */
function besidesOf({ name, found }: Looked, graded: string): Found {
	if (found.status === "no-submission" && !isTyped(name)) return found;
	return { status: "no-submission", why: `${name} is no submission: it was typed into a form, beside ${graded}.` };
}

/** As Canvas and Moodle name it. */
function isTyped(name: string): boolean {
	return /_(text|link)\.html$|_assignsubmission_onlinetext/.test(name);
}

function typedAlone(names: readonly string[]): Found {
	return { status: "no-submission", why: `${names.join(", ")} is no submission: it was typed into a form, and no file came with it.` };
}

function foundOf({ taken }: HandIn, lookUp: LookUp, folder: string, staged: string): Found {
	const all = taken.map(({ name, as }) => ({ looked: lookUp(name), as }));
	const first = all[0] as (typeof all)[number];
	const gradable = all.filter(({ looked }) => looked.found.status === "submission");
	if (gradable.length === 0) return first.looked.found;
	if (first.as === undefined) return withPacked(first.looked);
	const files = gradable.map(({ looked: { name }, as = name }) => ({ path: join(folder, name), as: isPlainName(as) ? as : name }));
	return { status: "submission", path: stage(files, staged) };
}

function isPlainName(name: string): boolean {
	return name !== "" && name !== "." && name !== ".." && !/[/\\]/.test(name);
}
