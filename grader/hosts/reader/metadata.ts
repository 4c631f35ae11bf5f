/** Gradescope's `submission_metadata.yml`, a submission at a time: results, which are most of it, are passed over. */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { parse } from "yaml";
import type { Exported } from "../../oracle/class-archive.ts";

/** Characters of what is parsed of one submission, and of a line. */
const MAX_ENTRY = 2_000_000;
/** Characters of a text that is told of. */
const MAX_TEXT = 500;
const MAX_SUBMITTERS = 1_000;
const MAX_EARLIER = 10_000;

export async function* readMetadata(input: Readable): AsyncGenerator<Exported> {
	let lines: string[] = [];
	let length = 0;
	/** The column of a key whose value is passed over. */
	let passedOver: number | undefined;
	for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		if (/^[^\s#-]/.test(line)) {
			yield* entriesOf(lines, length);
			[lines, length, passedOver] = [[], 0, undefined];
		}
		if (passedOver !== undefined && isWithin(line, passedOver)) continue;
		passedOver = columnOfResults(line);
		if (passedOver !== undefined) continue;
		length += line.length;
		if (length <= MAX_ENTRY) lines.push(line);
	}
	yield* entriesOf(lines, length);
}

/** Whether a line belongs to the value of a key in that column. */
function isWithin(line: string, column: number): boolean {
	const [, indent = "", first] = /^( *)(.)?/.exec(line) ?? [];
	return first === undefined || indent.length > column;
}

function columnOfResults(line: string): number | undefined {
	const [all, before = ""] = /^( *(?:- )?):?results:[ \t]*$/.exec(line) ?? [];
	return all === undefined ? undefined : before.length;
}

function entriesOf(lines: readonly string[], length: number): Exported[] {
	const [, folder] = /^["']?([^"':]+)["']?:/.exec(lines[0] ?? "") ?? [];
	if (folder === undefined) return [];
	const unknown = (why: string): Exported[] => [{ folder: clipped(folder), submitters: [], earlier: [], why: clipped(why) }];
	if (length > MAX_ENTRY) return unknown("its metadata are too large");
	try {
		// Texts alone: no number loses its zeros, nothing is made, and what names something again is bounded.
		const document: unknown = parse(lines.join("\n"), { schema: "failsafe", maxAliasCount: 100, logLevel: "silent", uniqueKeys: false });
		return Object.entries(document as object).map(([key, value]) => exported(key, value));
	} catch (error) {
		return unknown(`its metadata cannot be read (${(error as Error).message.split("\n")[0]})`);
	}
}

function exported(folder: string, value: unknown): Exported {
	const at = textAt(value, "created_at");
	return {
		folder: clipped(folder),
		submitters: listAt(value, "submitters")
			.slice(0, MAX_SUBMITTERS)
			.map((submitter) => ({ ...named("name", submitter), ...named("sid", submitter), ...named("email", submitter) })),
		...(at !== undefined && { at }),
		earlier: listAt(value, "history")
			.slice(0, MAX_EARLIER)
			.flatMap((attempt) => textAt(attempt, "created_at") ?? []),
	};
}

function named<Key extends string>(key: Key, value: unknown): { [key in Key]?: string } {
	const text = textAt(value, key);
	return text === undefined ? {} : ({ [key]: text } as { [key in Key]: string });
}

/** Ruby writes a symbol with a colon before it. */
function at(value: unknown, key: string): unknown {
	if (typeof value !== "object" || value === null) return undefined;
	const fields = value as Record<string, unknown>;
	return fields[`:${key}`] ?? fields[key];
}

function textAt(value: unknown, key: string): string | undefined {
	const text = at(value, key);
	return typeof text === "string" && !["", "~", "null"].includes(text) ? clipped(text) : undefined;
}

function listAt(value: unknown, key: string): unknown[] {
	const list = at(value, key);
	return Array.isArray(list) ? list : [];
}

function clipped(text: string): string {
	return text.slice(0, MAX_TEXT).toWellFormed();
}
