/** The course text's table in the page, with the rows lit up that something is wrong with. */
import type { LoadedProblem } from "../../problem/loaded-problem.ts";
import { html, type Markup } from "../markup.ts";
import { shapeMath, symbolMath } from "./html-math.ts";

/** A check that a row is lit up for. */
export interface Concern {
	readonly check: string;
	readonly anchor: string;
}

export function courseTable(
	problem: LoadedProblem,
	anchorOf: (row: string) => string,
	concerns: ReadonlyMap<string, readonly Concern[]>,
): Markup {
	const sizes = Object.entries(problem.sizes)
		.filter(([name]) => !(name in problem.quantities))
		.map(([name, { symbol, meaning }]) => row(name, symbolMath(symbol), SCALAR, meaning));
	const quantities = Object.entries(problem.quantities).map(([name, { symbol, meaning, equation }]) =>
		row(name, symbolMath(symbol), shapeOf(problem, name), meaning, equation, concerns.get(name)),
	);
	const head = ["in code", "in mathematics", "shape", "meaning"].map((title) => html`<th scope="col">${title}</th>`);

	function row(
		name: string,
		symbol: Markup,
		shape: Markup,
		meaning: string,
		equation?: { readonly number: string; readonly text: string },
		wrong: readonly Concern[] = [],
	): Markup {
		const formula = equation && html`<span class="equation">${equation.number} ${equation.text}</span>`;
		const links = wrong.map(({ check, anchor }, at) => html`${at === 0 ? "" : ", "}<a href="#${anchor}">${check}</a>`);
		const note = wrong.length > 0 ? html`<span class="concern"><span aria-hidden="true">✕</span> see ${links}</span>` : undefined;
		const start = html`<tr id="${anchorOf(name)}" class="${wrong.length > 0 ? "lit" : "calm"}">`;
		return html`${start}<th scope="row"><code>${name}</code></th><td>${symbol}</td><td>${shape}</td><td>${meaning}${formula}${note}</td></tr>`;
	}

	return html`<table class="course"><thead><tr>${head}</tr></thead><tbody>${sizes}${quantities}</tbody></table>`;
}

/** The row of one quantity, in a line. */
export function rowOf(problem: LoadedProblem, quantity: string, anchor: string): Markup | undefined {
	const row = problem.quantities[quantity];
	if (row === undefined) return undefined;
	return html`<p class="row"><a href="#${anchor}">In the table</a> <span><code>${quantity}</code></span> <span>${symbolMath(row.symbol)}</span> <span>${shapeOf(problem, quantity)}</span> <span>${row.meaning}</span></p>`;
}

const SCALAR = html`a number`;

function shapeOf(problem: LoadedProblem, quantity: string): Markup {
	const { shape = [] } = problem.quantities[quantity] ?? {};
	return shape.length === 0 ? SCALAR : shapeMath(shape.map((extent) => (extent === 1 ? "1" : (problem.sizes[extent]?.symbol ?? extent))));
}
