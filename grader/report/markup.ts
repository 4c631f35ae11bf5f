/** HTML as a value of its own: what is put into it is text, unless it is markup already. */
import { forPage } from "./escape.ts";

export class Markup {
	readonly html: string;

	constructor(html: string) {
		this.html = html;
	}
}

type Piece = string | number | Markup | undefined | readonly Piece[];

/** Texts, in elements and in quoted attributes alike, are escaped; nothing comes of `undefined`. */
export function html(pieces: TemplateStringsArray, ...values: readonly Piece[]): Markup {
	return new Markup(pieces.reduce((all, piece, at) => `${all}${written(values[at - 1])}${piece}`));
}

function written(value: Piece): string {
	if (value === undefined) return "";
	if (value instanceof Markup) return value.html;
	return typeof value === "object" ? value.map(written).join("") : forPage(String(value));
}
