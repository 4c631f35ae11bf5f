/**
 * JUnit's XML as Jenkins's schema has it. GitLab takes a case by its `classname` and `name`, and shows its text alone, so the message stands
 * in the text as well. The points are a case of their own, neither passed nor failed.
 */
import { endsProcess, type FaultId } from "../../oracle/script.ts";
import { type CheckRow, checkRows, faultLines, partNames } from "../check-rows.ts";
import { forXml, withoutCommands } from "../escape.ts";
import type { Graded, Part } from "../graded.ts";
import { totalLines } from "../total.ts";
import { AROUND } from "../words.ts";
import type { ReportContext } from "./format.ts";

interface Case {
	readonly name: string;
	readonly outcome?: { readonly kind: "failure" | "error" | "skipped"; readonly type: string; readonly lines: readonly string[] };
}

export function junit(graded: Graded, { remarks, unseen }: ReportContext): string {
	const rows = checkRows(graded);
	const names = partNames(graded);
	const suites = graded.parts.map((part, at) => {
		const name = names[at] as string;
		return {
			name,
			part,
			cases: casesOf(
				part,
				rows.filter(({ problem }) => problem === name),
			),
		};
	});
	const total: Case = { name: "points", outcome: { kind: "skipped", type: "points", lines: totalLines(graded, unseen) } };
	const all = suites.flatMap(({ cases }) => cases);
	const lines = [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites ${attributes({ name: graded.title, ...counts([...all, total]) })}>`,
		...suites.flatMap(({ name, part, cases }) => suiteLines(name, cases, part.result)),
		...suiteLines("total", [total], undefined, remarks),
		"</testsuites>",
		"",
	];
	return withoutCommands(lines.join("\n"));
}

function casesOf({ result: { fault } }: Part, rows: readonly CheckRow[]): Case[] {
	const load: Case[] =
		fault === null
			? []
			: [{ name: "load: the submission can be run", outcome: { kind: "error", type: fault.id, lines: faultLines(fault) } }];
	return [...load, ...rows.map((row) => ({ name: `${row.check.id}: ${row.title}`, ...outcomeOf(row) }))];
}

function outcomeOf({ check: { verdict, misconceptions }, explanation }: CheckRow): Pick<Case, "outcome"> {
	if (verdict.status === "passed") return {};
	if (verdict.status === "blocked") return { outcome: { kind: "skipped", type: "not judged", lines: explanation } };
	const failure = verdict.findings[0]?.failure;
	const isDeath = failure?.kind === "fault" && endsProcess(failure.fault.id as FaultId);
	return { outcome: { kind: isDeath ? "error" : "failure", type: misconceptions[0] ?? failure?.kind ?? "", lines: explanation } };
}

function suiteLines(name: string, cases: readonly Case[], result?: Part["result"], remarks: readonly string[] = []): string[] {
	const { errors, failures, tests } = counts(cases);
	const skipped = cases.filter(({ outcome }) => outcome?.kind === "skipped").length;
	const time = result === undefined ? undefined : (result.timing.totalMs / 1000).toFixed(3);
	const said = remarks.length === 0 ? [] : [AROUND.remarks, ...remarks];
	return [
		`  <testsuite ${attributes({ name, tests, failures, errors, skipped, time, file: result?.submission.file ?? undefined })}>`,
		...cases.flatMap((each) => caseLines(name, each)),
		...(said.length > 0 ? [`    <system-out>${said.map(forXml).join("\n")}</system-out>`] : []),
		"  </testsuite>",
	];
}

function caseLines(classname: string, { name, outcome }: Case): string[] {
	const start = `    <testcase ${attributes({ classname, name })}`;
	if (outcome === undefined) return [`${start}/>`];
	const { kind, type, lines } = outcome;
	return [
		`${start}>`,
		`      <${kind} ${attributes({ type, message: lines[0] ?? "" })}>${lines.map(forXml).join("\n")}</${kind}>`,
		"    </testcase>",
	];
}

function counts(cases: readonly Case[]): { tests: number; failures: number; errors: number } {
	const of = (kind: string): number => cases.filter(({ outcome }) => outcome?.kind === kind).length;
	return { tests: cases.length, failures: of("failure"), errors: of("error") };
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
	return Object.entries(values)
		.flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${forXml(String(value))}"`]))
		.join(" ");
}
