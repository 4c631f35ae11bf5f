/** A failed check explained: the mistake, the smallest example, expected beside received, the arithmetic, and what to do next. */
import { endsProcess, type FaultId } from "../oracle/script.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";
import { fill } from "../problem/fill.ts";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { forTerminal as clean } from "./escape.ts";
import { matrixLines, sideBySide } from "./matrices.ts";
import type { CheckResult, ExampleResult, FailureResult, FindingResult } from "./result.ts";
import { blockedSentence, digitsThatTell, sentenceOf } from "./sentence.ts";
import { sourceLines } from "./source-line.ts";
import { AROUND } from "./words.ts";
import { wrap } from "./wrap.ts";

/** Columns of a line that stands two in from the left of a terminal of 80. */
const WIDTH = 76;
/**
 * `fact` says what is wrong and which mistake it is, `where` adds the example, the arithmetic and a hint, `fix` what to write instead.
 * `mark` sets wrong entries off. Mistakes in `told` have been explained before; those of this check are added.
 */
export function explanationLines(
	problem: LoadedProblem,
	check: CheckResult,
	level: ExplainLevel,
	mark?: (text: string) => string,
	told = new Set<string>(),
): string[] {
	const { verdict } = check;
	if (verdict.status === "passed") return [];
	if (verdict.status === "blocked") return wrap(blockedSentence(verdict), WIDTH);
	const lines: string[] = [];
	let before = "";
	for (const finding of verdict.findings) {
		const naming = namingLines(finding, told);
		const isSame = naming.join() === before;
		before = naming.join();
		if (lines.length > 0) lines.push("");
		if (!isSame && naming.length > 0) lines.push(...naming, "");
		lines.push(...wrap(sentenceOf(problem, finding.failure, finding.example?.sizes), WIDTH));
		if (finding.failure.kind === "fault") lines.push(...stoppedAt(finding.failure.fault));
		if (level !== "fact") lines.push(...detailLines(problem, check.id, finding, mark));
	}
	if (level !== "fact") lines.push(...adviceLines(verdict.findings, level, told));
	return lines;
}

function detailLines(
	problem: LoadedProblem,
	checkId: string,
	{ failure, example, arithmetic }: FindingResult,
	mark: ((text: string) => string) | undefined,
): string[] {
	const lines: string[] = [];
	if (example !== undefined && Object.keys(example.sizes).length > 0) {
		lines.push(
			"",
			...exampleLines(problem, isAboutNumbers(failure) ? example : { ...example, values: {} }, isSmallest(problem, checkId, failure)),
		);
	}
	if ("wrong" in failure && failure.wrong.length > 0) {
		const { expected, received, wrong } = failure;
		const digits = digitsThatTell(wrong.map((at) => [expected.data[at], received.data[at]]));
		lines.push(
			"",
			...sideBySide([
				{ title: `expected ${failure.quantity}`, lines: matrixLines(expected, [], undefined, digits) },
				{ title: `received ${failure.quantity}`, lines: matrixLines(received, wrong, mark, digits) },
			]),
		);
	}
	if (arithmetic !== undefined) lines.push("", ...equationLines(arithmetic));
	return lines;
}

/** The student's own line. */
function stoppedAt({ at }: Extract<FindingResult["failure"], { kind: "fault" }>["fault"]): string[] {
	return at?.text === undefined || at.text.trim() === "" ? [] : ["", ...sourceLines({ line: at.line, text: at.text })];
}

/** Each hint once, below everything that was found. */
function adviceLines(findings: readonly FindingResult[], level: ExplainLevel, told: Set<string>): string[] {
	const mistakes = new Map(findings.flatMap((finding) => finding.mistakes).map((mistake) => [mistake.id + mistake.hint, mistake]));
	const lines: string[] = [];
	for (const { id, hint, fix } of mistakes.values()) {
		if (told.has(id)) continue;
		lines.push("", ...wrap(`Hint: ${clean(hint)}`, WIDTH, "      "));
		if (level === "fix") lines.push("", ...wrap(`Fix: ${clean(fix)}`, WIDTH, "     "));
	}
	for (const { id } of mistakes.values()) told.add(id);
	return lines;
}

/** The mistake by name; several where they cannot be told apart; on which samples, where nothing else is known. */
function namingLines({ mistakes, pattern }: FindingResult, told: ReadonlySet<string>): string[] {
	const named = mistakes.map(({ id, says }) => `${asSentence(clean(says))} [${id}]`);
	if (named.length > 1) return [AROUND.tied, ...named.flatMap((text) => wrap(`- ${text}`, WIDTH, "  "))];
	if (named[0] !== undefined) return wrap(told.has(mistakes[0]?.id ?? "") ? `${named[0]} As above.` : named[0], WIDTH);
	return pattern === undefined ? [] : wrap(fill(AROUND.pattern, { when: pattern }), WIDTH);
}

export function asSentence(text: string): string {
	// Names of the table and of methods keep their case.
	return /^(a|an|the|two|no) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** On one line where it fits, else one step a line, the signs below each other. */
function equationLines(steps: readonly string[]): string[] {
	const line = steps.join(" ");
	if (line.length <= WIDTH) return [line];
	const indent = " ".repeat((steps[0] as string).indexOf("="));
	return steps.flatMap((step, at) => wrap(at === 0 ? step : indent + step, WIDTH, `${indent}  `));
}

/** Whether the numbers of the example have to do with it. */
export function isAboutNumbers({ kind }: FailureResult): boolean {
	return kind !== "missing" && kind !== "shape";
}

/** Checks for which smaller examples are looked for. */
const SHRUNK: readonly CheckDeclaration["kind"][] = ["value", "gradcheck", "shape", "state", "inputs", "parameters", "precision"];

/** Whether the example is the smallest that was found to fail. */
export function isSmallest(problem: LoadedProblem, checkId: string, failure: FailureResult): boolean {
	const isDeath = failure.kind === "fault" && endsProcess(failure.fault.id as FaultId);
	return !isDeath && SHRUNK.includes(problem.checks.find(({ id }) => id === checkId)?.kind ?? "init");
}

function exampleLines(problem: LoadedProblem, example: ExampleResult, isSmall: boolean): string[] {
	const sizes = Object.entries(example.sizes).map(([name, size]) => `${problem.sizes[name]?.symbol ?? name} = ${size}`);
	const blocks = Object.entries(example.values).map(([name, tensor]) => ({ title: name, lines: matrixLines(tensor) }));
	return [`${isSmall ? "Smallest example" : "Example"}: ${sizes.join(", ")}`, ...(blocks.length > 0 ? sideBySide(blocks) : [])];
}
