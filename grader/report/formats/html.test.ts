import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { folderWith } from "../../testing/grade-submission.ts";
import { GRADINGS, HOSTILE } from "../../testing/gradings.ts";
import type { Graded } from "../graded.ts";
import { html } from "../markup.ts";
import type { CheckResult, Result } from "../result.ts";
import { htmlReport } from "./html.ts";
import { STYLE, STYLE_HASH } from "./html-style.ts";

const graded = new Map<string, Graded>();
const get = (name: keyof typeof GRADINGS) => graded.get(name) as Graded;

beforeAll(async () => {
	for (const [name, grading] of Object.entries(GRADINGS)) graded.set(name, await grading(folderWith({})));
});

/** What is read of it, without its markup. */
const textOf = (page: string) =>
	page
		.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, "")
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
		.replace(/\s+/g, " ");

/** With every check, and every result, changed. */
function changed(grading: Graded, change: (check: CheckResult) => CheckResult | undefined, rest: Partial<Result> = {}): Graded {
	const parts = grading.parts.map((part) => {
		const checks = part.result.checks.flatMap((check) => change(check) ?? []);
		return { ...part, result: { ...part.result, ...rest, checks } };
	});
	return { ...grading, parts };
}

describe("the page of a grading", () => {
	it("names its style by its hash, which this is", () => {
		expect(STYLE_HASH).toBe(`sha256-${createHash("sha256").update(STYLE).digest("base64")}`);
		const page = htmlReport(get("perfect"));
		expect(page).toContain(`default-src 'none'; style-src '${STYLE_HASH}'`.replaceAll("'", "&#39;"));
		expect(page).toContain(`<style>${STYLE}</style>`);
	});

	it("holds no character that acts", () => {
		for (const [name, grading] of graded) expect(htmlReport(grading), name).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
	});

	it("is small, and refers to nothing but itself", () => {
		for (const [name, grading] of graded) {
			const page = htmlReport(grading);
			expect(page.length, name).toBeLessThan(60_000);
			expect(page.replaceAll(STYLE, ""), name).not.toMatch(
				/\b(src|href)="(?!#)|\burl\(|\bstyle="|<(script|link|img|iframe|object|form)\b/i,
			);
		}
	});

	it("says the mistake, the numbers and the sum", () => {
		const text = textOf(htmlReport(get("averaged")));
		for (const said of [
			"86 of 100 points",
			"Start with backward.dLdW; the checks build on each other.",
			"dLdW is divided by the batch size N.",
		])
			expect(text).toContain(said);
		for (const said of ["✕0.5 wrong", "0·0+1·1", "0.5yours", "gradcheck.W fails in the same way", "✕ see backward.dLdW"])
			expect(text).toContain(said);
	});

	it("tells no more than the level of its part", () => {
		const at = (level: "fact" | "where" | "fix") => {
			const grading = get("averaged");
			return textOf(htmlReport({ ...grading, parts: grading.parts.map((part) => ({ ...part, level })) }));
		};
		expect(at("fact")).toContain("dLdW is divided by the batch size N.");
		for (const more of ["Smallest example", "Received", "Worked out", "Hint"]) expect(at("fact")).not.toContain(more);
		expect(at("where")).toContain("Hint");
		expect(at("where")).not.toContain("Fix");
		expect(at("fix")).toMatch(/Fix ?dLdW = dLdZᵀ · A, without a division/);
	});

	it("tells nothing of seeds, of what was printed, and of how it was isolated", () => {
		const secret = {
			seed: 123_454_321,
			seedFrom: "secret",
			printed: "printed-text",
			isolation: { layers: ["the-layer"], accepted: [] },
		} as const;
		expect(
			htmlReport(changed(get("averaged"), (check) => check, { ...secret, isolation: { layers: ["the-layer"], accepted: [] } })),
		).not.toMatch(/123454321|printed-text|the-layer/);
	});

	it("says how many checks are left out, and what is said of them", () => {
		const shown = changed(get("perfect"), (check) => (check.id.startsWith("hygiene.") ? undefined : check));
		expect(textOf(htmlReport(shown))).toContain("6 more checks are not shown here.");
		expect(textOf(htmlReport(shown, { unseen: { note: "They count." } }))).toContain("They count.");
		expect(textOf(htmlReport(get("perfect")))).not.toContain("not shown");
	});

	it("says to staff what students do not see, and nothing of it where all is visible", () => {
		const hidden = changed(get("perfect"), (check) => ({ ...check, visibility: "hidden" }));
		expect(textOf(htmlReport(hidden))).toContain("students never see this");
		expect(textOf(htmlReport(get("perfect")))).not.toContain("students");
	});

	it("has room for what TypeScript says", () => {
		const text = htmlReport(get("perfect"), { remarks: [`linear.ts:3: ${HOSTILE}`] });
		expect(textOf(text)).toContain("What TypeScript says, which costs no marks");
		expect(text).not.toContain("<script");
	});
});

describe("student text", () => {
	it("never becomes markup", () => {
		const grading = get("hostile");
		const everywhere = changed(grading, (check) => check, { submission: { file: HOSTILE }, grader: HOSTILE });
		const page = htmlReport({ ...everywhere, title: HOSTILE, lateness: { deduction: 1, says: HOSTILE } });
		expect(page).toContain("&#60;script&#62;");
		for (const sign of ["<script", "<img", "<!--", "\u202e", 'onclick="x', "]]>"])
			expect(page.replace("<!doctype", ""), sign).not.toContain(sign);
	});

	it("is escaped wherever it is put in", () => {
		expect(html`<p title="${"\"<&>`'"}">${["<b>", html`<i>${"<u>"}</i>`, undefined, 0]}</p>`.html).toBe(
			'<p title="&#34;&#60;&#38;&#62;&#96;&#39;">&#60;b&#62;<i>&#60;u&#62;</i>0</p>',
		);
	});
});
