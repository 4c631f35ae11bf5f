/** Lines of CSV files that are opened in a spreadsheet. */
import { forCsv } from "./escape.ts";

export function csvLine(values: readonly (string | number)[]): string {
	return `${values.map((value) => (typeof value === "number" ? String(value) : forCsv(value))).join(",")}\n`;
}
