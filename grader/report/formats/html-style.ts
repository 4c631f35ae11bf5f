/** The page's only style: its policy names it by its hash, so no other is applied. */

/** Of `STYLE`, in UTF-8. */
export const STYLE_HASH = "sha256-eeyLnPUjM3JT8HWe9AAmzhc0x80wcPqjSsh0xLExeiM=";

/** The colours are Okabe and Ito's vermilion, blue and bluish green, darker or lighter where text needs contrast. */
export const STYLE = `
:root {
	color-scheme: light;
	--paper: #fff; --panel: #f6f7f9; --line: #dfe3e8; --ink: #1a1e24; --soft: #566070;
	--wrong: #b04300; --wrong-paper: #fff3ea; --right: #00704f; --meant: #00619a; --lit: #fff7dc;
	--text: -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif;
	--code: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
	:root {
		color-scheme: dark;
		--paper: #14171c; --panel: #1c2027; --line: #323945; --ink: #e7eaee; --soft: #a2acba;
		--wrong: #ff9a5c; --wrong-paper: #38231a; --right: #45d0a3; --meant: #74bdf2; --lit: #332c14;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0; background: var(--paper); color: var(--ink);
	font: 1rem/1.6 var(--text); font-variant-numeric: tabular-nums; overflow-wrap: break-word; text-size-adjust: 100%;
}
main { max-width: 52rem; margin: 0 auto; padding: 3.5rem 1.5rem 4rem; }
h1, h2, h3, h4, p, ul, figure, pre { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
ul { list-style: none; }
a { color: var(--meant); text-underline-offset: .2em; text-decoration-thickness: .07em; }
:focus-visible { outline: 3px solid var(--meant); outline-offset: 3px; border-radius: 4px; }
code { font: .9em var(--code); unicode-bidi: isolate; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

header { margin-bottom: 3.5rem; }
.files { color: var(--soft); font-size: .9375rem; min-height: 1.6em; }
h1 { font-size: 1.5rem; font-weight: 600; letter-spacing: -.01em; }
.score { margin: 1rem 0 1.25rem; font-size: 1.25rem; color: var(--soft); }
.score strong { font-size: 4rem; line-height: 1; font-weight: 650; letter-spacing: -.03em; color: var(--ink); margin-right: .1em; }
.bar { display: block; width: 100%; height: 12px; margin-bottom: 1.25rem; }
.bar .passed { fill: var(--right); } .bar .failed { fill: var(--wrong); } .bar .blocked { fill: var(--soft); }
.summary, .late { color: var(--soft); }
.start { margin-top: 1.25rem; font-size: 1.125rem; font-weight: 600; }
.parts { margin-top: 2rem; border-top: 1px solid var(--line); }
.parts li { display: flex; justify-content: space-between; gap: 1rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }

section { margin-bottom: 3rem; }
section > h2, section > h3 { font-size: 1.125rem; font-weight: 600; margin-bottom: 1rem; }
.part { margin-top: 4.5rem; border-top: 2px solid var(--ink); padding-top: 1.25rem; }
.part > h2 { display: flex; font-size: 1.5rem; letter-spacing: -.01em; margin-bottom: 2rem; }
.points { margin-left: auto; padding-left: 1rem; white-space: nowrap; font-weight: 400; color: var(--soft); font-size: 1rem; letter-spacing: 0; }
.points .got { color: var(--ink); font-weight: 600; }

.badge {
	flex: none; display: inline-grid; place-items: center; width: 1.375rem; height: 1.375rem; margin-right: .625rem;
	font: 700 .8125rem/1 var(--text); border-radius: 50%; border: 1.5px solid; vertical-align: -.2em;
}
.badge.passed { color: var(--right); }
.badge.failed { color: var(--paper); background: var(--wrong); border-color: var(--wrong); border-radius: 4px; }
.badge.blocked { color: var(--soft); border-style: dashed; }

.check { border: 1px solid var(--line); border-radius: 14px; padding: 1.5rem 1.75rem; margin-bottom: 1.5rem; scroll-margin-top: 1rem; }
.check > h3, .check > h4 { display: flex; align-items: baseline; font-size: 1.0625rem; font-weight: 600; }
.check > h3 code, .check > h4 code { font-size: 1em; }
.check > .asks { color: var(--soft); margin: .125rem 0 1.25rem 2rem; }
.check > * + p, .check > * + figure, .finding > * + p, .finding > * + ul, .finding > * + figure { margin-top: .75rem; }
.finding + .finding { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1.75rem; }
.mistake { font-size: 1.1875rem; line-height: 1.45; font-weight: 600; text-wrap: pretty; }
.name { color: var(--soft); font-size: .8125rem; font-weight: 400; white-space: nowrap; }
.mistakes { list-style: disc; padding-left: 1.25rem; }
.label { font-size: .875rem; font-weight: 600; color: var(--soft); margin-bottom: .5rem; }
.label span { font-weight: 400; margin-left: .375rem; }
.example { margin-top: 1.25rem; }
.example:empty { display: none; }
.example > * + .label { margin-top: 1.5rem; }
.matrices, .compared { display: flex; flex-wrap: wrap; gap: 1.25rem 2rem; align-items: flex-start; background: var(--panel); border-radius: 10px; padding: 1rem 1.25rem 1.125rem; }
.compared { margin-top: 1rem; gap: 1.25rem 4rem; }
.compared > div { min-width: 0; }
.wide { overflow-x: auto; max-width: 100%; }

.matrix { font: .9375rem/1.5 var(--code); min-width: 0; max-width: 100%; }
.matrix table { border-collapse: separate; border-spacing: 0; }
.matrix figcaption { white-space: nowrap; font-weight: 600; margin-bottom: .25rem; }
.matrix .shape { font: 400 .8125rem var(--text); color: var(--soft); margin-left: .375rem; }
.matrix th { font: 400 .6875rem/1 var(--text); color: var(--soft); padding: .25rem calc(.9375rem + 2px) .25rem .5rem; text-align: right; }
.matrix tbody th { padding-right: .5rem; }
.matrices .matrix th, .matrices .matrix thead td { padding: 0; font-size: 0; line-height: 0; }
.matrix td { position: relative; padding: .125rem .625rem; text-align: right; white-space: nowrap; }
.matrix tbody td:first-of-type::before, .matrix tbody td:last-of-type::after { content: ""; position: absolute; inset-block: 0; width: .375rem; border: 0 solid var(--soft); }
.matrix tbody td:first-of-type::before { left: 0; border-left-width: 1.5px; }
.matrix tbody td:last-of-type::after { right: 0; border-right-width: 1.5px; }
.matrix tbody tr:first-child td::before, .matrix tbody tr:first-child td::after { border-top-width: 1.5px; }
.matrix tbody tr:last-child td::before, .matrix tbody tr:last-child td::after { border-bottom-width: 1.5px; }
.matrix td > span { display: inline-block; padding: 0 .3rem; border-radius: 6px; border: 2px solid transparent; }
.matrix .wrong > span { color: var(--wrong); background: var(--wrong-paper); border-color: var(--wrong); font-weight: 700; }
.matrix .meant > span { color: var(--meant); border-radius: 0; border-bottom: 2px dotted var(--meant); font-weight: 700; }
.sign { font-size: .75em; margin-right: .3rem; }

.worked { overflow-x: auto; background: var(--panel); border-radius: 10px; padding: .875rem 1.25rem; }
math { font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", "STIX Math", math; font-size: 1.125em; }
.worked math { width: max-content; margin: 0; font-size: 1.1875rem; }
.worked mtd { padding: .45rem .25rem; text-align: left; }
.worked mtd:first-child { padding-left: 0; }
.worked .yours { color: var(--wrong); font-weight: 700; }
.worked .yours mtext { font: 400 .875rem var(--text); padding-left: .6em; }

.source figcaption { font-size: .875rem; color: var(--soft); margin-bottom: .375rem; }
.source pre { overflow-x: auto; background: var(--panel); border-radius: 10px; padding: .75rem 0; font: .875rem/1.6 var(--code); tab-size: 4; }
.source code { display: block; width: max-content; min-width: 100%; font: inherit; }
.source .line { display: inline-block; min-width: 100%; padding-right: 1.25rem; }
.source .number { display: inline-block; min-width: 3.5rem; padding-right: 1rem; text-align: right; color: var(--soft); user-select: none; }
.source .here { background: var(--wrong-paper); box-shadow: inset 4px 0 var(--wrong); font-weight: 700; }
.source mark { color: var(--wrong); background: none; text-decoration: underline wavy 2px; text-underline-offset: .25em; }

.row { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; font-size: .9375rem; color: var(--soft); }
.finding > * + .row { margin-top: 1rem; }
.twin { display: flex; align-items: baseline; gap: .4em; color: var(--soft); }

details, .twin { margin-top: 1rem; border-top: 1px solid var(--line); padding-top: .75rem; }
summary { cursor: pointer; font-weight: 600; width: fit-content; }
details > p { margin-top: .375rem; max-width: 40rem; }

.checks li { display: grid; grid-template-columns: auto 14rem 1fr auto; align-items: baseline; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.checks li:first-child { border-top: 1px solid var(--line); }
.checks .asks { color: var(--soft); font-size: .9375rem; }
.why { display: block; font-size: .875rem; }
.tag { font-size: .75rem; border: 1px solid var(--line); border-radius: 99px; padding: .0625rem .5rem; white-space: nowrap; }
.withheld { color: var(--soft); margin-bottom: 3rem; }
.remarks li { padding: .375rem 0; font: .875rem/1.5 var(--code); }

.table { overflow-x: auto; }
.course { width: 100%; border-collapse: collapse; font-size: .9375rem; }
.course th, .course td { text-align: left; vertical-align: baseline; padding: .5rem 1.25rem .5rem .75rem; border-bottom: 1px solid var(--line); }
.course th { font-weight: 400; white-space: nowrap; }
.course td:nth-child(3) { white-space: nowrap; }
.course thead th { color: var(--soft); font-size: .8125rem; }
.course .lit { background: var(--lit); }
.course .lit th { box-shadow: inset 4px 0 var(--wrong); font-weight: 700; }
.course tr:target { outline: 2px solid var(--meant); outline-offset: -2px; }
.equation { display: block; color: var(--soft); font-size: .875rem; }
.concern { display: block; color: var(--wrong); font-size: .875rem; font-weight: 600; }
.concern a { color: inherit; }

footer { color: var(--soft); font-size: .8125rem; border-top: 1px solid var(--line); padding-top: 1rem; }

@media (max-width: 40rem) {
	main { padding: 2rem 1.125rem 3rem; }
	header { margin-bottom: 2.5rem; }
	.check { padding: 1.125rem 1.125rem 1.25rem; }
	.check > .asks { margin-left: 0; margin-top: .5rem; }
	.matrices, .compared { gap: 1.125rem 1.75rem; padding: .875rem; }
	.checks li { grid-template-columns: auto 1fr auto; }
	.checks .asks { grid-column: 2 / -1; grid-row: 2; }
	.course, .course tbody, .course tr, .course th[scope="row"], .course td { display: block; }
	.course thead { display: none; }
	.course tr { display: grid; grid-template-columns: auto auto 1fr; gap: 0 1rem; padding: .625rem .75rem; border-bottom: 1px solid var(--line); align-items: baseline; }
	.course tbody th, .course tbody td { padding: 0; border: 0; }
	.course td:nth-child(4) { grid-column: 1 / -1; color: var(--soft); }
	.course .lit { box-shadow: inset 4px 0 var(--wrong); } .course .lit th { box-shadow: none; }
}
@media print {
	:root { --panel: #fff; --wrong-paper: #fff; --lit: #fff; }
	body { font-size: 10pt; }
	main { max-width: none; padding: 0; }
	.check, .course tr, .checks li, .matrices, .compared, .worked { break-inside: avoid; }
	h2, h3, h4, .label { break-after: avoid; }
	.matrices, .compared, .worked, .source pre { border: 1px solid var(--line); }
	.wide, .worked, .table, .source pre { overflow: visible; }
	.source pre { white-space: pre-wrap; }
	.badge, .bar { print-color-adjust: exact; }
	a { color: inherit; text-decoration: none; }
	details::details-content { display: block; content-visibility: visible; }
	summary { list-style: none; }
}
`.replaceAll("\t", "");
