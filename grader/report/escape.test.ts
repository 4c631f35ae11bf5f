import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forCsv, forHtml, forLog, forResult, forTerminal, forWorkflowMessage, forWorkflowProperty, forXml } from "./escape.ts";
import { wrap } from "./wrap.ts";

const all = { forTerminal, forHtml, forXml, forCsv, forWorkflowMessage, forWorkflowProperty };
const dangerous = [
	"\u001b[2J",
	"\r\n",
	"::error::",
	"##[group]",
	"##vso[task.complete]",
	"::",
	":",
	"#",
	"[",
	";",
	" ",
	"\u00a0",
	"\u3000",
	"\u0085",
	"\u009b2J",
	"\u001b[31m",
	"=1+1",
	"</pre><script>",
	"]]>",
	"|",
	"`",
	"@all",
	"#1",
	"\u202e",
	'","',
	"%0A",
	"&lt;",
	"\ud800",
];
const text = fc.oneof(
	fc.string({ unit: "binary", maxLength: 2000 }),
	fc.array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ maxLength: 5 }))).map((parts) => parts.join("")),
);

describe.each(Object.entries(all))("%s", (_, treat) => {
	it("gives one line of bounded, well-formed text without control characters and marks of direction", () => {
		fc.assert(
			fc.property(text, (given) => {
				const escaped = treat(given);
				expect(escaped).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
				expect(escaped.length).toBeLessThan(3000);
				expect(escaped.isWellFormed()).toBe(true);
			}),
		);
	});
});

/** What a CI runner takes for a command: some look at how a line begins, spaces aside, others anywhere. */
const COMMAND = /^\s*::|##(\[|vso\[|teamcity\[)/m;
/** What acts on a terminal, or makes text look other than it is. */
const ACTS = /[\p{Cf}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/u;

describe("text that may reach the log of a CI run", () => {
	it.each([
		["the texts of a result", forResult],
		// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colour codes.
		["what is printed", (given: string) => forLog(given).replaceAll(/\u001b\[\d+m/g, "")],
	])("has no line that is a command, and nothing that acts: %s", (_, treat) => {
		fc.assert(
			fc.property(text, (given) => {
				const treated = treat(given);
				expect(treated).not.toMatch(COMMAND);
				expect(treated).not.toMatch(ACTS);
				expect(treated.isWellFormed()).toBe(true);
				expect(treat(treated)).toBe(treated);
			}),
		);
		expect(treat("a\n\t ::error::b\n::c ##[d]\n")).toBe("a\n\t : :error::b\n: :c ## [d]\n");
		expect(treat("\u009b2J\u202e\u2028::x")).toBe("\\u009b2J\\u202e\\u2028::x");
	});

	it("has none at any width that lines are broken at", () => {
		fc.assert(
			fc.property(text, fc.integer({ min: 1, max: 90 }), fc.constantFrom("", "  ", "      "), (given, width, indent) => {
				for (const line of wrap(forTerminal(given), width, indent)) expect(line).not.toMatch(COMMAND);
			}),
		);
	});

	it("keeps the colours of our own reports, and looks behind them", () => {
		expect(forLog("\u001b[31mred\u001b[0m\n\u001b[31m ::x")).toBe("\u001b[31mred\u001b[0m\n\u001b[31m : :x");
	});
});

describe("student text", () => {
	it("stays as it is where nothing is dangerous", () => {
		for (const treat of [forTerminal, forHtml, forXml, forWorkflowMessage])
			expect(treat("Error: W is 2 x 3, äöü 数")).toBe("Error: W is 2 x 3, äöü 数");
	});

	it("opens no element and closes no attribute in HTML and XML", () => {
		for (const treat of [forHtml, forXml])
			fc.assert(
				fc.property(text, (given) => {
					expect(treat(given).replace(/&#\d+;/g, "")).not.toMatch(/[<>"'&]/);
				}),
			);
	});

	it("is one field of CSV, and no formula", () => {
		fc.assert(
			fc.property(text, (given) => {
				const field = forCsv(given);
				expect(field).toMatch(/^"(?:[^"]|"")*"$/);
				expect(field).not.toMatch(/^"\s*[=+\-@]/);
				// Where cells end at semicolons, the quotes are part of the text.
				expect(field.slice(1, -1)).not.toMatch(/;["\s]*[=+\-@]/);
			}),
		);
		expect(forCsv(';"=1+1')).toBe('";\'""=1+1"');
		expect(forCsv('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
	});

	it("ends no workflow command and begins none", () => {
		fc.assert(
			fc.property(text, (given) => {
				expect(forWorkflowProperty(given)).not.toMatch(/[:,\r\n]/);
			}),
		);
		expect(forWorkflowMessage("100%\n::error::x")).toBe("100%25 ::error::x");
		expect(forTerminal("##[error]x ##vso[y]")).toBe("## [error]x ## vso[y]");
	});

	it("shows what cannot be seen", () => {
		expect(forTerminal("Line\u200bar\u001b[2J\u{e0001}")).toBe("Line\\u200bar\\u001b[2J\\u{e0001}");
		expect(forTerminal("two\r\nlines")).toBe("two lines");
	});
});
