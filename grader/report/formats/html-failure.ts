/** A failed check explained in the page: as in a terminal, but for what a page shows better. */
import { fill } from "../../problem/fill.ts";
import type { ExplainLevel, LoadedProblem } from "../../problem/loaded-problem.ts";
import { workedEntry } from "../arithmetic.ts";
import { forTerminal as clean } from "../escape.ts";
import { asSentence, isAboutNumbers, isSmallest } from "../failure-text.ts";
import { html, type Markup } from "../markup.ts";
import type { ExampleResult, FailureResult, FindingResult } from "../result.ts";
import { digitsThatTell, numberText, sentenceOf } from "../sentence.ts";
import { AROUND } from "../words.ts";
import { workedMath } from "./html-math.ts";
import { isShown, matrixTable } from "./html-matrices.ts";
import { prose } from "./html-prose.ts";
import { sourceMarkup } from "./html-source.ts";
import { rowOf } from "./html-table.ts";

export interface PartView {
	readonly problem: LoadedProblem;
	readonly level: ExplainLevel;
	/** The id in the page of a check, or of a row of the table. */
	readonly anchorOf: (name: string) => string;
	/** Mistakes that have been explained, and the check at which. */
	readonly told: Map<string, string>;
}

/** What was found at one check; the mistakes in it count as told from then on. */
export function findingsMarkup(view: PartView, check: string, findings: readonly FindingResult[]): Markup {
	let before = "";
	const all = findings.map((finding) => {
		const naming = namingMarkup(view, finding);
		const isSame = naming?.html === before;
		before = naming?.html ?? "";
		return findingMarkup(view, check, finding, isSame ? undefined : naming);
	});
	return html`${all}${view.level === "fact" ? undefined : adviceMarkup(view, check, findings)}`;
}

function findingMarkup(view: PartView, check: string, finding: FindingResult, naming: Markup | undefined): Markup {
	const { problem, level, anchorOf } = view;
	const { failure, example } = finding;
	const sentence = html`<p class="${naming === undefined ? "mistake" : "fact"}">${prose(sentenceOf(problem, failure, example?.sizes))}</p>`;
	const source = failure.kind === "fault" && failure.fault.at ? sourceMarkup(failure.fault.at) : undefined;
	const row = "quantity" in failure ? rowOf(problem, failure.quantity, anchorOf(`row-${failure.quantity}`)) : undefined;
	return html`<div class="finding">${naming}${sentence}${source}${level === "fact" ? undefined : detailMarkup(problem, check, finding)}${row}</div>`;
}

/** The mistake by name; several where they cannot be told apart; on which samples, where nothing else is known. */
function namingMarkup({ told, anchorOf }: PartView, { mistakes, pattern }: FindingResult): Markup | undefined {
	const named = mistakes.map(({ id, says }) => html`${prose(asSentence(clean(says)))} <code class="name">${id}</code>`);
	if (named.length > 1)
		return html`<p class="mistake">${AROUND.tied}</p><ul class="mistakes">${named.map((each) => html`<li>${each}</li>`)}</ul>`;
	const earlier = told.get(mistakes[0]?.id ?? "");
	const as = earlier === undefined ? undefined : html` As in <a href="#${anchorOf(earlier)}">${earlier}</a>.`;
	if (named[0] !== undefined) return html`<p class="mistake">${named[0]}${as}</p>`;
	return pattern === undefined ? undefined : html`<p class="mistake">${fill(AROUND.pattern, { when: pattern })}</p>`;
}

function detailMarkup(problem: LoadedProblem, check: string, { failure, example, arithmetic }: FindingResult): Markup {
	const sizes = example !== undefined && Object.keys(example.sizes).length > 0 ? example : undefined;
	const worked = arithmetic === undefined ? undefined : workedEntry(problem, failure, example);
	return html`<div class="example">${sizes && exampleMarkup(problem, check, failure, sizes)}${comparedMarkup(failure)}${worked && workedMarkup(worked)}</div>`;
}

function exampleMarkup(problem: LoadedProblem, check: string, failure: FailureResult, { sizes, values }: ExampleResult): Markup {
	const list = Object.entries(sizes).map(([name, size]) => `${problem.sizes[name]?.symbol ?? name} = ${size}`);
	const title = isSmallest(problem, check, failure) ? "Smallest example" : "Example";
	const tables = isAboutNumbers(failure) ? Object.entries(values).map(([name, tensor]) => matrixTable(name, tensor)) : [];
	const row = tables.length === 0 ? undefined : html`<div class="matrices">${tables}</div>`;
	return html`<p class="label">${title} <span>${list.join(", ")}</span></p>${row}`;
}

function comparedMarkup(failure: FailureResult): Markup | undefined {
	if (!("wrong" in failure) || failure.wrong.length === 0) return undefined;
	const { quantity, expected, received, wrong } = failure;
	const digits = digitsThatTell(wrong.map((at) => [expected.data[at], received.data[at]]));
	const first = wrong[0] as number;
	const beyond = isShown(expected, first)
		? undefined
		: html`<p class="fact">Of the wrong entries, the first one is beyond what is shown: expected ${numberText(expected.data[first], digits)}, received ${numberText(received.data[first], digits)}.</p>`;
	return html`<div class="compared"><div><p class="label">Expected</p>${matrixTable(quantity, expected, { at: wrong, as: "meant" }, digits)}</div><div><p class="label">Received</p>${matrixTable(quantity, received, { at: wrong, as: "wrong" }, digits)}</div></div>${beyond}`;
}

function workedMarkup(worked: Parameters<typeof workedMath>[0]): Markup {
	return html`<p class="label">Worked out</p><div class="worked" role="group" tabindex="0" aria-label="The first wrong entry worked out">${workedMath(worked)}</div>`;
}

/** Each hint once, folded. */
function adviceMarkup({ told, level }: PartView, check: string, findings: readonly FindingResult[]): Markup {
	const mistakes = new Map(findings.flatMap((finding) => finding.mistakes).map((mistake) => [mistake.id + mistake.hint, mistake]));
	const folded = (title: string, text: string) => html`<details><summary>${title}</summary><p>${prose(clean(text))}</p></details>`;
	const advice = [...mistakes.values()]
		.filter(({ id }) => !told.has(id))
		.map(({ hint, fix }) => html`${folded("Hint", hint)}${level === "fix" ? folded("Fix", fix) : undefined}`);
	for (const { id } of mistakes.values()) told.set(id, told.get(id) ?? check);
	return html`${advice}`;
}
