/** A grading as a page: one file that needs no script, loads nothing, and lets nothing in it do so. */
import { forTerminal as clean } from "../escape.ts";
import type { Graded, Part } from "../graded.ts";
import { html, Markup } from "../markup.ts";
import { numberText } from "../sentence.ts";
import { AROUND } from "../words.ts";
import { heading, partMarkup } from "./html-part.ts";
import { STYLE, STYLE_HASH } from "./html-style.ts";

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** What a grading alone does not tell. */
export interface PageContext {
	/** That checks are left out for this reader, and count, in a sentence. */
	readonly unseen?: { readonly note: string };
	/** What TypeScript itself says of the submission; costs no marks. */
	readonly remarks?: readonly string[];
}

export function htmlReport(graded: Graded, { unseen, remarks = [] }: PageContext = {}): string {
	const total = `${numberText(graded.score)} of ${numberText(graded.maxScore)} points`;
	const parts = graded.parts.map((part, at) => sectionMarkup(part, at, graded.parts.length > 1));
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${graded.title}: ${total}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
${headerMarkup(graded, unseen)}
${parts}
${remarksMarkup(remarks)}
<footer>${graded.parts[0]?.result.grader}</footer>
</main>
</body>
</html>
`.html;
}

/** The id in the page of something in a part. */
function anchorIn(part: number): (name: string) => string {
	return (name) => `part-${part + 1}-${name.replace(/[^A-Za-z0-9-]/g, "-")}`;
}

function headerMarkup(graded: Graded, unseen: PageContext["unseen"]): Markup {
	const { title, parts, score, maxScore, lateness } = graded;
	const files = [...new Set(parts.flatMap(({ result }) => result.submission.file ?? []))].map((file) => html`<code>${clean(file)}</code> `);
	const late = lateness && html`<p class="late">${clean(lateness.says)}</p>`;
	return html`<header>
<p class="files">${files}</p>
<h1>${title}</h1>
<p class="score"><strong>${numberText(score)}</strong> of ${numberText(maxScore)} points</p>
${barMarkup(parts)}
<p class="summary">${summaryOf(parts)}</p>
${unseen && html`<p class="late">${unseen.note}</p>`}
${late}
${startMarkup(parts)}
${parts.length > 1 ? partsMarkup(parts) : undefined}
</header>`;
}

/** A segment for each check, as wide as its points; those without marks are low. */
function barMarkup(parts: readonly Part[]): Markup {
	const checks = parts.flatMap(({ result }) => result.checks).filter(({ maxPoints }) => maxPoints > 0);
	const total = checks.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
	const gap = 3;
	let from = 0;
	const segments = checks.map(({ maxPoints, verdict: { status } }) => {
		const width = (maxPoints / total) * 1000;
		const [y, height] = status === "passed" ? [0, 12] : [8, 4];
		const segment = html`<rect class="${status}" x="${from.toFixed(1)}" y="${y}" width="${Math.max(1, width - gap).toFixed(1)}" height="${height}"/>`;
		from += width;
		return segment;
	});
	return html`<svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">${segments}</svg>`;
}

function summaryOf(parts: readonly Part[]): string {
	const checks = parts.flatMap(({ result }) => result.checks);
	const count = (status: string) => checks.filter(({ verdict }) => verdict.status === status).length;
	const [passed, failed, blocked] = [count("passed"), count("failed"), count("blocked")];
	if (parts.every(({ result }) => result.fault !== null)) return AROUND["not-run"];
	if (passed === checks.length) return AROUND["all-right"];
	const others = [failed > 0 ? `${failed} wrong` : [], blocked > 0 ? `${blocked} not judged` : []].flat();
	return `${passed} of ${checks.length} checks are right, ${others.join(", ")}.`;
}

/** The checks build on each other, so the first one comes first. */
function startMarkup(parts: readonly Part[]): Markup | undefined {
	for (const [at, { problem, result }] of parts.entries()) {
		const of = parts.length > 1 ? ` of ${problem.title}` : "";
		if (result.fault !== null) {
			if (parts.length === 1) return undefined;
			return html`<p class="start">Start with <a href="#${anchorIn(at)("top")}">${problem.title}</a>, which could not be run.</p>`;
		}
		const first = result.checks.find(({ verdict }) => verdict.status === "failed");
		if (first !== undefined)
			return html`<p class="start">Start with <a href="#${anchorIn(at)(first.id)}">${first.id}</a>${of}; the checks build on each other.</p>`;
	}
	return undefined;
}

function partsMarkup(parts: readonly Part[]): Markup {
	const rows = parts.map(
		({ problem, result }, at) =>
			html`<li><a href="#${anchorIn(at)("top")}">${problem.title}</a><span class="points"><span class="got">${numberText(result.score)}</span><span aria-hidden="true"> / </span><span class="unseen"> of </span>${numberText(result.maxScore)}<span class="unseen"> points</span></span></li>`,
	);
	return html`<nav aria-label="Problems"><ul class="parts">${rows}</ul></nav>`;
}

function sectionMarkup(part: Part, at: number, isOneOfSeveral: boolean): Markup {
	if (!isOneOfSeveral) return partMarkup(part, anchorIn(at), 2);
	const { problem, result } = part;
	const title = html`${problem.title} <span class="points"><span class="got">${numberText(result.score)}</span><span aria-hidden="true"> / </span><span class="unseen"> of </span>${numberText(result.maxScore)}<span class="unseen"> points</span></span>`;
	return html`<section class="part" id="${anchorIn(at)("top")}">${heading(2, title)}${partMarkup(part, anchorIn(at), 3)}</section>`;
}

function remarksMarkup(remarks: readonly string[]): Markup | undefined {
	if (remarks.length === 0) return undefined;
	const list = remarks.map((remark) => html`<li>${clean(remark)}</li>`);
	return html`<section>${heading(2, html`What TypeScript says, which costs no marks`)}<ul class="remarks">${list}</ul></section>`;
}
