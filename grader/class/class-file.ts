/** `class.json` beside the grades: whose each submission is, and what of a class's entries is not graded. */
import * as z from "zod/mini";
import type { Person } from "./listed.ts";

export const CLASS_FILE = "class.json";

export interface ClassSubmission {
	readonly id: string;
	readonly people: readonly Person[];
	/** When it was handed in, where that is known, in ISO 8601. */
	readonly at?: string;
	readonly isLate?: true;
	/** Names of the entries in which it was handed in. */
	readonly entries: readonly string[];
	/** Entries that a later one took the place of. */
	readonly earlier: readonly string[];
	/** When other attempts came, which are not in the class. */
	readonly history?: readonly string[];
	/** Entries of the same student's that are not graded. */
	readonly besides: readonly string[];
	/** The roster knows nobody of them. */
	readonly isStranger?: true;
}

export interface ClassFile {
	readonly version: 1;
	/** `Canvas's archive`; none where entries are what their names say. */
	readonly from?: string;
	readonly submissions: readonly ClassSubmission[];
	/** Who is on the roster, and handed in nothing. */
	readonly missing: readonly { readonly id: string; readonly person: Person }[];
}

const text = z.string();
const texts = z.array(text);
const person = z.strictObject({
	name: z.optional(text),
	email: z.optional(text),
	sid: z.optional(text),
	login: z.optional(text),
	canvasId: z.optional(text),
	moodleId: z.optional(text),
	squashed: z.optional(text),
	mayBe: z.optional(texts),
});

const classFileSchema = z.strictObject({
	version: z.literal(1),
	from: z.optional(text),
	submissions: z.array(
		z.strictObject({
			id: text,
			people: z.array(person),
			at: z.optional(text),
			isLate: z.optional(z.literal(true)),
			entries: texts,
			earlier: texts,
			history: z.optional(texts),
			besides: texts,
			isStranger: z.optional(z.literal(true)),
		}),
	),
	missing: z.array(z.strictObject({ id: text, person })),
});

/** Throws for a text that is none of them. */
export function readClassFile(json: string): ClassFile {
	return classFileSchema.parse(JSON.parse(json)) as ClassFile;
}

/** What people are told of by. */
export function shownPerson({ name, email, sid, login }: Person): string {
	const [, last, first] = /^([^,]+), *([^,]+)$/.exec(name ?? "") ?? [];
	return (last === undefined ? name : `${first} ${last}`) ?? email ?? sid ?? login ?? "somebody";
}
