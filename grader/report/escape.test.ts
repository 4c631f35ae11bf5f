import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forCsv, forHtml, forMarkdown, forTerminal, forWorkflowMessage, forWorkflowProperty, forXml } from "./escape.ts";

const all = { forTerminal, forMarkdown, forHtml, forXml, forCsv, forWorkflowMessage, forWorkflowProperty };
const dangerous = [
	"\u001b[2J",
	"\r\n",
	"::error::",
	"##[group]",
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

	it("has no sign of Markdown", () => {
		fc.assert(
			fc.property(text, (given) => {
				expect(forMarkdown(given).replace(/&#\d+;/g, "")).not.toMatch(/[!-/:-@[-`{-~]/);
			}),
		);
		expect(forMarkdown("@all")).toBe("&#64;\u2060all");
	});

	it("is one field of CSV, and no formula", () => {
		fc.assert(
			fc.property(text, (given) => {
				const field = forCsv(given);
				expect(field).toMatch(/^"(?:[^"]|"")*"$/);
				expect(field).not.toMatch(/^"\s*[=+\-@]/);
			}),
		);
		expect(forCsv('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
	});

	it("ends no workflow command and begins none", () => {
		fc.assert(
			fc.property(text, (given) => {
				expect(forWorkflowProperty(given)).not.toMatch(/[:,\r\n]/);
			}),
		);
		expect(forWorkflowMessage("100%\n::error::x")).toBe("100%25 ::error::x");
		expect(forTerminal("##[error]x")).toBe("## [error]x");
	});
});
