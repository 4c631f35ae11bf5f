/** Markdown, for a comment, an issue or GitHub's step summary. What may be a student's text stands in blocks of code. */
import { type CheckRow, faultLines, fitted } from "../check-rows.ts";
import { forTerminal as clean, withoutCommands } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { numberText } from "../sentence.ts";
import { totalLines } from "../total.ts";
import type { ReportContext } from "./format.ts";

/** GitHub drops a step summary of more than 1,024 KiB. */
const MOST_BYTES = 1024 * 1024;

const SIGNS = { passed: "✅ right", failed: "❌ wrong", blocked: "➖ not judged" } as const;

export function markdown(graded: Graded, context: ReportContext): string {
	return fitted(graded, MOST_BYTES, (rows) => text(graded, context, rows));
}

function text(graded: Graded, { remarks, unseen }: ReportContext, rows: readonly CheckRow[]): string {
	const blocks = [`## ${plain(graded.title)}`, ...totalLines(graded, unseen).map(plain)];
	for (const { problem, result } of graded.parts)
		if (result.fault !== null) blocks.push(`### ${plain(problem.title)}: it cannot be run`, code(faultLines(result.fault)));
	if (rows.length > 0) blocks.push(table(rows));
	for (const { check, id, title, explanation, sameAs } of rows)
		if (check.verdict.status === "failed")
			blocks.push(`### ${plain(`${id}: ${title}`)}`, sameAs === undefined ? code(explanation) : `As \`${sameAs}\` above.`);
	if (remarks.length > 0) blocks.push("### TypeScript also says", "This costs no marks.", code(remarks.map(clean)));
	return withoutCommands(`${blocks.join("\n\n")}\n`);
}

function table(rows: readonly CheckRow[]): string {
	const lines = rows.map(({ check, id, title }) => {
		const points = `${numberText(check.points)}/${numberText(check.maxPoints)}`;
		return `| ${SIGNS[check.verdict.status]} | \`${id}\` | ${points} | ${plain(title)} |`;
	});
	return ["| | Check | Points | Question |", "| --- | --- | ---: | --- |", ...lines].join("\n");
}

/** A fence that is longer than any in the text. */
function code(lines: readonly string[]): string {
	const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
	const fence = "`".repeat(longest + 1);
	return [`${fence}text`, ...lines, fence].join("\n");
}

/** Text of our own and of staff's, in which no sign formats. */
function plain(text: string): string {
	return clean(text).replace(/[\\`*_[\]<>|~&#!@]/g, "\\$&");
}
