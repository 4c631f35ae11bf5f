/** A verification for people: in a terminal of 80 columns, as a table in Markdown, and as a page. */
import type { MatrixLine, Verification } from "../verify/matrix.ts";
import { forHtml } from "./escape.ts";
import { wrap } from "./wrap.ts";

const WIDTH = 78;

export function verificationText(title: string, verification: Verification, paint: (text: string) => string): string {
	const { checks, lines, correct, witnesses, counting, pairs, gaps } = verification;
	const width = Math.max(0, ...lines.map(({ misconception }) => misconception.length));
	const letters = checks.map((_, at) => String.fromCharCode(97 + at));
	return [
		"",
		`${title}: can its checks tell right from wrong?`,
		"",
		`  correct submissions   ${correct.filter(({ lost }) => lost.length === 0).length} of ${correct.length} get full marks`,
		`  kinds of samples      ${witnesses.filter(({ lost }) => lost.length > 0).length} of ${witnesses.length} are reached, each by one generator`,
		`  ways to miscount      ${counting.filter(({ lost }) => lost.length > 0).length} of ${counting.length} are caught: blocks, buffers and limits`,
		`  second mistakes       ${pairs?.named.length ?? 0} of ${pairs?.name ?? "0 pairs"} score more than one of the two alone`,
		`  wrong versions        ${total(lines, "caught")} of ${total(lines, "versions")} are caught, ${total(lines, "named")} are named as what they are`,
		"",
		...wrap(`  ${letters.map((letter, at) => `${letter} ${checks[at]}`).join("   ")}`, WIDTH, "  "),
		"",
		`  ${"mistake".padEnd(width)}  ${letters.join("")}  named`,
		...lines.map(
			({ misconception, versions, named, losses }) =>
				`  ${misconception.padEnd(width)}  ${checks.map((check) => (losses[check] === 0 ? "·" : losses[check] === versions ? "X" : "x")).join("")}  ${named}/${versions}`,
		),
		"",
		"  X: every wrong version loses this check   x: some do",
		"",
		...(gaps.length === 0
			? ["No gaps."]
			: [paint(`${gaps.length} ${gaps.length === 1 ? "gap" : "gaps"}:`), ...gaps.flatMap((gap) => wrap(`- ${gap}`, WIDTH, "  "))]),
		"",
	].join("\n");
}

export function verificationMarkdown({ lines }: Verification): string {
	const rows = lines.map(
		({ misconception, says, versions, named, losses }) =>
			`| \`${misconception}\` | ${says.replaceAll("|", "\\|")} | ${Object.entries(losses)
				.filter(([, count]) => count > 0)
				.map(([check]) => `\`${check}\``)
				.join(" ")} | ${named}/${versions} |`,
	);
	return ["| mistake | what it says | checks that it loses | named |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}

export function verificationPage(
	title: string,
	{ checks, lines, correct, witnesses, counting, gaps, seed, samples }: Verification,
): string {
	const cell = ({ losses, versions }: MatrixLine, check: string) =>
		losses[check] === 0 ? "<td></td>" : `<td class="${losses[check] === versions ? "all" : "some"}">${losses[check]}</td>`;
	const head = checks.map((check) => `<th scope="col"><span>${forHtml(check)}</span></th>`).join("");
	const body = lines
		.map(
			(line) =>
				`<tr><th scope="row"><code>${forHtml(line.misconception)}</code><small>${forHtml(line.says)}</small></th>${checks.map((check) => cell(line, check)).join("")}<td class="${line.named === line.versions ? "" : "gap"}">${line.named}/${line.versions}</td></tr>`,
		)
		.join("\n");
	const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${forHtml(item)}</li>`).join("")}</ul>`;
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>gradecheck verify: ${forHtml(title)}</title>
<style>
:root { color-scheme: light dark; --line: light-dark(#d8d8d8, #444); --all: light-dark(#f3b9b0, #7a2f26); --some: light-dark(#fae3bd, #6b4f17); }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .2rem .45rem; text-align: center; }
thead th { vertical-align: bottom; height: 9.5rem; }
thead span { writing-mode: vertical-rl; transform: rotate(180deg); font-weight: normal; }
tbody th { text-align: left; font-weight: normal; max-width: 34rem; }
small { display: block; opacity: .75; }
.all { background: var(--all); } .some { background: var(--some); } .gap { background: var(--all); font-weight: bold; }
</style>
<h1>${forHtml(title)}: can its checks tell right from wrong?</h1>
<p>Seed ${seed}, ${samples} samples. ${correct.filter(({ lost }) => lost.length === 0).length} of ${correct.length} correct submissions get full marks;
${witnesses.filter(({ lost }) => lost.length > 0).length} of ${witnesses.length} kinds of samples are reached, each by one generator; ${counting.filter(({ lost }) => lost.length > 0).length} of ${counting.length} ways to miscount are caught in each dimension.
A number says how many of a mistake's wrong versions lose the check; the last column how many are named as that mistake and nothing else.</p>
${gaps.length === 0 ? "<p>No gaps.</p>" : `<h2>Gaps</h2>${list(gaps)}`}
<table><thead><tr><th scope="col">mistake</th>${head}<th scope="col"><span>named</span></th></tr></thead>
<tbody>
${body}
</tbody></table>
<h2>Ways to miscount</h2>
${list(counting.map(({ name, lost }) => `${name}${lost.length > 0 ? "" : ": not caught"}`))}
<h2>Kinds of samples</h2>
${list(witnesses.map(({ name, lost }) => `${name}${lost.length > 0 ? "" : ": not reached"}`))}
</html>
`;
}

function total(lines: readonly MatrixLine[], what: "versions" | "caught" | "named"): number {
	return lines.reduce((sum, line) => sum + line[what], 0);
}
