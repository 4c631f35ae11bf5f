/** Arithmetic as it is written down, before it is set: as text here, as MathML in a page. */
export type Written =
	/** A number with its sign, or a name. */
	| { readonly kind: "atom"; readonly text: string }
	| { readonly kind: "entry"; readonly quantity: string; readonly at: readonly (string | number)[] }
	/** Σ over an index. */
	| { readonly kind: "sum"; readonly index: string; readonly of: Written }
	| { readonly kind: "chain"; readonly sign: "+" | "−" | "·"; readonly parts: readonly Written[] }
	| { readonly kind: "fraction"; readonly above: Written; readonly below: Written }
	| { readonly kind: "brackets" | "square" | "positive-part" | "is-positive"; readonly of: Written };

const SUBSCRIPTS: Readonly<Record<string, string>> = { i: "ᵢ", j: "ⱼ", k: "ₖ", m: "ₘ", n: "ₙ" };

export function textOf(written: Written): string {
	switch (written.kind) {
		case "atom":
			return written.text;
		case "entry":
			return written.at.length === 0 ? written.quantity : `${written.quantity}[${written.at.join(",")}]`;
		case "sum":
			return `Σ${SUBSCRIPTS[written.index] ?? `_${written.index}`} ${textOf(written.of)}`;
		case "chain":
			return written.parts.map(textOf).join(written.sign === "·" ? "·" : ` ${written.sign} `);
		case "fraction":
			return `${textOf(written.above)} / ${textOf(written.below)}`;
		case "brackets":
			return `(${textOf(written.of)})`;
		case "square":
			return `(${textOf(written.of)})²`;
		case "positive-part":
			return `max(${textOf(written.of)}, 0)`;
		case "is-positive":
			return `(1 if ${textOf(written.of)} > 0, else 0)`;
	}
}

export function startsWithMinus(written: Written): boolean {
	switch (written.kind) {
		case "atom":
			return written.text.startsWith("−");
		case "chain":
			return written.parts[0] !== undefined && startsWithMinus(written.parts[0]);
		case "fraction":
			return startsWithMinus(written.above);
		default:
			return false;
	}
}

export const atom = (text: string): Written => ({ kind: "atom", text });
export const inBrackets = (of: Written): Written => ({ kind: "brackets", of });
