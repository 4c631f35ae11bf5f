/** A line of the submission in the page, between its neighbours where they are known. */
import { forTerminal as clean } from "../escape.ts";
import { html, type Markup } from "../markup.ts";

export interface Place {
	readonly file: string;
	readonly line: number;
	readonly text?: string | undefined;
	readonly before?: readonly string[] | undefined;
	readonly after?: readonly string[] | undefined;
	/** Counts characters from 1. */
	readonly column?: number | undefined;
}

export function sourceMarkup({ file, line, text, before = [], after = [], column }: Place): Markup | undefined {
	if (text === undefined || text.trim() === "") return undefined;
	const indent = Math.min(...[...before, text, ...after].filter((each) => each.trim() !== "").map(indentOf));
	const others = (texts: readonly string[], first: number) =>
		texts.map((each, at) => html`<span class="line">${numberMarkup(first + at)}${shown(each, indent)}</span>\n`);
	const here = html`<span class="line here">${numberMarkup(line)}<span class="unseen">here: </span>${hereMarkup(text, column, indent)}</span>\n`;
	const lines = [others(before, line - before.length), here, others(after.slice(0, lastWritten(after)), line + 1)];
	return html`<figure class="source"><figcaption>${clean(file)}, line ${line}</figcaption><pre tabindex="0"><code>${lines}</code></pre></figure>`;
}

/** With a sign below the character in question, where it is known. */
function hereMarkup(text: string, column: number | undefined, indent: number): Markup {
	const signs = [...text];
	const stop = column === undefined ? signs.length : column - 1;
	const mark = column === undefined ? undefined : html`<mark>${shown(signs[stop] ?? " ", 0)}</mark>`;
	return html`${shown(signs.slice(0, stop).join(""), indent)}${mark}${shown(signs.slice(stop + 1).join(""), 0)}`;
}

function numberMarkup(line: number): Markup {
	return html`<span class="number">${line}</span>`;
}

/** Without so many columns of its indentation. */
function shown(text: string, indent: number): string {
	const spaces = withoutTabs(text);
	return clean(spaces.slice(Math.min(indent, spaces.search(/\S|$/))));
}

function indentOf(text: string): number {
	return withoutTabs(text).search(/\S|$/);
}

function withoutTabs(text: string): string {
	return text.replaceAll("\t", "    ");
}

/** How many lines there are up to the last that is not empty. */
function lastWritten(lines: readonly string[]): number {
	return lines.findLastIndex((line) => line.trim() !== "") + 1;
}
