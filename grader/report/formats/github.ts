/**
 * GitHub Actions: annotations, and the log. Of a step ten errors, ten warnings and ten notices are kept, so what tells most comes first and
 * stands there once. Between `stop-commands` and its token nothing is taken for a command.
 */
import { type CheckRow, checkRows, faultLines } from "../check-rows.ts";
import { forWorkflowMessage, forWorkflowProperty } from "../escape.ts";
import type { Graded } from "../graded.ts";
import { totalLines } from "../total.ts";
import type { ReportContext } from "./format.ts";
import { terminal } from "./terminal.ts";

const MOST_OF_A_KIND = 10;

interface Annotation {
	readonly kind: "error" | "warning" | "notice";
	readonly title: string;
	readonly file?: string | null | undefined;
	readonly line?: number | undefined;
	readonly column?: number | undefined;
	readonly lines: readonly string[];
}

export function gitHub(graded: Graded, context: ReportContext): string {
	const { remarks, unseen, token } = context;
	const { again: _, ...others } = context;
	const plain = { ...others, isColoured: false, showsPrinted: false };
	const errors = [...faultAnnotations(graded), ...checkAnnotations(graded)];
	const warnings = remarks.map((remark) => remarkAnnotation(remark));
	const total: Annotation = { kind: "notice", title: graded.title, lines: totalLines(graded, unseen) };
	const lines = [...capped(errors), ...warnings.slice(0, MOST_OF_A_KIND), total].map((annotation) => commandOf(annotation, context.folder));
	return [...lines, `::stop-commands::${token}`, terminal(graded, plain).trimEnd(), `::${token}::`, ""].join("\n");
}

function faultAnnotations({ parts }: Graded): Annotation[] {
	return parts.flatMap(({ problem, result: { fault, submission } }) => {
		if (fault === null) return [];
		const { file = submission.file, line, column } = fault.at ?? {};
		return [{ kind: "error", title: `${problem.title}: it cannot be run`, file, line, column, lines: faultLines(fault) }];
	});
}

/** Those with a known mistake first, and of these those that cost most; each cause once. */
function checkAnnotations(graded: Graded): Annotation[] {
	const causes = new Map<string, CheckRow>();
	for (const row of checkRows(graded)) {
		const { verdict } = row.check;
		if (verdict.status !== "failed") continue;
		const cause = JSON.stringify([row.problem, row.check.misconceptions.length > 0 ? row.check.misconceptions : verdict.findings]);
		if (!causes.has(cause)) causes.set(cause, row);
	}
	const weight = ({ check }: CheckRow): number => (check.misconceptions.length > 0 ? 1e6 : 0) + check.maxPoints;
	return [...causes.values()]
		.sort((one, other) => weight(other) - weight(one))
		.map(({ id, title, check, explanation, part }) => {
			const [first] = check.verdict.status === "failed" ? check.verdict.findings : [];
			const { file = part.result.submission.file, line } = (first?.failure.kind === "fault" && first.failure.fault.at) || {};
			return { kind: "error", title: `${id}: ${title}`, file, line, lines: explanation };
		});
}

/** The last one that is kept names those that are not. */
function capped(annotations: readonly Annotation[]): readonly Annotation[] {
	if (annotations.length <= MOST_OF_A_KIND) return annotations;
	const left = annotations.slice(MOST_OF_A_KIND - 1);
	const lines = ["These stand in the log below:", ...left.map(({ title }) => title)];
	return [...annotations.slice(0, MOST_OF_A_KIND - 1), { kind: "error", title: `${left.length} more checks failed`, lines }];
}

/** `linear.ts(12,3): …` */
function remarkAnnotation(remark: string): Annotation {
	const [, file, line, column, message] = /^(.*)\((\d+),(\d+)\): (.*)$/s.exec(remark) ?? [];
	const place = file === undefined ? {} : { file, line: Number(line), column: Number(column) };
	return { kind: "warning", title: "TypeScript (costs no marks)", ...place, lines: [message ?? remark] };
}

function commandOf({ kind, title, file, line, column, lines }: Annotation, folder: string): string {
	const path = typeof file === "string" && file !== "" ? (folder === "" ? file : `${folder}/${file}`) : undefined;
	const properties = Object.entries({ file: path, line, col: line === undefined ? undefined : column, title })
		.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${forWorkflowProperty(String(value))}`]))
		.join(",");
	return `::${kind} ${properties}::${lines.map(forWorkflowMessage).join("%0A")}`;
}
