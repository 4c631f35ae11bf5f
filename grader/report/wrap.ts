/** Breaks a text into lines of at most `width` characters, later ones indented; a word that is longer stands alone on its line. */
export function wrap(text: string, width: number, indent = ""): string[] {
	const lines: string[] = [];
	let line = /^ */.exec(text)?.[0] ?? "";
	let isEmpty = true;
	for (const word of text.trim().split(/ +/)) {
		if (!isEmpty && line.length + 1 + word.length > width) {
			lines.push(line);
			[line, isEmpty] = [indent, true];
		}
		line += isEmpty ? word : ` ${word}`;
		isEmpty = false;
	}
	return [...lines, line];
}
