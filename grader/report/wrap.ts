import { withoutCommands } from "./escape.ts";

/**
 * Breaks a text into lines of at most `width` characters, later ones indented; a word that is longer stands alone on its line. A word that
 * would be a command at the start of a line is none.
 */
export function wrap(text: string, width: number, indent = ""): string[] {
	const lines: string[] = [];
	let line = /^ */.exec(text)?.[0] ?? "";
	let isEmpty = true;
	// A shape such as `C_out × 1` stays together.
	for (const word of text.trim().split(/(?<!\u00d7) +(?!\u00d7)/)) {
		if (!isEmpty && line.length + 1 + word.length > width) {
			lines.push(line);
			[line, isEmpty] = [indent, true];
		}
		line += isEmpty ? word : ` ${word}`;
		isEmpty = false;
	}
	return [...lines, line].map(withoutCommands);
}
