/** Text for one cell of a CSV file that is opened in a spreadsheet: quoted where needed, and never a formula. */
export function csvCell(value: string | number): string {
	if (typeof value === "number") return String(value);
	const text = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
	const harmless = /^\s*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
	return /[",\n;]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csvLine(values: readonly (string | number)[]): string {
	return `${values.map(csvCell).join(",")}\n`;
}
