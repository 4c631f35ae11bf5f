/** The arguments of a `console.log` as one text: a first one with `%d` and the like takes those after it. */
import { inspect } from "./inspect.ts";

export function format(values: readonly unknown[]): string {
	const [first, ...rest] = values;
	if (typeof first !== "string" || rest.length === 0) return values.map(shown).join(" ");
	let used = 0;
	const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
		if (mark === "%%") return "%";
		if (used === rest.length) return mark;
		const value = rest[used];
		used += 1;
		return replacement(mark, value);
	});
	return [text, ...rest.slice(used).map(shown)].join(" ");
}

function replacement(mark: string, value: unknown): string {
	switch (mark) {
		case "%d":
			return typeof value === "bigint" ? `${value}n` : String(Number(value));
		case "%i":
			return typeof value === "bigint" ? `${value}n` : String(Number.parseInt(String(value), 10));
		case "%f":
			return String(Number.parseFloat(String(value)));
		case "%j":
			return JSON.stringify(value) ?? "undefined";
		case "%c":
			return "";
		case "%s":
			return shown(value);
		default:
			return inspect(value, 4);
	}
}

/** A text as it is, all else as it is looked at. */
export function shown(value: unknown): string {
	return typeof value === "string" ? value : inspect(value);
}
