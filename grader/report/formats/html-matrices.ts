/** Matrices as tables, with brackets drawn around them and wrong entries set off by colour, outline and sign. */
import { html, type Markup } from "../markup.ts";
import type { TensorResult } from "../result.ts";
import { numberText, shapeText } from "../sentence.ts";

/** Rows and columns of one matrix; the rest is left out. */
const MOST = 10;

export interface Marks {
	/** Row-major positions. */
	readonly at: readonly number[];
	/** `wrong` for what was received, `meant` for what is expected in its place. */
	readonly as: "wrong" | "meant";
}

export function matrixTable(name: string, tensor: TensorResult, marks?: Marks, digits?: number): Markup {
	const [rows, columns] = tensor.shape.length === 2 ? (tensor.shape as [number, number]) : [1, tensor.shape[0] ?? 1];
	const shape = tensor.shape.length === 0 ? "a number" : shapeText(tensor.shape);
	const figure = (content?: Markup) =>
		html`<figure class="matrix"><figcaption>${name} <span class="shape">${shape}</span></figcaption>${content}</figure>`;
	if (tensor.shape.length > 2 || rows * columns === 0) return figure();
	const marked = new Set(marks?.at);
	const [shownRows, shownColumns] = [upTo(Math.min(rows, MOST)), upTo(Math.min(columns, MOST))];
	const more = columns > MOST ? html`<td class="more">…</td>` : undefined;
	const head =
		rows * columns === 1
			? undefined
			: html`<thead><tr><td></td>${shownColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>`;
	const body = shownRows.map((row) => {
		const cells = shownColumns.map((column) => {
			const at = row * columns + column;
			return cell(numberText(tensor.data[at], digits), marked.has(at) ? marks?.as : undefined);
		});
		return html`<tr>${head && html`<th scope="row">${row}</th>`}${cells}${more}</tr>`;
	});
	const below =
		rows > MOST ? html`<tr><th scope="row">…</th>${shownColumns.map(() => html`<td class="more">…</td>`)}${more}</tr>` : undefined;
	// A wide one is moved by the keyboard, too.
	const wide = columns > 3 ? html` class="wide" role="group" tabindex="0" aria-label="${name}"` : undefined;
	return figure(html`<div${wide}><table aria-label="${name}, ${shape}">${head}<tbody>${body}${below}</tbody></table></div>`);
}

/** Whether a position is among what is shown. */
export function isShown({ shape }: TensorResult, at: number): boolean {
	const columns = shape.length === 2 ? (shape[1] as number) : (shape[0] ?? 1);
	return Math.floor(at / columns) < MOST && at % columns < MOST;
}

function cell(text: string, as: Marks["as"] | undefined): Markup {
	const shown = text.replaceAll("-", "−");
	if (as === undefined) return html`<td><span>${shown}</span></td>`;
	if (as === "meant") return html`<td class="meant"><span>${shown}</span></td>`;
	return html`<td class="wrong"><span><span class="sign" aria-hidden="true">✕</span>${shown}<span class="unseen"> wrong</span></span></td>`;
}

function upTo(count: number): number[] {
	return Array.from({ length: count }, (_, at) => at);
}
