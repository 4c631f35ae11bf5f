/** A line of the submission in the page, with its neighbours where they are known. */
import { forTerminal as clean } from "../escape.ts";
import { html, type Markup } from "../markup.ts";

export interface Place {
	readonly file: string;
	readonly line: number;
	readonly text?: string | undefined;
	/** Counts characters from 1. */
	readonly column?: number | undefined;
}

export function sourceMarkup({ file, line, text, column }: Place): Markup | undefined {
	if (text === undefined || text.trim() === "") return undefined;
	const signs = [...text];
	const stop = column === undefined ? signs.length : column - 1;
	const here = column === undefined ? undefined : html`<mark>${shown(signs[stop] ?? " ")}</mark>`;
	const before = shown(signs.slice(0, stop).join("")).trimStart();
	const row = html`<span class="line here"><span class="number">${line}</span>${before}${here}${shown(signs.slice(stop + 1).join(""))}</span>`;
	return html`<figure class="source"><figcaption>${clean(file)}, line ${line}</figcaption><pre tabindex="0"><code>${row}</code></pre></figure>`;
}

function shown(text: string): string {
	return clean(text.replaceAll("\t", "    "));
}
