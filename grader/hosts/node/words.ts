/**
 * Words across the border of the inner realm: errors, and what a thing is. As in values.ts, nothing that the student's code may have
 * patched has a say.
 */
type Bag = Record<PropertyKey, unknown>;

const MAX_TEXT = 500;

/** Of the names under which the submission's files are evaluated; their positions follow. */
const MARK = "submission-";

/** In the names of the grader's own scripts; and how a line of a stack begins. */
const OWN = "gradecheck-";
const FRAME = " at ";

const { apply } = Reflect;
const { isArray } = Array;
const { stringify } = JSON;
const { charCodeAt, indexOf, slice } = String.prototype;
const Text = String;

/** `"message":…` and its place, where that can be told. */
export function describeError(error: unknown): string {
	let message = "";
	try {
		if (typeof error === "object" && error !== null) {
			const { name: kind, message: text } = error as Bag;
			message = `${typeof kind === "string" ? kind : "Error"}: ${typeof text === "string" ? text : ""}`;
		} else message = Text(error);
	} catch {
		message = "something that cannot be read was thrown";
	}
	return `"message":${quote(message)}${placeOf(error)}`;
}

/** `,"file":…,"line":…,"column":…` in the compiled submission, whose files are told apart by their positions; or nothing. */
export function placeOf(error: unknown): string {
	try {
		const stack = typeof error === "object" && error !== null ? (error as Bag).stack : undefined;
		if (typeof stack !== "string") return "";
		const at = apply(indexOf, stack, [MARK]) as number;
		if (at < 0) return "";
		const from = at + MARK.length;
		const end = apply(indexOf, stack, [".js:", from]) as number;
		const file = apply(slice, stack, [from, end]) as string;
		const found = digits(stack, end + 4);
		const line = found[0] as number;
		const column = found[1] as number;
		if (end < 0 || file.length > 4 || line === 0) return "";
		return `,"file":${quote(file)},"line":${Text(line)},"column":${Text(column)}`;
	} catch {
		return "";
	}
}

export function quote(text: string): string {
	return stringify(apply(slice, withoutOwnFrames(text), [0, MAX_TEXT]));
}

/** A text without the lines of stacks that are the grader's own: they say nothing of the submission. */
export function withoutOwnFrames(text: string): string {
	if (apply(indexOf, text, [OWN]) < 0) return text;
	let kept = "";
	for (let from = 0; from <= text.length; ) {
		const found = apply(indexOf, text, ["\n", from]) as number;
		const end = found < 0 ? text.length : found;
		const line = apply(slice, text, [from, end]) as string;
		const at = apply(indexOf, line, [FRAME]) as number;
		if (at < 0 || apply(indexOf, line, [OWN, at]) < 0) kept += (from === 0 ? "" : "\n") + line;
		from = end + 1;
	}
	return kept;
}

/** What a thing is, in a few words: `a string`, `a BigNumber`. */
export function name(value: unknown): string {
	if (value === undefined) return "undefined";
	if (value === null) return "null";
	if (typeof value !== "object") return `a ${typeof value}`;
	if (isArray(value)) return "an array";
	try {
		const { type, constructor: maker } = value as Bag;
		if (typeof type === "string") return `a ${type}`;
		if (typeof maker === "function" && maker.name !== "") return `a ${Text(maker.name)}`;
	} catch {
		// A Proxy may refuse to be asked.
	}
	return "an object";
}

/** The numbers of `12:34`, from a position on. */
function digits(text: string, from: number): number[] {
	const found = [0, 0];
	let at = from;
	for (let part = 0; part < 2; part += 1, at += 1)
		for (let code = apply(charCodeAt, text, [at]) as number; code >= 48 && code <= 57; code = apply(charCodeAt, text, [at]) as number) {
			found[part] = (found[part] as number) * 10 + code - 48;
			at += 1;
		}
	return found;
}
