import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { error, notice, warning } from "@actions/core";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Parser, type Node as Piece } from "commonmark";
import { XMLParser } from "fast-xml-parser";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { GOLDEN_FORMATS, goldenFiles, textOf } from "../../testing/formats/golden.ts";
import { classroomPoints, commandsIn, readAnnotation, readAutolab, readClassroom } from "../../testing/formats/readers.ts";
import {
	autolabFeedbackSchema,
	autolabScoresSchema,
	classroomSchema,
	gradescopeSchema,
	prairieLearnSchema,
} from "../../testing/formats/schemas.ts";
import { CONTEXT, specimens, withVisibility } from "../../testing/formats/specimens.ts";
import { FORMATS } from "../formats/list.ts";
import type { Graded, Part } from "../graded.ts";
import type { Format } from "./format.ts";

const folder = fileURLToPath(new URL("golden/", import.meta.url));
const schema = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");

let golden: Readonly<Record<string, string>>;
let graded: Readonly<Record<string, Graded>>;
/** Texts by the name of their specimen. */
let textsOf: (name: string) => [string, string][];

beforeAll(async () => {
	golden = await goldenFiles();
	graded = await specimens();
	textsOf = (name) =>
		Object.entries(golden).flatMap(([file, text]) =>
			Object.keys(graded).flatMap((specimen): [string, string][] => (file.startsWith(`${name}-${specimen}.`) ? [[specimen, text]] : [])),
		);
});

function formatOf(name: string): Format {
	return FORMATS.find((format) => format.name === name) as Format;
}

const write = (name: string, value: Graded) => textOf(formatOf(name), value);

/** So many findings in every check that nothing has room for all. */
function enormous(value: Graded): Graded {
	const parts = Array.from({ length: 12 }, (): Part[] =>
		value.parts.map((part) => {
			const failed = part.result.checks.flatMap(({ verdict }) => (verdict.status === "failed" ? verdict.findings : []))[0];
			if (failed === undefined) throw new Error("nothing failed");
			const findings = Array.from({ length: 40 }, (_, at) => ({
				...failed,
				mistakes: [{ id: `mistake-${at}`, says: "\u20ac ".repeat(140), hint: "\u20ac ".repeat(140), fix: "" }],
			}));
			const checks = part.result.checks.map((check) => ({ ...check, verdict: { status: "failed", samples: 1, findings } as const }));
			return { ...part, result: { ...part.result, checks } };
		}),
	).flat();
	return { ...value, parts };
}

describe("every format", () => {
	it("gives for every specimen what its golden file holds (npm run golden)", () => {
		const kept = readdirSync(folder).filter((name) => !name.startsWith("html-"));
		expect(kept.sort()).toEqual(Object.keys(golden).sort());
		for (const [name, text] of Object.entries(golden)) expect(text, name).toBe(readFileSync(`${folder}${name}`, "utf8"));
		expect(Object.keys(golden)).toHaveLength(GOLDEN_FORMATS.length * 5);
	});

	it("ends its last line, and holds no character that acts and no command", () => {
		for (const [name, text] of Object.entries(golden)) {
			expect(text.at(-1), name).toBe("\n");
			expect(text, name).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
			if (!name.startsWith("github-")) expect(commandsIn(text), name).toEqual([]);
		}
	});

	it("holds none either where staff's own titles have one", async () => {
		const value = graded["many-problems"] as Graded;
		const parts = value.parts.map((part) => ({ ...part, problem: { ...part.problem, title: `a\u202eb ${part.problem.title}` } }));
		for (const format of FORMATS.filter(({ reader }) => reader !== "staff"))
			expect(await textOf(format, { ...value, title: "Home\u202ework", parts }), format.name).not.toContain("\u202e");
	});

	it("names the problem of each check where there are several", () => {
		for (const [name, text] of Object.entries(golden).filter(([file]) => file.includes("many-problems") && !/native|classroom/.test(file)))
			for (const problem of ["linear", "relu", "mseloss"]) expect(text.toLowerCase(), name).toMatch(new RegExp(problem.slice(0, 3)));
	});
});

describe("native", () => {
	it("is what the published schemas say", () => {
		const validatorOf = (name: string) => new Ajv2020().compile(JSON.parse(schema(`../../../docs/${name}.schema.json`)));
		const [ofResult, ofAssignment] = [validatorOf("result"), validatorOf("assignment-result")];
		for (const [name, text] of textsOf("native")) {
			const validate = name === "many-problems" ? ofAssignment : ofResult;
			expect(validate(JSON.parse(text)), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true);
			expect(validate({ ...JSON.parse(text), more: 1 }), name).toBe(false);
		}
	});
});

describe("gradescope", () => {
	it("holds what its specification has, and nothing else", () => {
		for (const [name, text] of textsOf("gradescope")) expect(() => gradescopeSchema.parse(JSON.parse(text)), name).not.toThrow();
	});

	it("stays below 1 MB", () => {
		return expect(
			write("gradescope", enormous(graded["partly-wrong"] as Graded)).then((text) => Buffer.byteLength(text)),
		).resolves.toBeLessThan(1e6);
	});
});

describe("prairielearn", () => {
	it("holds what its specification has, and points in every test", () => {
		for (const [name, text] of textsOf("prairielearn")) expect(() => prairieLearnSchema.parse(JSON.parse(text)), name).not.toThrow();
	});

	it("calls not gradable what could not be run, unless something else could", async () => {
		expect(JSON.parse(await write("prairielearn", graded["not-loading"] as Graded))).toMatchObject({ gradable: false, score: 0 });
		const many = JSON.parse(await write("prairielearn", graded["many-problems"] as Graded));
		expect(many).toMatchObject({ gradable: true, score: 0.611111 });
		expect(many.output).toContain("relu.ts:3:1 does not compile");
	});

	it("is never more than 1 MiB", async () => {
		const text = await write("prairielearn", enormous(graded["partly-wrong"] as Graded));
		expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
		expect(() => prairieLearnSchema.parse(JSON.parse(text))).not.toThrow();
	});
});

describe("autolab", () => {
	it("ends with scores and, before them, feedback", () => {
		for (const [name, text] of textsOf("autolab")) {
			const { scores, feedback } = readAutolab(text);
			const { scores: marks } = autolabScoresSchema.parse(scores);
			expect(() => autolabFeedbackSchema.parse(feedback), name).not.toThrow();
			expect(
				Object.values(marks).reduce((sum, mark) => sum + mark, 0),
				name,
			).toBeCloseTo(graded[name]?.score as number, 9);
		}
	});

	it("has no word before a colon in its last line, whatever a problem is called", async () => {
		const value = graded.perfect as Graded;
		const parts = value.parts.map((part) => ({ ...part, problem: { ...part.problem, id: "due 12:30, hw1: layers" } }));
		const text = await write("autolab", { ...value, parts });
		expect(readAutolab(text).scores).toEqual({ scores: { "due 12:30, hw1: layers": 100 } });
	});

	it("is short enough that the last line is not cut off", async () => {
		const text = await write("autolab", enormous(graded["partly-wrong"] as Graded));
		expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000 * 1024);
		expect(() => autolabScoresSchema.parse(readAutolab(text).scores)).not.toThrow();
	});

	it("is not told other scores by a submission", () => {
		const hostile = golden["autolab-hostile.txt"] as string;
		expect(hostile).toContain('{"scores":{"linear":100}}');
		expect(readAutolab(hostile).scores).toEqual({ scores: { linear: 0 } });
	});
});

describe("github-classroom", () => {
	it("gives points that add up to the mark", () => {
		for (const [name, text] of textsOf("github-classroom")) {
			const result = classroomSchema.parse(readClassroom(text));
			expect(classroomPoints(result), name).toBeCloseTo(graded[name]?.score as number, 9);
			expect(result.max_score, name).toBe(graded[name]?.maxScore);
			expect(result.status === "pass", name).toBe(name === "perfect");
		}
	});

	it("fits a variable of the environment", async () => {
		const text = await write("github-classroom", enormous(graded["partly-wrong"] as Graded));
		expect(Buffer.byteLength(text)).toBeLessThan(128 * 1024);
		expect(() => classroomSchema.parse(readClassroom(text))).not.toThrow();
	});
});

describe("github", () => {
	/** As the toolkit writes it. */
	function byToolkit({ kind, properties: { title, file, line, col }, message }: NonNullable<ReturnType<typeof readAnnotation>>): string {
		const written: string[] = [];
		const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
		try {
			({ error, warning, notice })[kind as "error"](message, {
				...(title !== undefined && { title }),
				...(file !== undefined && { file }),
				...(line !== undefined && { startLine: Number(line) }),
				...(col !== undefined && { startColumn: Number(col) }),
			});
		} finally {
			spy.mockRestore();
		}
		return written.join("").trimEnd();
	}
	const sorted = (command: string) => {
		const [, kind, properties = "", message] = /^::(\w+) (.*?)::(.*)$/s.exec(command) ?? [];
		return [kind, properties.split(",").sort(), message];
	};

	it("escapes as the toolkit does, and is read as it was meant", () => {
		for (const [name, text] of textsOf("github"))
			for (const command of commandsIn(text)) {
				const read = readAnnotation(command);
				expect(read?.kind, name).toMatch(/^(error|warning|notice)$/);
				expect(sorted(byToolkit(read as NonNullable<typeof read>)), name).toEqual(sorted(command));
			}
		const [first] = commandsIn(golden["github-hostile.txt"] as string).map(readAnnotation);
		expect(first?.properties).toMatchObject({ file: 'hw1/a:b,c%"<x>/linear.ts', line: "7" });
		expect(first?.message).toContain("%0A::set-output name=a::b");
	});

	it("keeps to ten of a kind, what tells most first, and names the rest", async () => {
		const value = graded["partly-wrong"] as Graded;
		const many = { ...value, parts: Array.from({ length: 14 }, () => value.parts).flat() };
		const errors = commandsIn(await write("github", many)).filter((line) => line.startsWith("::error"));
		expect(errors).toHaveLength(10);
		expect(readAnnotation(errors[9] as string)).toMatchObject({ properties: { title: "5 more checks failed" } });
		const [first] = commandsIn(golden["github-hostile.txt"] as string).map(readAnnotation);
		expect(first?.properties.title).toContain("forward.shape");
	});

	it("takes nothing of a submission's for a command, nor its end", async () => {
		const value = graded.hostile as Graded;
		const told = JSON.parse(JSON.stringify(value).replaceAll(": :error", `\\n::${CONTEXT.token.slice(0, 5)}::\\n::error`)) as Graded;
		const parts = told.parts.map((part, at) => ({ ...part, problem: (value.parts[at] as Part).problem }));
		const kinds = commandsIn(await write("github", { ...told, parts })).map((line) => readAnnotation(line)?.kind);
		expect(kinds).toEqual(["error", "error", "notice"]);
	});
});

describe("junit", () => {
	const read = (text: string) =>
		new XMLParser({
			ignoreAttributes: false,
			attributeNamePrefix: "",
			isArray: (name) => name === "testsuite" || name === "testcase",
		}).parse(text).testsuites;

	it("is what the schema allows, whatever a submission says", async () => {
		const xml = textsOf("junit").map(([name, contents]) => ({ fileName: `${name}.xml`, contents }));
		const { valid, errors } = await validateXML({ xml, schema: [schema("../../testing/formats/junit.xsd")] });
		expect(errors).toEqual([]);
		expect(valid).toBe(true);
	});

	it("has names that are there once, though a problem be there twice", async () => {
		const value = graded["many-problems"] as Graded;
		const text = await write("junit", { ...value, parts: [...value.parts, ...value.parts] });
		const { valid, errors } = await validateXML({
			xml: [{ fileName: "twice.xml", contents: text }],
			schema: [schema("../../testing/formats/junit.xsd")],
		});
		expect(errors).toEqual([]);
		expect(valid).toBe(true);
	});

	it("says in the text what GitLab would lose of the message, and counts what it holds", () => {
		for (const [name, text] of textsOf("junit")) {
			const suites = read(text);
			const cases = suites.testsuite.flatMap(({ testcase }: { testcase: object[] }) => testcase);
			expect(Number(suites.tests), name).toBe(cases.length);
			for (const kind of ["failure", "error", "skipped"]) {
				const found = cases.filter((each: object) => kind in each).map((each: Record<string, unknown>) => each[kind]);
				if (kind !== "skipped") expect(Number(suites[`${kind}s`]), name).toBe(found.length);
				for (const { message, "#text": said } of found) expect(said.startsWith(message) && message !== "", name).toBe(true);
			}
			expect(JSON.stringify(cases), name).toContain("of 1");
			expect(cases.some((each: object) => "system-out" in each)).toBe(false);
		}
		expect(read(golden["junit-not-loading.xml"] as string).errors).toBe("1");
	});
});

describe("markdown", () => {
	const piecesOf = (text: string) => {
		const pieces: Piece[] = [];
		const walker = new Parser().parse(text).walker();
		for (let step = walker.next(); step !== null; step = walker.next()) if (step.entering) pieces.push(step.node);
		return pieces;
	};

	it("is read as headings, text and code, with a submission's text in code alone", () => {
		for (const [name, text] of textsOf("markdown")) {
			const pieces = piecesOf(text);
			const kinds = new Set(pieces.map(({ type }) => type));
			for (const kind of ["html_block", "html_inline", "link", "image", "emph", "strong", "list"]) expect(kinds, name).not.toContain(kind);
			const outside = pieces.filter(({ type }) => type === "text" || type === "code").map(({ literal }) => literal);
			expect(outside.join("\n"), name).not.toMatch(/alert\(1\)|@team|ATTACHMENT/);
		}
		const code = piecesOf(golden["markdown-hostile.md"] as string).filter(({ type }) => type === "code_block");
		expect(code.map(({ literal }) => literal).join("")).toContain("<script>alert(1)</script>");
	});

	it("has fences that no line of a submission's closes", async () => {
		const value = graded["not-loading"] as Graded;
		const message = `${"x".repeat(76)} \`\`\`\` ${"y".repeat(76)} <script>`;
		const parts = value.parts.map((part) => ({
			...part,
			result: { ...part.result, fault: { ...part.result.fault, message } as typeof part.result.fault },
		}));
		const text = await write("markdown", { ...value, parts });
		expect(text.split("\n")).toContain("````");
		expect(piecesOf(text).filter(({ type }) => type === "html_inline" || type === "html_block")).toEqual([]);
		expect(piecesOf(text).filter(({ type }) => type === "code_block")).toHaveLength(1);
	});

	it("is short enough for a step summary", async () => {
		const text = await write("markdown", enormous(graded["partly-wrong"] as Graded));
		expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
	});
});

describe("a check that is hidden", () => {
	const hidden = { "backward.dLdW": "hidden", "gradcheck.W": "after_due_date" } as const;
	const all = FORMATS.filter(({ reader }) => reader === "student" || reader === "runner").map(({ name }) => name);

	it.each(all)("stands in no text for students, which says so: %s", async (name) => {
		const text = await write(name, withVisibility(graded["partly-wrong"] as Graded, hidden));
		const read = name === "github-classroom" ? JSON.stringify(readClassroom(text)) : text;
		expect(read).not.toMatch(/backward\.dLdW|gradcheck\.W|weight-gradient/);
		expect(read).toMatch(/checks.*(not shown|are shown only)/);
		expect(read).toContain("forward.value");
	});

	it("counts where a mark goes on record", async () => {
		const value = withVisibility(graded["partly-wrong"] as Graded, hidden);
		expect(JSON.parse(await write("prairielearn", value)).score).toBe(0.86);
		expect(readAutolab(await write("autolab", value)).scores).toEqual({ scores: { linear: 86 } });
		const classroom = classroomSchema.parse(readClassroom(await write("github-classroom", value)));
		expect([classroomPoints(classroom), classroom.max_score]).toEqual([86, 100]);
	});

	it.each(all)("is not named either where it is in the way of another: %s", async (name) => {
		const text = await write(name, withVisibility(graded.hostile as Graded, { "forward.shape": "hidden" }));
		expect(name === "github-classroom" ? JSON.stringify(readClassroom(text)) : text).not.toContain("forward.shape");
	});
});
