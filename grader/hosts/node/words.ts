/**
 * Words across the border of the inner realm: errors, and what a thing is. As in values.ts, nothing that the student's code may have
 * patched has a say.
 */
type Bag = Record<PropertyKey, unknown>;

const MAX_TEXT = 500;

const { apply } = Reflect;
const { isArray } = Array;
const { stringify } = JSON;
const { charCodeAt, indexOf, slice } = String.prototype;
const Text = String;

/** `"message":…` and, where it can be told, `"line":…,"column":…` in the compiled submission. */
export function describeError(error: unknown): string {
	let message = "";
	let place = "";
	try {
		if (typeof error === "object" && error !== null) {
			const { name: kind, message: text, stack } = error as Bag;
			message = `${typeof kind === "string" ? kind : "Error"}: ${typeof text === "string" ? text : ""}`;
			const mark = "submission.js:";
			const trace = typeof stack === "string" ? stack : "";
			const at = apply(indexOf, trace, [mark]) as number;
			if (at >= 0) {
				const found = digits(trace, at + mark.length);
				const line = found[0] as number;
				const column = found[1] as number;
				if (line > 0) place = `,"line":${Text(line)},"column":${Text(column)}`;
			}
		} else message = Text(error);
	} catch {
		message = "something that cannot be read was thrown";
	}
	return `"message":${quote(message)}${place}`;
}

export function quote(text: string): string {
	return stringify(apply(slice, text, [0, MAX_TEXT]));
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
