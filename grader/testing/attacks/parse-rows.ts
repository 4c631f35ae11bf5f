/** The rows of a CSV file whose texts stand in quotes and may hold line ends. */
export function parseRows(text: string): string[] {
	return text.match(/(?:"(?:[^"]|"")*"|[^"\n])+\n/g) ?? [];
}
