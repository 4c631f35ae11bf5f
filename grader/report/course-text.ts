/** The course text's table and equations of a problem as Markdown, by the numbers that hints name. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { shapeOf } from "./template.ts";

export function courseText(problem: LoadedProblem): string {
	const equations = numberedEquations(problem);
	const signs = signsIn(equations.map(({ text }) => text));
	return [
		`# ${problem.title}: table and equations`,
		"",
		problem.summary,
		"",
		"## Table 1",
		"",
		...tableRows(problem),
		"",
		"## Equations",
		"",
		...equations.map(({ number, text }) => `    ${number.padEnd(4)} ${text}`),
		...(signs.length > 0 ? ["", `${signs.join("; ")}.`] : []),
		"",
	].join("\n");
}

function tableRows(problem: LoadedProblem): string[] {
	const sizes = Object.entries(problem.sizes).map(([name, { symbol, meaning }]) => [
		name,
		symbol,
		"a number",
		problem.quantities[name]?.meaning ?? meaning,
	]);
	const quantities = Object.entries(problem.quantities)
		.filter(([name]) => !(name in problem.sizes))
		.map(([name, { symbol, meaning }]) => [name, symbol, shapeOf(problem, name), meaning]);
	const head = ["code name", "math", "shape", "meaning"];
	const rows = [...sizes, ...quantities];
	const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] as string).length)));
	const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] as number)).join(" | ")} |`;
	return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

/** In the order of their numbers. */
function numberedEquations({ quantities, gradients }: LoadedProblem): { readonly number: string; readonly text: string }[] {
	const all = [
		...Object.values(quantities).flatMap(({ equation }) => (equation === undefined ? [] : [equation])),
		...gradients.flatMap(({ chainRule }) => (chainRule === undefined ? [] : [chainRule])),
	];
	const order = (number: string) => Number(number.replace(/\D/g, ""));
	return all.sort((one, other) => order(one.number) - order(other.number));
}

/** What the signs in them stand for. */
function signsIn(texts: readonly string[]): string[] {
	const all = texts.join(" ");
	const ones = [...new Set(all.match(/\b1_\w+/g))];
	return [
		...(all.includes("ᵀ") ? ["`ᵀ` stands for the transpose"] : []),
		...(all.includes(" · ") ? ["`·` for the product of matrices"] : []),
		...(all.includes("⊙") ? ["`⊙` for the product entry by entry"] : []),
		...ones.map((sign) => `\`${sign}\` for a column of ${sign.slice(2)} ones`),
	];
}
