/** Mathematics in the page, as MathML. */
import type { WorkedEntry } from "../arithmetic.ts";
import { html, type Markup } from "../markup.ts";
import type { Written } from "../written.ts";

/** The entry worked out, one step a row, the signs below each other; the student's number in the last. */
export function workedMath({ entry, steps, yours }: WorkedEntry): Markup {
	const rows = steps.map(
		(step, at) => html`<mtr><mtd>${at === 0 ? mathOf(entry) : ""}</mtd><mtd><mo>=</mo></mtd><mtd>${mathOf(step)}</mtd></mtr>`,
	);
	const received = html`<mtr class="yours"><mtd></mtd><mtd></mtd><mtd><mrow>${mathOf(yours)}<mtext>yours</mtext></mrow></mtd></mtr>`;
	return html`<math display="block"><mtable displaystyle="true">${rows}${received}</mtable></math>`;
}

/** A symbol as the course text writes it: `C_in`, `∂L/∂W`. */
export function symbolMath(symbol: string): Markup {
	const [, above, below] = /^∂(\w+)\/∂(\w+)$/.exec(symbol) ?? [];
	if (above === undefined || below === undefined) return html`<math>${nameMath(symbol)}</math>`;
	const partial = (name: string) => html`<mrow><mo>∂</mo>${nameMath(name)}</mrow>`;
	return html`<math displaystyle="true"><mfrac>${partial(above)}${partial(below)}</mfrac></math>`;
}

/** `N × C_in`. */
export function shapeMath(symbols: readonly string[]): Markup {
	const times = html`<mo>×</mo>`;
	return html`<math><mrow>${symbols.map((symbol, at) => [at === 0 ? "" : times, nameMath(symbol)])}</mrow></math>`;
}

function nameMath(name: string): Markup {
	if (/^\d+$/.test(name)) return html`<mn>${name}</mn>`;
	const [, stem, below] = /^([^_]+)_(\w+)$/.exec(name) ?? [];
	return stem === undefined ? html`<mi>${name}</mi>` : html`<msub><mi>${stem}</mi><mi>${below}</mi></msub>`;
}

function mathOf(written: Written): Markup {
	switch (written.kind) {
		case "atom":
			return atomMath(written.text);
		case "entry":
			return written.at.length === 0
				? nameMath(written.quantity)
				: html`<msub><mi>${written.quantity}</mi><mrow>${written.at.map((index, at) => [at === 0 ? "" : COMMA, indexMath(index)])}</mrow></msub>`;
		case "sum":
			return html`<mrow><munder><mo movablelimits="false">∑</mo><mi>${written.index}</mi></munder>${mathOf(ofSum(written.of))}</mrow>`;
		case "chain":
			return html`<mrow>${written.parts.map((part, at) => [at === 0 ? "" : html`<mo>${written.sign}</mo>`, mathOf(part)])}</mrow>`;
		case "fraction":
			return html`<mfrac>${mathOf(withoutBrackets(written.above))}${mathOf(withoutBrackets(written.below))}</mfrac>`;
		case "brackets":
			return bracketed(mathOf(written.of));
		case "square":
			return html`<msup>${bracketed(mathOf(written.of))}<mn>2</mn></msup>`;
		case "positive-part":
			return html`<mrow><mi>max</mi><mo>(</mo>${mathOf(written.of)}${COMMA}<mn>0</mn><mo>)</mo></mrow>`;
		case "is-positive":
			return html`<mrow><mo>(</mo><mn>1</mn><mtext> if </mtext>${mathOf(written.of)}<mo>&gt;</mo><mn>0</mn>${COMMA}<mtext> else </mtext><mn>0</mn><mo>)</mo></mrow>`;
	}
}

const COMMA = html`<mo separator="true">,</mo>`;

function bracketed(inner: Markup): Markup {
	return html`<mrow><mo>(</mo>${inner}<mo>)</mo></mrow>`;
}

/** The line of a fraction says what brackets say. */
function withoutBrackets(written: Written): Written {
	return written.kind === "brackets" ? written.of : written;
}

/** A sum of sums is read without brackets. */
function ofSum(written: Written): Written {
	return written.kind === "brackets" && written.of.kind === "sum" ? written.of : written;
}

function indexMath(index: string | number): Markup {
	return typeof index === "number" ? html`<mn>${index}</mn>` : html`<mi>${index}</mi>`;
}

/** A number with its sign and its power of ten, or a name. */
function atomMath(text: string): Markup {
	const [, minus, digits, power] = /^(−?)(\d[\d.]*)(?:e\+?(−?\d+))?$/.exec(text) ?? [];
	if (digits === undefined) return /^[A-Za-z]+_/.test(text) ? nameMath(text) : html`<mi>${text}</mi>`;
	const sign = minus === "" ? undefined : html`<mo form="prefix">−</mo>`;
	const scale = power === undefined ? undefined : html`<mo>·</mo><msup><mn>10</mn><mn>${power}</mn></msup>`;
	return html`<mrow>${sign}<mn>${digits}</mn>${scale}</mrow>`;
}
