/** Finds people in a list of people by whatever is known of them. */
import type { Person } from "./listed.ts";

/** In this order: what is sure before what may be another's. */
const IDS = ["canvasId", "moodleId", "sid", "email", "login"] as const;
const ALL = [...IDS, "name", "squashed"] as const;
type Key = (typeof ALL)[number];

/** Of a list; who is in it twice under one name is not found by that. */
export class PeopleIndex {
	readonly #people: readonly Person[];
	readonly #at = new Map<Key, Map<string, number | "several">>(ALL.map((key) => [key, new Map()]));

	constructor(people: readonly Person[]) {
		this.#people = people;
		for (const [at, person] of people.entries()) {
			for (const key of IDS) this.#add(key, spellings(person[key]).slice(0, 1), at);
			this.#add("name", namesOf(person.name), at);
			this.#add("squashed", squashesOf(person), at);
		}
		const sure = new Map(IDS.map((key) => [key, new Set(this.#at.get(key)?.keys())]));
		// Never in the place of what somebody has as it is.
		const guess = (key: (typeof IDS)[number], values: readonly string[], at: number) =>
			this.#add(
				key,
				values.filter((value) => sure.get(key)?.has(value) !== true),
				at,
			);
		for (const [at, person] of people.entries()) {
			for (const key of IDS) guess(key, spellings(person[key]).slice(1), at);
			if (person.login === undefined) guess("login", spellings(person.email?.replace(/@.*/s, "")), at);
		}
	}

	#add(key: Key, values: readonly string[], at: number): void {
		const known = this.#at.get(key) as Map<string, number | "several">;
		for (const value of values) {
			const before = known.get(value);
			known.set(value, before === undefined || before === at ? at : "several");
		}
	}

	/** Where in the list; `undefined` where nobody there is meant, or more than one may be. */
	find(person: Person): number | undefined {
		const ways: (readonly [Key, readonly string[]])[] = [
			...IDS.map((key) => [key, spellings(person[key])] as const),
			...(person.mayBe ?? []).flatMap((text) => [
				...(["sid", "login", "email"] as const).map((key) => [key, spellings(text)] as const),
				["name", namesOf(text)] as const,
				["squashed", [squash(text)]] as const,
			]),
			["name", namesOf(person.name)],
			["squashed", person.squashed === undefined ? [] : [person.squashed]],
		];
		for (const [key, values] of ways)
			for (const value of values) {
				const found = this.#at.get(key)?.get(value);
				if (typeof found === "number") return isAnother(person, this.#people[found] as Person) ? undefined : found;
			}
		return undefined;
	}
}

/** Whether two have different ids of one kind: of one name there may be several. */
function isAnother(one: Person, other: Person): boolean {
	return (["canvasId", "moodleId", "sid"] as const).some((key) => {
		const [own, others] = [spellings(one[key]), spellings(other[key])];
		return own.length > 0 && others.length > 0 && !own.some((value) => others.includes(value));
	});
}

/** As it is, and without the zeros that spreadsheets take from the beginning of a number. */
function spellings(text: string | undefined): string[] {
	if (text === undefined || text === "") return [];
	const plain = text.normalize("NFC").trim().toLowerCase();
	return /^0+\d/.test(plain) ? [plain, plain.replace(/^0+/, "")] : [plain];
}

/** `Doe, Jane` is `jane doe`. */
function namesOf(text: string | undefined): string[] {
	if (text === undefined) return [];
	const plain = text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
	const [, last, first] = /^([^,]+), ([^,]+)$/.exec(plain) ?? [];
	return plain === "" ? [] : [last === undefined ? plain : `${first} ${last}`];
}

/** As Canvas makes it of a sortable name; of which words the family name is made is not always known. */
function squashesOf({ name }: Person): string[] {
	if (name === undefined) return [];
	const words = name.trim().split(/\s+/);
	const turned = words.map((_, at) => squash([...words.slice(at), ...words.slice(0, at)].join("")));
	return name.includes(",") ? [squash(name)] : [...new Set(turned)];
}

function squash(text: string): string {
	return text
		.normalize("NFC")
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}_]/gu, "");
}
