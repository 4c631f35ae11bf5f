/** The checks of all problems in one list, each with names that no other has, and its explanation. */
import { forTerminal as clean, withoutCommands } from "./escape.ts";
import { explanationLines } from "./failure-text.ts";
import type { Graded, Part } from "./graded.ts";
import type { CheckResult, Result } from "./result.ts";
import { titleOf } from "./sentence.ts";
import { sourceLines } from "./source-line.ts";
import { wrap } from "./wrap.ts";

/** Of one explanation. */
const MOST_CHARACTERS = 8_000;
/** Columns. */
const WIDTH = 76;

export interface CheckRow {
	readonly part: Part;
	/** The problem's, as `partNames` has it. */
	readonly problem: string;
	readonly check: CheckResult;
	/** The check's id, behind the problem's name where there are several. */
	readonly id: string;
	/** The question it asks. */
	readonly title: string;
	/** Of a check that passed, none. */
	readonly explanation: readonly string[];
	/** The row above that says the same, as two witnesses of one mistake do. */
	readonly sameAs?: string;
}

/** The same grading has the same rows: several formats are written from one. */
const rowsOf = new WeakMap<Graded, readonly CheckRow[]>();

export function checkRows(graded: Graded): readonly CheckRow[] {
	const rows = rowsOf.get(graded) ?? makeRows(graded);
	rowsOf.set(graded, rows);
	return rows;
}

function makeRows(graded: Graded): CheckRow[] {
	const names = partNames(graded);
	const told = new Map<string, string>();
	return graded.parts.flatMap((part, at) =>
		part.result.checks.map((check) => {
			const problem = names[at] as string;
			const id = names.length === 1 ? check.id : `${problem} ${check.id}`;
			const said = check.verdict.status === "failed" ? JSON.stringify([problem, check.verdict.findings]) : id;
			const sameAs = told.get(said);
			if (sameAs === undefined) told.set(said, id);
			return {
				part,
				problem,
				check,
				id,
				title: titleOf(part.problem, check.id),
				explanation: cut(explanationLines(part.problem, check, part.level), MOST_CHARACTERS),
				...(sameAs !== undefined && { sameAs }),
			};
		}),
	);
}

/** The problems' ids; one that is there twice has its number in the assignment as well. */
export function partNames({ parts }: Graded): string[] {
	const ids = parts.map(({ problem }) => problem.id);
	return ids.map((id, at) => (ids.indexOf(id) === ids.lastIndexOf(id) ? id : `${id}-${at + 1}`));
}

/** Why nothing could be run, with the line in question and what to do next. */
export function faultLines({ message, hint, at }: NonNullable<Result["fault"]>): string[] {
	const line = at === undefined ? [] : ["", ...sourceLines(at).map((text) => `  ${text}`)];
	return [...wrap(clean(message), WIDTH), ...line, "", ...wrap(`Next: ${clean(hint)}`, WIDTH, "      ")].map(withoutCommands);
}

/** A text of all rows, with explanations as long as `most` bytes allow. */
export function fitted(graded: Graded, most: number, write: (rows: readonly CheckRow[]) => string): string {
	const rows = checkRows(graded);
	let text = write(rows);
	for (let room = MOST_CHARACTERS / 2; room >= 1 && Buffer.byteLength(text) > most; room /= 2)
		text = write(rows.map((row) => ({ ...row, explanation: cut(row.explanation, room) })));
	return text;
}

/** Whole lines, as far as there is room. */
function cut(lines: readonly string[], room: number): readonly string[] {
	let length = 0;
	const kept = lines.findIndex((line) => {
		length += line.length + 1;
		return length > room;
	});
	return kept === -1 ? lines : [...lines.slice(0, kept), "…"];
}
