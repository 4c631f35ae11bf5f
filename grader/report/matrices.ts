/** Matrices as aligned text, side by side, with wrong entries marked. */
import type { TensorResult } from "./result.ts";
import { numberText, shapeText } from "./sentence.ts";

const MAX_ROWS = 8;
const MAX_COLUMNS = 8;
/** Of lines that stand a little in from the left of a terminal of 80. */
const WIDTH = 74;
const GAP = "   ";

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
	// Brackets of neighbours stay apart.
	const gap = wrong.length > 1 && columns > 1 ? " " : "";
	const widths: number[] = [];
	for (let column = 0, total = 0; column < Math.min(columns, MAX_COLUMNS); column += 1) {
		const width = Math.max(...Array.from({ length: Math.min(rows, MAX_ROWS) }, (_, row) => cell(row, column).text.length));
		total += width + 2 + gap.length;
		if (column > 0 && total > WIDTH - 2) break;
		widths.push(width);
	}
	const lines = Array.from({ length: Math.min(rows, MAX_ROWS) }, (_, row) => {
		const cells = widths.map((width, column) => {
			const { text, isWrong: marked } = cell(row, column);
			return marked ? mark(`${" ".repeat(width - text.length)}[${text}]`) : ` ${text.padStart(width)} `;
		});
		return cells.join(gap) + (columns > widths.length ? " …" : "");
	});
	return rows > MAX_ROWS ? [...lines, " …"] : lines;
}

interface Block {
	readonly title: string;
	readonly lines: readonly string[];
}

/** Blocks of lines next to each other, each under its title; below each other where they do not fit. */
export function sideBySide(blocks: readonly Block[]): string[] {
	const rows: Block[][] = [[]];
	let total = 0;
	for (const block of blocks) {
		const width = widthOf(block) + GAP.length;
		const row = rows.at(-1) as Block[];
		if (row.length > 0 && total + width - GAP.length > WIDTH) {
			rows.push([block]);
			total = width;
		} else {
			row.push(block);
			total += width;
		}
	}
	return rows.flatMap(besideEachOther);
}

function besideEachOther(blocks: readonly Block[]): string[] {
	const widths = blocks.map(widthOf);
	const height = Math.max(...blocks.map(({ lines }) => lines.length));
	const row = (pick: (block: Block) => string): string =>
		blocks
			.map((block, at) => pick(block) + " ".repeat((widths[at] as number) - visibleLength(pick(block))))
			.join(GAP)
			.trimEnd();
	return [row(({ title }) => title), ...Array.from({ length: height }, (_, line) => row(({ lines }) => lines[line] ?? ""))];
}

function widthOf({ title, lines }: Block): number {
	return Math.max(...[title, ...lines].map(visibleLength));
}

function visibleLength(text: string): number {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colour codes do not take up space
	return text.replace(/\u001b\[\d+m/g, "").length;
}
