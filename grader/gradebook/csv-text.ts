/** Rows to the text of a CSV file. */
import { forCsv } from "../report/escape.ts";

export interface CsvShape {
	readonly delimiter: string;
	/** Excel takes a file without a mark for another encoding than UTF-8. */
	readonly hasMark: boolean;
}

/** Of our own: student text is in it, and numbers. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
	const lines = rows.map((cells) => cells.map((cell) => (typeof cell === "number" ? String(cell) : forCsv(cell))).join(","));
	return `\ufeff${lines.join("\n")}\n`;
}

/** Of a file that is handed back: its cells as they were, but for formulas. */
export function csvAsItWas(rows: readonly (readonly string[])[], { delimiter, hasMark }: CsvShape): string {
	const lines = rows.map((cells) => cells.map((cell) => quoted(withoutFormula(cell), delimiter)).join(delimiter));
	return `${hasMark ? "\ufeff" : ""}${lines.join("\n")}\n`;
}

/** Numbers may have a sign, and Moodle has a `-` where there is nothing. */
function withoutFormula(cell: string): string {
	return /^\s*["']?[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) && !/^\s*(-|[+-]?\d+([.,]\d+)?)\s*$/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string, delimiter: string): string {
	return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
