import { html, type Markup } from "../markup.ts";

/** A sentence of ours, in which what stands between backticks is code. */
export function prose(text: string): Markup {
	const pieces = text.split("`");
	// A backtick without a partner stands for itself.
	const paired = pieces.length - ((pieces.length + 1) % 2);
	return html`${pieces.map((piece, at) => (at >= paired ? `\`${piece}` : at % 2 === 1 ? html`<code>${piece}</code>` : piece))}`;
}
