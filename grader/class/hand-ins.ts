/** From what the names tell to submissions: files that belong together, and of several attempts the latest. */
import type { Listed, Person, Reading, Recognizer, System } from "./listed.ts";

export interface Taken {
	/** In the class's folder. */
	readonly name: string;
	/** What it is called where it is graded; its own name where nothing is said. */
	readonly as?: string;
}

export interface HandIn {
	readonly key: string;
	readonly label: string;
	readonly people: readonly Person[];
	/** What is graded; none where something was typed into a form alone. */
	readonly taken: readonly Taken[];
	/** Entries that a later one takes the place of. */
	readonly earlier: readonly string[];
	/** Entries that are neither graded nor earlier ones. */
	readonly besides: readonly string[];
	readonly at?: string;
	readonly history?: readonly string[];
	readonly isLate?: true;
}

export interface Recognized {
	/** Of which system it is; none where entries are what their names say. */
	readonly system?: System;
	readonly handIns: readonly HandIn[];
	/** Names of the entries that are not of that system. */
	readonly others: readonly string[];
}

/** `stems` are the names, without an ending, that solutions have. The first system that knows most of the entries. */
export function recognize(entries: readonly Listed[], systems: readonly System[], stems: readonly string[]): Recognized {
	let best: { readonly system: System; readonly recognizer: Recognizer; readonly count: number } | undefined;
	for (const system of systems) {
		const recognizer = system.recognizer(entries);
		if (recognizer === undefined) continue;
		const count = entries.filter((entry) => recognizer(entry) !== undefined).length;
		if (count > 0 && 2 * count >= entries.length && count > (best?.count ?? 0)) best = { system, recognizer, count };
	}
	if (best === undefined) return { handIns: [], others: entries.map(({ name }) => name) };
	const groups = new Map<string, Entry[]>();
	const others: string[] = [];
	for (const entry of entries) {
		const reading = best.recognizer(entry);
		if (reading === undefined) others.push(entry.name);
		else addTo(groups, reading.key, { name: entry.name, isGradable: entry.isGradable, reading });
	}
	return { system: best.system, handIns: [...groups.values()].map((group) => handInOf(group, stems)), others };
}

interface Entry {
	readonly name: string;
	readonly isGradable: boolean;
	readonly reading: Reading;
}

/** Of which the last counts. */
interface Attempts {
	readonly entries: readonly Entry[];
	readonly as?: string;
}

function handInOf(group: readonly Entry[], stems: readonly string[]): HandIn {
	const files = group.filter(({ reading }) => reading.isTyped !== true);
	const isApart = files.length > 0 && files.every(({ reading }) => reading.file !== undefined);
	// A report that came after the code takes the place of nothing.
	const graded = isApart || files.every(({ isGradable }) => !isGradable) ? files : files.filter(({ isGradable }) => isGradable);
	const attempts: Attempts[] = isApart ? byFile(graded, stems) : [{ entries: graded }];
	const taken = attempts.flatMap(({ entries, as }) => {
		const last = lastOf(entries);
		return last === undefined ? [] : [{ entry: last, ...(as !== undefined && { as }) }];
	});
	const names = new Set(taken.map(({ entry }) => entry.name));
	const inRun = new Set(graded);
	const [first] = group as readonly [Entry];
	const { key, label, people, at, history } = (lastOf(taken.map(({ entry }) => entry)) ?? first).reading;
	return {
		key,
		label,
		people,
		taken: taken.map(({ entry, as }) => ({ name: entry.name, ...(as !== undefined && { as }) })),
		earlier: graded.map(({ name }) => name).filter((name) => !names.has(name)),
		besides: group.filter((entry) => !inRun.has(entry)).map(({ name }) => name),
		...(at !== undefined && { at }),
		...(history !== undefined && { history }),
		...(taken.some(({ entry }) => entry.reading.isLate) && { isLate: true as const }),
	};
}

/** The attempts at each file; Canvas calls those of one name `linear.ts`, `linear-1.ts`. */
function byFile(entries: readonly Entry[], stems: readonly string[]): Attempts[] {
	const own = new Set(entries.map(({ reading }) => reading.file as string));
	const files = new Map<string, Entry[]>();
	for (const entry of entries) {
		const file = entry.reading.file as string;
		const [, stem = "", ending = ""] = /^(.*)-\d+(\.[^.]*)$/s.exec(file) ?? [];
		const plain = stem + ending;
		const isAgain = plain !== "" && (own.has(plain) || stems.includes(stem.toLowerCase()));
		const as = isAgain ? plain : file;
		addTo(files, as, entry);
	}
	return [...files].map(([as, attempts]) => ({ as, entries: attempts }));
}

function addTo(groups: Map<string, Entry[]>, key: string, entry: Entry): void {
	const group = groups.get(key);
	if (group === undefined) groups.set(key, [entry]);
	else group.push(entry);
}

function lastOf(entries: readonly Entry[]): Entry | undefined {
	return entries.reduce<Entry | undefined>((last, entry) => (last !== undefined && isLater(last, entry) ? last : entry), undefined);
}

function isLater(one: Entry, other: Entry): boolean {
	const [a, b] = [one.reading.order, other.reading.order];
	return a === b ? one.name > other.name : a > b;
}
