/** What `console.table` prints of rows: a frame around a column for each member. */
import { inspect } from "./inspect.ts";

const INDEX = "(index)";
const VALUES = "Values";

/** `undefined` for what is no table. */
export function table(data: unknown, only?: unknown): string | undefined {
	if (typeof data !== "object" || data === null) return undefined;
	const rows = rowsOf(data);
	const columns: string[] = [];
	for (const [, row] of rows) for (const name of membersOf(row)) if (!columns.includes(name)) columns.push(name);
	const shown = Array.isArray(only) ? only.map(String) : columns;
	const hasValues = rows.some(([, row]) => !isObject(row));
	const heads = [INDEX, ...shown, ...(hasValues ? [VALUES] : [])];
	const body = rows.map(([index, row]) => [
		index,
		...shown.map((name) => (membersOf(row).includes(name) ? inspect((row as Record<string, unknown>)[name], 0) : "")),
		...(hasValues ? [isObject(row) ? "" : inspect(row, 0)] : []),
	]);
	const widths = heads.map((head, at) => Math.max(...[head, ...body.map((cells) => cells[at] as string)].map((cell) => cell.length)) + 2);
	const rule = (left: string, between: string, right: string) => left + widths.map((width) => "─".repeat(width)).join(between) + right;
	const line = (cells: readonly string[]) => `│${cells.map((cell, at) => ` ${cell}`.padEnd(widths[at] as number)).join("│")}│`;
	return [rule("┌", "┬", "┐"), line(heads), rule("├", "┼", "┤"), ...body.map(line), rule("└", "┴", "┘")].join("\n");
}

function rowsOf(data: object): [string, unknown][] {
	if (data instanceof Map) return [...data.values()].map((value, at) => [String(at), value]);
	if (data instanceof Set) return [...data].map((value, at) => [String(at), value]);
	return Object.entries(data);
}

function membersOf(row: unknown): string[] {
	return isObject(row) ? Object.keys(row) : [];
}

function isObject(row: unknown): row is object {
	return typeof row === "object" && row !== null;
}
