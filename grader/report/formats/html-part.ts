/** One problem in the page: what is wrong, what was not judged, what is right, and its table. */
import { forTerminal as clean } from "../escape.ts";
import type { Part } from "../graded.ts";
import { html, Markup } from "../markup.ts";
import type { CheckResult, Result } from "../result.ts";
import { blockedSentence, numberText, titleOf } from "../sentence.ts";
import { findingsMarkup, type PartView } from "./html-failure.ts";
import { prose } from "./html-prose.ts";
import { sourceMarkup } from "./html-source.ts";
import { type Concern, courseTable } from "./html-table.ts";

type Status = CheckResult["verdict"]["status"];
type Failed = CheckResult & { readonly verdict: Extract<CheckResult["verdict"], { status: "failed" }> };

/** `level` is that of its headings. */
export function partMarkup(part: Part, anchorOf: (name: string) => string, level: number): Markup {
	const { problem, result } = part;
	const view: PartView = { problem, level: part.level, anchorOf, told: new Map() };
	const group = (title: string, content: Markup) => html`<section>${heading(level, html`${title}`)}${content}</section>`;
	const of = (status: Status) => result.checks.filter(({ verdict }) => verdict.status === status);
	const [blocked, passed] = [of("blocked"), of("passed")];
	const failed = withTwins(result.checks.filter(isFailed));
	const table = html`<div class="table" role="group" tabindex="0" aria-label="The table of ${problem.title}">${courseTable(problem, (name) => anchorOf(`row-${name}`), concernsOf(result, anchorOf))}</div>`;
	return html`${result.fault === null ? undefined : faultMarkup(result.fault)}
${failed.length > 0 ? group("To look at", html`${failed.map(([check, twins]) => failedMarkup(view, check, twins, level + 1))}`) : undefined}
${blocked.length > 0 ? group("Not judged", blockedMarkup(view, blocked, result.fault !== null)) : undefined}
${passed.length > 0 ? group("Right", checkList(view, passed)) : undefined}
${withheldMarkup(part)}
${group("The table", table)}`;
}

export function heading(level: number, content: Markup): Markup {
	return new Markup(`<h${level}>${content.html}</h${level}>`);
}

function signOf(status: Status): Markup {
	const [sign, word] = { passed: ["✓", "right"], failed: ["✕", "wrong"], blocked: ["–", "not judged"] }[status] as [string, string];
	return html`<span class="badge ${status}"><span aria-hidden="true">${sign}</span><span class="unseen">${word}</span></span>`;
}

function isFailed(check: CheckResult): check is Failed {
	return check.verdict.status === "failed";
}

/** Two witnesses of one mistake say the same: the first one of them speaks for the others. */
function withTwins(failed: readonly Failed[]): [Failed, Failed[]][] {
	const groups = new Map<string, [Failed, Failed[]]>();
	for (const check of failed) {
		const key = JSON.stringify(check.verdict.findings);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [check, []]);
		else group[1].push(check);
	}
	return [...groups.values()];
}

/** The rows of the table that something is wrong with. */
function concernsOf({ checks }: Result, anchorOf: (name: string) => string): Map<string, Concern[]> {
	const concerns = new Map<string, Concern[]>();
	for (const [{ id, verdict }] of withTwins(checks.filter(isFailed)))
		for (const quantity of new Set(verdict.findings.flatMap(({ failure }) => ("quantity" in failure ? [failure.quantity] : []))))
			concerns.set(quantity, [...(concerns.get(quantity) ?? []), { check: id, anchor: anchorOf(id) }]);
	return concerns;
}

function failedMarkup(view: PartView, check: Failed, twins: readonly Failed[], level: number): Markup {
	const { problem, anchorOf } = view;
	const title = html`${signOf("failed")}<code>${check.id}</code>${pointsMarkup(check)}`;
	const also = twins.map(
		(twin) =>
			html`<p class="twin" id="${anchorOf(twin.id)}"><code>${twin.id}</code> fails in the same way${visibilityMarkup(twin)}${pointsMarkup(twin)}</p>`,
	);
	return html`<article class="check" id="${anchorOf(check.id)}">${heading(level, title)}
<p class="asks">${titleOf(problem, check.id)}${visibilityMarkup(check)}</p>
${findingsMarkup(view, check.id, check.verdict.findings)}${also}</article>
`;
}

/** Why each was not judged; once for all where nothing could be run. */
function blockedMarkup(view: PartView, checks: readonly CheckResult[], isUnloadable: boolean): Markup {
	if (!isUnloadable) return checkList(view, checks);
	return html`<details><summary>${checks.length} ${checks.length === 1 ? "check needs" : "checks need"} a submission that can be run</summary>${checkList(view, checks)}</details>`;
}

function checkList(view: PartView, checks: readonly CheckResult[]): Markup {
	return html`<ul class="checks">${checks.map((check) => {
		const { verdict } = check;
		const why =
			verdict.status === "blocked" && verdict.by !== "load" ? html`<span class="why">${blockedSentence(verdict)}</span>` : undefined;
		return html`<li id="${view.anchorOf(check.id)}">${signOf(verdict.status)}<code>${check.id}</code><span class="asks">${titleOf(view.problem, check.id)}${visibilityMarkup(check)}${why}</span>${pointsMarkup(check)}</li>
`;
	})}</ul>`;
}

function pointsMarkup({ points, maxPoints }: CheckResult): Markup {
	return html` <span class="points"><span class="got">${numberText(points)}</span><span aria-hidden="true"> / </span><span class="unseen"> of </span>${numberText(maxPoints)}<span class="unseen"> points</span></span>`;
}

const VISIBILITY = {
	visible: undefined,
	hidden: "students never see this",
	after_due_date: "students see this after the due date",
	after_published: "students see this once grades are published",
} as const;

function visibilityMarkup({ visibility }: CheckResult): Markup | undefined {
	const text = VISIBILITY[visibility];
	return text === undefined ? undefined : html` <span class="tag">${text}</span>`;
}

function withheldMarkup({ problem, result }: Part): Markup | undefined {
	const withheld = problem.checks.length - result.checks.length;
	if (withheld <= 0) return undefined;
	return html`<p class="withheld">${withheld === 1 ? "1 more check is" : `${withheld} more checks are`} not shown here.</p>`;
}

function faultMarkup({ message, hint, at }: NonNullable<Result["fault"]>): Markup {
	return html`<div class="check"><p class="mistake">${signOf("failed")}${prose(clean(message))}</p>${at && sourceMarkup(at)}<p><strong>Next:</strong> ${prose(clean(hint))}</p></div>`;
}
