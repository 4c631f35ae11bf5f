/** The lines next to one of a submission's, for whoever reads of it. */
import type { Neighbours } from "../oracle/script.ts";

/** Lines on each side. */
const MOST = 2;
/** Characters of a line that is shown. */
export const MAX_LINE = 200;

/** `line` counts from 1. */
export function neighboursOf(lines: readonly string[], line: number): Neighbours {
	const cut = (from: number, to: number) => lines.slice(Math.max(0, from), Math.max(0, to)).map((text) => text.slice(0, MAX_LINE));
	return { before: cut(line - 1 - MOST, line - 1), after: cut(line, line + MOST) };
}
