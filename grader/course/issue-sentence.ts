/** What is wrong with a value that staff wrote, as a sentence. */
import type * as z from "zod/mini";
import { nearestName } from "../problem/spelling.ts";

type RawIssue = z.core.$ZodRawIssue;

const EXPECTED: Readonly<Record<string, string>> = {
	array: "a list",
	boolean: "true or false",
	int: "a whole number",
	number: "a number",
	object: "an object",
	record: "an object",
	string: "text",
};
/** Characters of a value that is shown. */
const MAX_SHOWN = 60;

/** For unknown keys a line each. */
export function issueSentence(issue: RawIssue): string {
	switch (issue.code) {
		case "invalid_type":
			return expected(EXPECTED[issue.expected] ?? issue.expected, issue.input);
		case "invalid_value":
			return oneOf(issue.values.map(String), issue.input);
		case "invalid_union":
			// An object whose kind one of its members says.
			if (issue.discriminator !== undefined)
				return oneOf(Array.isArray(issue.options) ? issue.options.map(String) : [], memberOf(issue.input, issue.discriminator));
			return expected("text, or a list of lines", issue.input);
		case "invalid_key":
			return issue.issues[0]?.message ?? "is no name that can stand here";
		case "unrecognized_keys":
			return issue.keys.map((key) => unknownKey(key, knownKeys(issue))).join("\n");
		case "too_small":
			if (issue.origin === "array") return "needs one entry at least";
			if (issue.origin === "string") return "must not be empty";
			return expected(issue.inclusive === true ? `a number of ${issue.minimum} at least` : `a number above ${issue.minimum}`, issue.input);
		case "too_big":
			if (issue.origin === "string") return `is longer than ${issue.maximum} characters`;
			return expected(`a number of ${issue.maximum} at most`, issue.input);
		case "invalid_format":
			if (issue.format === "datetime")
				return expected("a date and time with its distance from UTC, such as 2026-10-01T23:59:00+02:00", issue.input);
			return expected(`text of the form ${issue.pattern}`, issue.input);
		default:
			return expected("something else", issue.input);
	}
}

function expected(what: string, found: unknown): string {
	return found === undefined ? `is missing: expected ${what}` : `expected ${what}, found ${shown(found)}`;
}

function oneOf(names: readonly string[], found: unknown): string {
	const near = typeof found === "string" ? nearestName(found, names) : undefined;
	const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : (names[0] ?? "");
	return expected(list, found) + didYouMean(near);
}

function unknownKey(key: string, known: readonly string[]): string {
	const near = nearestName(key, known);
	return `there is no ${shown(key)} here${near === undefined ? `. What may stand here: ${known.join(", ")}` : didYouMean(near)}`;
}

function didYouMean(near: string | undefined): string {
	return near === undefined ? "" : `. Did you mean ${shown(near)}?`;
}

/** Those of the schema that found the issue. */
function knownKeys(issue: RawIssue): string[] {
	const definition = issue.inst?._zod.def as { readonly shape?: object } | undefined;
	return Object.keys(definition?.shape ?? {});
}

function memberOf(value: unknown, name: string): unknown {
	return (value as Readonly<Record<string, unknown>>)[name];
}

function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
