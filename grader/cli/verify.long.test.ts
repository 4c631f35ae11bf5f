import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { makePlan } from "../checks/make-plan.ts";
import { generatorsOf } from "../problem/generators.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { verificationMarkdown, verificationPage, verificationText } from "../report/verification.ts";
import { gapsOf, units } from "../verify/gaps.ts";
import { type Verification, verificationOf } from "../verify/matrix.ts";
import { witnessesOf, witnessRow } from "../verify/rows.ts";
import { verify } from "./verify.ts";

const document = fileURLToPath(new URL("../../docs/mistakes.md", import.meta.url));
const tables: string[] = [];

describe.each(problems.map((problem) => [problem.id, loadProblem(problem)] as const))("verify %s", (_, problem) => {
	let verification: Verification;

	it("finds no gap", { timeout: 900_000 }, async () => {
		verification = await verify(problem, 1, 100);
		expect(verification.gaps).toEqual([]);
		tables.push(`## ${problem.title}\n\n${verificationMarkdown(verification)}`);
	});

	it("has its table in docs/mistakes.md (UPDATE_DOCS=1 writes it anew)", () => {
		if (!process.env.UPDATE_DOCS) expect(readFileSync(document, "utf8")).toContain(tables.at(-1));
	});

	it("has a gap as soon as any check is taken away", () => {
		for (const unit of units(problem.checks)) {
			const without: LoadedProblem = { ...problem, checks: problem.checks.filter(({ id }) => !unit.includes(id)) };
			const rows = verification.rows.map((row) => ({ ...row, lost: row.lost.filter((id) => !unit.includes(id)) }));
			expect(gapsOf(without, rows).join(), unit.join()).toMatch(/is not caught: it gets full marks/);
		}
	});

	it("has a gap as soon as any generator is taken away", async () => {
		const all = generatorsOf(problem);
		for (const witness of witnessesOf(problem)) {
			const isOther = (kind: string) => (generator: { readonly id: string }) => `${kind}: ${generator.id}` !== witness.name;
			const generators = { sizes: all.sizes.filter(isOther("sizes")), values: all.values.filter(isOther("values")) };
			expect(generators.sizes.length + generators.values.length).toBe(all.sizes.length + all.values.length - 1);
			const row = witnessRow(problem, witness, makePlan(problem, 1, 100, { generators, drawnOnly: true }));
			expect(gapsOf(problem, [row]), witness.name).toContain(
				`a mistake that shows on this kind of sample alone is not caught: ${witness.name}`,
			);
		}
	});

	it("fits a terminal of 80 columns, and a page without a script", () => {
		const text = verificationText(problem.title, verification, (plain) => plain);
		expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
		const page = verificationPage(problem.title, verification);
		expect(page).not.toContain("<script");
		expect(page.match(/<tr>/g)).toHaveLength(verification.lines.length + 1);
	});

	it("says what is open where something is", () => {
		const rows = verification.rows.map((row, at) =>
			at === 0
				? { ...row, lost: ["forward.value"] }
				: row.kind === "mutant" && row.makes === problem.misconceptions[0]?.id
					? { ...row, named: [["x", "y"]] }
					: row,
		);
		const { gaps } = verificationOf(problem, 1, 100, rows);
		expect(gaps.join("\n")).toMatch(/is not named as that alone, but as: x or y/);
	});
});

/** What `Linear`'s samples and scripts must reach, and by what they do. */
const REACHED: readonly (readonly [mistake: string, by: string])[] = [
	["shows only when N = 1", "sizes: N = 1"],
	["shows only when C_in = 1", "sizes: C_in = 1"],
	["shows only when C_out = 1", "sizes: C_out = 1"],
	["shows only when all sizes are 1", "sizes: all 1"],
	["shows only when W is square", "sizes: C_in = C_out"],
	["shows only when all sizes are equal", "sizes: all equal"],
	["shows only when no two sizes are equal", "sizes: all distinct"],
	["shows only for N above some size, up to 128", "sizes: N from 7 to 129"],
	["takes so many at a time, and forgets the rest", "sizes: C_in from 7 to 129"],
	["shows only for negative numbers", "values: negative"],
	["shows only where an entry is 0", "values: sparse"],
	["shows only when everything is 0", "values: zero"],
	["shows only for huge numbers", "values: huge"],
	["shows only for tiny numbers", "values: tiny"],
	["shows only when b is not 0, or hides when it is", "values: zero b"],
	["rounds, or computes in 32 bits", "values: general"],
	["shows only on a second call", "rounds on one instance"],
	["shows only when forward is called twice before backward", "a round after two calls"],
	["shows only with a second instance", "rounds on an instance each, and two instances in turns"],
	["adds to the gradients of the call before", "backward called again in a round"],
	["returns a matrix that a later call overwrites", "results read again at the end of a script"],
	["changes A, dLdZ, W or b in place", "inputs and parameters read again after each call"],
	["depends on chance or on the clock", "one script under several seeds"],
];

it("says by what each kind of mistake is reached", () => {
	const generators = new Set(witnessesOf(loadProblem(problems[0] as (typeof problems)[number])).map(({ name }) => name));
	for (const [, by] of REACHED) if (/^(sizes|values): /.test(by)) expect(generators, by).toContain(by);
	const rows = REACHED.map(([mistake, by]) => `| ${mistake} | ${by} |`);
	tables.push(`## Mistakes that show on some samples only\n\n| mistake | reached by |\n| --- | --- |\n${rows.join("\n")}\n`);
	if (!process.env.UPDATE_DOCS) expect(readFileSync(document, "utf8")).toContain(tables.at(-1));
});

afterAll(() => {
	if (process.env.UPDATE_DOCS)
		writeFileSync(
			document,
			`# Mistakes that are known

Made by \`npm run gradecheck -- verify <problem>\`, which holds each of them against the grader: wrong versions of the reference and
wrong submissions in several coding styles and both languages. The third column has the checks that any of them loses, the last one how
many of them are named as that mistake and as nothing else. [messages.md](messages.md) has their hints, and a submission for each.

${tables.join("\n")}`,
		);
});
