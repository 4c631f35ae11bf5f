import { beforeAll, describe, expect, it } from "vitest";
import { goldenFiles, textOf } from "../testing/formats/golden.ts";
import { specimens, withLevel, withVisibility } from "../testing/formats/specimens.ts";
import { forHtml, forWorkflowMessage, forXml } from "./escape.ts";
import { FORMATS } from "./formats/list.ts";
import type { Graded } from "./graded.ts";
import { leakFinder, seedLeaksIn } from "./leaks.ts";
import type { FindingResult } from "./result.ts";
import { studentView } from "./student-view.ts";

const SECRET_SEED = 1_482_957_331;
const W = 0.7310585786300049;
let graded: Readonly<Record<string, Graded>>;
/** `backward.dLdW` failed, with a number that tells in its example. */
let averaged: Graded;

beforeAll(async () => {
	graded = await specimens();
	const value = JSON.parse(JSON.stringify(graded["partly-wrong"])) as Graded;
	const parts = value.parts.map((part, at) => ({
		...part,
		problem: (graded["partly-wrong"] as Graded).parts[at]?.problem as typeof part.problem,
	}));
	for (const { result } of parts) {
		Object.assign(result, { seed: SECRET_SEED, seedFrom: "secret" });
		for (const { verdict } of result.checks)
			if (verdict.status === "failed")
				for (const { example } of verdict.findings) Object.assign(example?.values ?? {}, { W: { shape: [1, 1], data: [W] } });
	}
	averaged = { ...value, parts };
});

const hidden = { "backward.dLdW": "hidden", "gradcheck.W": "after_published" } as const;
const leaks = (text: string, value = withVisibility(averaged, hidden)) => leakFinder(value)(text);

function firstFinding(): FindingResult {
	const checks = averaged.parts.flatMap(({ result }) => result.checks);
	return checks.flatMap(({ verdict }) => (verdict.status === "failed" ? verdict.findings : []))[0] as FindingResult;
}

/** How a text may stand in a report. */
const disguises: [string, (text: string) => string][] = [
	["as it is", (text) => text],
	["in JSON", (text) => JSON.stringify({ output: `Wrong.\n${text}` })],
	["in XML", (text) => `<failure>${[...text].map((sign) => forXml(sign)).join("")}</failure>`],
	["in HTML", (text) => `<p>${[...text].map((sign) => forHtml(sign)).join("")}</p>`],
	["in a workflow command", (text) => `::error title=x::${forWorkflowMessage(text)}`],
	["in base64", (text) => `result=${Buffer.from(`${" ".repeat(50)}${text}${" ".repeat(50)}`).toString("base64")}`],
	["in one line of many", (text) => `ok\n\n    ${text}\nok`],
];

describe("what leaks on purpose is found", () => {
	it.each(disguises)("%s", (_, disguised) => {
		for (const [text, what] of [
			["backward.dLdW", "the hidden check backward.dLdW"],
			["dLdW is divided by the batch size N", "the mistake behind the hidden check backward.dLdW"],
			["without a division", ""],
			["the seed is 1482957331", "the secret seed"],
			["W = 0.7310585786300049", "a number of the hidden check backward.dLdW"],
			["W = [0.731059]", "a number of the hidden check backward.dLdW"],
		] as const)
			if (what !== "") expect(leaks(disguised(text)), text).toContain(what);
			else expect(leaks(disguised(text)), text).toEqual([]);
	});

	it("though lines break in the middle of it", () => {
		const { mistakes, arithmetic = [] } = firstFinding();
		const { hint, fix } = mistakes[0] as { hint: string; fix: string };
		const broken = (text: string) => text.replaceAll(" ", "\n        ");
		expect(leaks(broken(`Hint: ${hint}`))).toContain("the hint of the hidden check backward.dLdW");
		expect(leaks(broken(`Fix: ${fix}`))).toContain("the fix of the hidden check backward.dLdW");
		expect(leaks(broken(arithmetic.join(" ")))).toContain("the arithmetic of the hidden check backward.dLdW");
	});

	it("of a visible check, what its level leaves out", () => {
		const { hint, fix } = firstFinding().mistakes[0] as { hint: string; fix: string };
		const at = (level: "fact" | "where" | "fix", text: string) => leakFinder(withLevel(averaged, level))(text);
		expect(at("fact", hint)).toContain("the hint of the check backward.dLdW");
		expect(at("fact", `W = ${W}`)).toContain("a number of the check backward.dLdW");
		expect(at("where", `${hint} ${W}`)).toEqual([]);
		expect(at("where", fix)).toContain("the fix of the check backward.dLdW");
		expect(at("fix", `${hint} ${fix} ${W}`)).toEqual([]);
	});

	it("of paths", () => {
		const secrets = [{ what: "where the secret lies", text: "/srv/course/secret" }];
		expect(leakFinder(averaged, secrets)("No such file: /srv/course/secret")).toEqual(["where the secret lies"]);
	});

	it("of a seed, also in what staff alone are shown, and only where it is secret", () => {
		expect(seedLeaksIn(`{"extra_data": {"seed": ${SECRET_SEED}}}`, averaged)).toEqual(["the secret seed"]);
		expect(seedLeaksIn(`{"id": 9${SECRET_SEED}, "more": 0.${SECRET_SEED}}`, averaged)).toEqual([]);
		const named = {
			...averaged,
			parts: averaged.parts.map((part) => ({ ...part, result: { ...part.result, seedFrom: "option" as const } })),
		};
		expect(seedLeaksIn(String(SECRET_SEED), named)).toEqual([]);
	});
});

describe("what is no leak", () => {
	it("numbers and words that stand anywhere", () => {
		expect(leaks("0 1 2 0.5 12345 N = 2, forward.value, dLdW = dLdZᵀ · A, backwardXdLdW")).toEqual([]);
	});

	it("what a visible check says as well", () => {
		const value = withVisibility(averaged, { "gradcheck.W": "hidden" });
		expect(leaks(`dLdW is divided by the batch size N. W = ${W}`, value)).toEqual([]);
		expect(leaks("gradcheck.W", value)).toEqual(["the hidden check gradcheck.W"]);
	});

	it("a check that is hidden in one problem and shown in another", () => {
		const many = graded["many-problems"] as Graded;
		const [first, ...others] = withVisibility(many, { "forward.value": "hidden" }).parts as [Graded["parts"][number]];
		expect(leakFinder({ ...many, parts: [first, ...many.parts.slice(1)] })("relu forward.value")).toEqual([]);
		expect(leakFinder({ ...many, parts: [first, ...others] })("relu forward.value")).toEqual(["the hidden check forward.value"]);
	});

	it("whatever any format writes for students, at any level, with any one check hidden", async () => {
		for (const format of FORMATS.filter(({ reader }) => reader === "student"))
			for (const [name, value] of Object.entries(graded))
				for (const level of ["fact", "where", "fix"] as const)
					for (const id of ["init.W", "forward.shape", "forward.value", "backward.dLdW"]) {
						const told = withLevel(withVisibility(value, { [id]: "hidden" }), level);
						expect(leakFinder(told)(await textOf(format, told)), `${format.name} ${name} ${level} ${id}`).toEqual([]);
					}
	});

	it("the native result is one, where it is a student's", async () => {
		const files = await goldenFiles();
		expect(leaks(files["native-partly-wrong.json"] as string).length).toBeGreaterThan(0);
	});
});

describe("what a student may see", () => {
	it("has nothing beyond its level, and the same verdicts", () => {
		const seen = (level: "fact" | "where" | "fix") =>
			JSON.stringify(studentView(withLevel(averaged, level)).shown.parts.map(({ result }) => result));
		expect(seen("fix")).toContain("without a division");
		expect(seen("where")).not.toContain("without a division");
		expect(seen("where")).toContain(String(W));
		expect(seen("fact")).not.toMatch(new RegExp(`${W}|arithmetic":|Equation`));
		expect(seen("fact")).toContain("dLdW is divided by the batch size N");
	});

	it("adds up to what is shown, and knows the mark", () => {
		const { shown, unseen } = studentView(withVisibility(averaged, hidden));
		expect([shown.score, shown.maxScore]).toEqual([86, 86]);
		expect(unseen).toMatchObject({ mark: 86, maxMark: 100, parts: [{ checks: 2, points: 0, maxPoints: 14 }] });
		expect(studentView(averaged)).not.toHaveProperty("unseen");
	});
});
