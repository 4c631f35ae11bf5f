/** A value as text, much as Node's console writes it; a matrix of mathjs's as the numbers that it holds. */

type Bag = Record<PropertyKey, unknown>;

const WIDTH = 72;
const MOST_ENTRIES = 100;
const MOST_LEVELS = 2;

const { getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
const sourceOf = Function.prototype.toString;
const tagOf = Object.prototype.toString;

/** Never throws. */
export function inspect(value: unknown, levels = MOST_LEVELS): string {
	try {
		return describe(value, levels, []);
	} catch {
		// A Proxy may refuse to be looked at.
		return "[unprintable]";
	}
}

function describe(value: unknown, levels: number, above: readonly unknown[]): string {
	switch (typeof value) {
		case "string":
			return quoted(value);
		case "number":
			return Object.is(value, -0) ? "-0" : String(value);
		case "bigint":
			return `${value}n`;
		case "function":
			return describeFunction(value);
		case "object":
			return value === null ? "null" : describeObject(value, levels, above);
		default:
			return String(value);
	}
}

function describeObject(value: object, levels: number, above: readonly unknown[]): string {
	if ("isMatrix" in value) return String(value);
	if (above.includes(value)) return "[Circular *1]";
	const name = nameOf(value);
	if (value instanceof Error) return typeof value.stack === "string" ? value.stack : String(value);
	if (value instanceof Date) return value.toISOString();
	if (value instanceof RegExp) return String(value);
	if (value instanceof Promise) return "Promise { <pending> }";
	if (above.length > levels) return `[${name === "" ? "Object" : name}]`;
	const inner = (member: unknown) => describe(member, levels, [...above, value]);
	if (Array.isArray(value)) return joined(name === "Array" ? "" : `${name}(${value.length}) `, "[", entriesOf(value, inner), "]");
	if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
		const entries = value as unknown as ArrayLike<number>;
		return joined(`${name}(${entries.length}) `, "[", entriesOf(entries, inner), "]");
	}
	if (value instanceof Map)
		return joined(
			`Map(${value.size}) `,
			"{",
			[...value].map(([key, member]) => `${inner(key)} => ${inner(member)}`),
			"}",
		);
	if (value instanceof Set) return joined(`Set(${value.size}) `, "{", [...value].map(inner), "}");
	const members = keys(value).map((key) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key)}: ${memberOf(value, key, inner)}`);
	return joined(name === "Object" ? "" : `${name === "" ? "[Object: null prototype]" : name} `, "{", members, "}");
}

function memberOf(value: object, key: string, inner: (member: unknown) => string): string {
	const found = getOwnPropertyDescriptor(value, key);
	return found?.get === undefined ? inner((value as Bag)[key]) : "[Getter]";
}

function entriesOf(list: ArrayLike<unknown>, inner: (member: unknown) => string): string[] {
	const shown = Array.from({ length: Math.min(list.length, MOST_ENTRIES) }, (_, at) => inner(list[at]));
	const left = list.length - shown.length;
	return left > 0 ? [...shown, `... ${left} more item${left === 1 ? "" : "s"}`] : shown;
}

/** On one line where they fit. */
function joined(before: string, open: string, parts: readonly string[], close: string): string {
	if (parts.length === 0) return `${before}${open}${close}`;
	const line = parts.join(", ");
	if (line.length <= WIDTH && !line.includes("\n")) return `${before}${open} ${line} ${close}`;
	return `${before}${open}\n${parts.map((part) => `  ${part.replaceAll("\n", "\n  ")}`).join(",\n")}\n${close}`;
}

function describeFunction(value: object): string {
	const { name } = value as { name?: unknown };
	const isNamed = typeof name === "string" && name !== "";
	if ((sourceOf.call(value) as string).startsWith("class")) return `[class ${isNamed ? name : "(anonymous)"}]`;
	return isNamed ? `[Function: ${name}]` : "[Function (anonymous)]";
}

/** Of its class; empty for an object without one. */
function nameOf(value: object): string {
	const made = (getPrototypeOf(value) as { constructor?: { name?: unknown } } | null)?.constructor?.name;
	return typeof made === "string" ? made : getPrototypeOf(value) === null ? "" : (tagOf.call(value) as string).slice(8, -1);
}

function quoted(text: string): string {
	const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : "`";
	return mark + text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t") + mark;
}
