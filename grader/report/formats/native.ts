/** Everything, as JSON: of one problem its result by docs/result.schema.json, of several those of its parts. */
import type { Graded } from "../graded.ts";

export function native(graded: Graded): string {
	const [only, ...others] = graded.parts;
	const { title, score, maxScore, lateness } = graded;
	const isOne = others.length === 0 && lateness === undefined;
	const parts = graded.parts.map(({ result }) => result);
	const assignment = { version: 1, assignment: { title }, score, maxScore, ...(lateness && { lateness }), parts };
	return `${JSON.stringify(isOne ? only?.result : assignment, null, 2)}\n`;
}
