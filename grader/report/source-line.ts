/** A line of a submission with a caret below the column in question, as wide as a terminal shows it. */
import { forTerminal as clean } from "./escape.ts";

/** Columns of a line that stands a little in from the left. */
const MOST = 76;
/** Characters that a terminal shows two columns wide. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/gu;

interface SourceLine {
	readonly line: number;
	/** Counts characters from 1; without one there is no caret. */
	readonly column?: number;
	readonly text: string;
}

export function sourceLines({ line, column, text }: SourceLine): string[] {
	if (column === undefined) return [cut(`${line} | ${shown(text).trim()}`)];
	const before = [...text].slice(0, column - 1).join("");
	const gutter = " ".repeat(String(line).length);
	return [`${line} | ${shown(text)}`, `${gutter} | ${" ".repeat(widthOf(shown(before)))}^`];
}

/** To what a terminal of 80 columns has room for. */
function cut(text: string): string {
	const signs = [...text];
	return widthOf(text) <= MOST ? text : `${signs.slice(0, MOST - 1 - (widthOf(text) - signs.length)).join("")}…`;
}

function shown(text: string): string {
	return clean(text.replaceAll("\t", "    "));
}

function widthOf(text: string): number {
	return [...text].length + (text.match(WIDE)?.length ?? 0);
}
