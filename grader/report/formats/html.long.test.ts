/** The page in a real browser: what it looks like to one, to a keyboard and to a screen reader, and that nothing in it acts. */
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problems } from "../../../problems/index.ts";
import { judge } from "../../checks/judge.ts";
import { makePlan } from "../../checks/make-plan.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { InProcessOracle } from "../../oracle/in-process.ts";
import { loadProblem } from "../../problem/load.ts";
import { score } from "../../score/score.ts";
import { openBrowser, whyNoBrowser } from "../../testing/browser.ts";
import { GRADINGS } from "../../testing/gradings.ts";
import { catalogueOf } from "../../verify/rows.ts";
import { htmlReport } from "./html.ts";
import { STYLE } from "./html-style.ts";

type Name = keyof typeof GRADINGS;
const NAMES: readonly Name[] = ["perfect", "partly-wrong", "hostile", "not-loading", "many-problems"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = new Map<Name, string>();
const pageOf = (name: Name) => pages.get(name) as string;

beforeAll(async () => {
	for (const name of [...NAMES, "averaged"] as const)
		pages.set(name, htmlReport(await GRADINGS[name](mkdtempSync(join(tmpdir(), "gradecheck-page-")))));
});

describe("the page as HTML", () => {
	const validator = new HtmlValidate({
		extends: ["html-validate:recommended"],
		// The marks of the doctype and of empty elements are a matter of taste.
		rules: { "doctype-style": "off", "void-style": "off", "long-title": "off" },
	});
	const faultsOf = async (page: string) =>
		(await validator.validateString(page)).results.flatMap(({ messages }) =>
			messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`),
		);

	it("is told from what is none", async () => {
		expect(await faultsOf("<!doctype html><html lang=en><head><title>x</title></head><body><p><div></p></body></html>")).not.toEqual([]);
	});

	it.each(NAMES)("is valid: %s", async (name) => {
		expect(await faultsOf(pageOf(name))).toEqual([]);
	});

	it.each(problems.map((problem) => [problem.id, loadProblem(problem)] as const))(
		"is valid for every mistake of %s, and leaves nothing open",
		async (_, problem) => {
			const plan = makePlan(problem, 1, 40);
			const circumstances = {
				grader: "",
				file: null,
				seed: 1,
				seedFrom: "option",
				samples: 40,
				printed: "",
				totalMs: 0,
				isolation: { layers: [], accepted: [] },
			} as const;
			for (const { id, mutants = [] } of catalogueOf(problem))
				for (const mutant of mutants.slice(0, 2)) {
					const judgement = await judge(problem, new InProcessOracle(mutant), plan);
					const result = score(problem, judgement, diagnose(problem, judgement), {
						...circumstances,
						isolation: { layers: [], accepted: [] },
					});
					const graded = {
						title: problem.title,
						parts: [{ problem, result, level: "fix" }],
						score: result.score,
						maxScore: result.maxScore,
					} as const;
					const page = htmlReport(graded);
					expect(await faultsOf(page), id).toEqual([]);
					expect(page.length, id).toBeLessThan(200_000);
					expect(page.replace(STYLE, "").match(/\{\w+\}|[>"]undefined[<"]|\[object|NaN of/)?.[0], id).toBeUndefined();
				}
		},
	);
});

const isSkipped = whyNoBrowser !== undefined && process.env.CI === undefined;
if (isSkipped) console.warn(`\nThe tests of pages in a browser are SKIPPED. ${whyNoBrowser}\n`);

(isSkipped ? describe.skip : describe)("the page in a browser", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
	});

	const LOOKS = (["light", "dark"] as const).flatMap((scheme) => [400, 1280].map((width) => [scheme, width] as const));

	/** Opened from a server that has nothing else; `asked` are the addresses that the page asks for. */
	async function open(
		html: string,
		scheme: "light" | "dark" = "light",
		width = 1280,
		runsScripts = true,
	): Promise<{ page: Page; asked: string[]; said: string[] }> {
		const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: runsScripts });
		const [asked, said]: [string[], string[]] = [[], []];
		await context.route("**", (route) => {
			asked.push(route.request().url());
			return route.fulfill({ body: html, contentType: "text/html" });
		});
		const page = await context.newPage();
		page.on("console", (message) => said.push(message.text()));
		page.on("pageerror", (error) => said.push(error.message));
		page.on("dialog", (dialog) => said.push(dialog.message()));
		await page.goto("http://page.test/");
		return { page, asked, said };
	}

	const inPage = <T>(page: Page, code: string): Promise<T> => page.evaluate(code) as Promise<T>;

	it.each(NAMES.flatMap((name) => LOOKS.map((look) => [name, ...look] as const)))(
		"is read by everyone: %s, %s, %i pixels",
		async (name, scheme, width) => {
			const { page, asked, said } = await open(pageOf(name), scheme, width);
			await inPage(page, axe);
			await inPage(page, "for (const fold of document.querySelectorAll('details')) fold.open = true");
			const violations = await inPage<string[]>(
				page,
				"axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`)))",
			);
			expect(violations).toEqual([]);
			expect(await inPage(page, "document.documentElement.scrollWidth"), "nothing sticks out").toBe(width);
			expect(await inPage(page, "getComputedStyle(document.body).marginTop"), "the policy lets the style in").toBe("0px");
			expect([asked, said]).toEqual([["http://page.test/"], []]);
			await page.context().close();
		},
	);

	it("is found fault with where there is one", async () => {
		const { page } = await open(pageOf("perfect").replace("<main>", '<main><img width="1" height="1">'));
		await inPage(page, axe);
		expect(await inPage(page, "axe.run().then(({ violations }) => violations.map(({ id }) => id))")).toContain("image-alt");
		await page.context().close();
	});

	it("runs nothing that a student wrote", async () => {
		const { page } = await open(pageOf("hostile"));
		expect(await page.title()).toBe("Linear layer: 81 of 100 points");
		expect(await page.locator("script, img, [onclick], [onerror]").count()).toBe(0);
		await page.context().close();
	});

	it("would run and load nothing even then", async () => {
		const markup =
			'<script>document.title = "taken"</script><img src="http://page.test/seen"><p style="color: red" id="red">x</p><link rel="stylesheet" href="http://page.test/css">';
		const { page, asked } = await open(pageOf("perfect").replace("<main>", `<main>${markup}`));
		expect(asked).toEqual(["http://page.test/"]);
		expect(await page.title()).toBe("Linear layer: 100 of 100 points");
		expect(await inPage(page, "getComputedStyle(document.querySelector('#red')).color")).not.toBe("rgb(255, 0, 0)");
		await page.context().close();
	});

	it("is read without scripts, and worked by the keyboard alone", async () => {
		const { page } = await open(pageOf("averaged"), "light", 1280, false);
		const hint = page.locator("details p");
		expect(await hint.isVisible()).toBe(false);
		await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		expect(page.url()).toBe("http://page.test/#part-1-backward-dLdW");
		for (let turn = 0; turn < 10 && !(await hint.isVisible()); turn += 1) {
			await page.keyboard.press("Tab");
			if ((await page.locator("summary:focus").count()) > 0) await page.keyboard.press("Enter");
		}
		expect(await hint.isVisible()).toBe(true);
		await page.context().close();
	});

	it("marks what is wrong by more than colour", async () => {
		const { page } = await open(pageOf("averaged"));
		const wrong = page.locator("td.wrong > span");
		expect(await wrong.textContent()).toContain("✕0.5");
		expect(
			await wrong.evaluate(
				(mark) =>
					(globalThis as unknown as { getComputedStyle: (of: unknown) => { borderStyle: string } }).getComputedStyle(mark).borderStyle,
			),
		).toBe("solid");
		await page.context().close();
	});

	it("has its hints open and dark letters on paper", async () => {
		const { page } = await open(pageOf("averaged"), "dark");
		await page.emulateMedia({ media: "print", colorScheme: "dark" });
		expect((await page.locator("details p").boundingBox())?.height).toBeGreaterThan(10);
		expect(await inPage(page, "getComputedStyle(document.body).color")).toBe("rgb(26, 30, 36)");
		await page.context().close();
	});
});
