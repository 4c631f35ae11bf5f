/** Matrices as aligned text, side by side, with wrong entries marked. */
import type { TensorResult } from "./result.ts";
import { numberText, shapeText } from "./sentence.ts";

const MAX_ROWS = 8;
const MAX_COLUMNS = 8;

/** Lines of one matrix; `mark` sets the wrong entries off, as `[3]` without colour. */
export function matrixLines(
	tensor: TensorResult,
	wrong: readonly number[] = [],
	mark: (text: string) => string = (text) => text,
	digits?: number,
): string[] {
	if (tensor.shape.length > 2) return [`an array of shape ${shapeText(tensor.shape)}`];
	const rows = tensor.shape.length === 2 ? (tensor.shape[0] as number) : 1;
	const columns = tensor.shape.at(-1) ?? 1;
	const isWrong = new Set(wrong);
	const cell = (row: number, column: number): { text: string; isWrong: boolean } => {
		const at = row * columns + column;
		return { text: numberText(tensor.data[at], digits), isWrong: isWrong.has(at) };
	};
	const shownColumns = Math.min(columns, MAX_COLUMNS);
	const widths = Array.from({ length: shownColumns }, (_, column) =>
		Math.max(...Array.from({ length: Math.min(rows, MAX_ROWS) }, (_, row) => cell(row, column).text.length)),
	);
	const lines = Array.from({ length: Math.min(rows, MAX_ROWS) }, (_, row) => {
		const cells = widths.map((width, column) => {
			const { text, isWrong: marked } = cell(row, column);
			return marked ? mark(`${" ".repeat(width - text.length)}[${text}]`) : ` ${text.padStart(width)} `;
		});
		return cells.join("") + (columns > MAX_COLUMNS ? " …" : "");
	});
	return rows > MAX_ROWS ? [...lines, " …"] : lines;
}

/** Blocks of lines next to each other, each under its title. */
export function sideBySide(blocks: readonly { readonly title: string; readonly lines: readonly string[] }[], gap = "   "): string[] {
	const widths = blocks.map(({ title, lines }) => Math.max(...[title, ...lines].map(visibleLength)));
	const height = Math.max(...blocks.map(({ lines }) => lines.length));
	const row = (pick: (block: { title: string; lines: readonly string[] }) => string): string =>
		blocks
			.map((block, at) => pick(block) + " ".repeat((widths[at] as number) - visibleLength(pick(block))))
			.join(gap)
			.trimEnd();
	return [row(({ title }) => title), ...Array.from({ length: height }, (_, line) => row(({ lines }) => lines[line] ?? ""))];
}

function visibleLength(text: string): number {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colour codes do not take up space
	return text.replace(/\u001b\[\d+m/g, "").length;
}
