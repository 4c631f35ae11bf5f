import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync, Visitor } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { problems } from "../problems/index.ts";
import { generatedFiles } from "./generated-files.ts";
import { importCircles } from "./testing/import-circles.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Every source file with everything that it imports: types, and what is loaded later, too. */
function imports(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const top of ["grader", "reference", "problems"])
		for (const entry of readdirSync(join(root, top), { recursive: true, encoding: "utf8" })) {
			// What students hand in, or start from, is no part of the program.
			if (!entry.endsWith(".ts") || /\/(submissions|template|peer)\//.test(entry)) continue;
			const file = join(top, entry);
			found.set(
				file,
				specifiersOf(file, readFileSync(join(root, file), "utf8")).map((specifier) =>
					specifier.startsWith(".") ? relative(root, join(root, dirname(file), specifier)) : specifier,
				),
			);
		}
	return found;
}

function specifiersOf(file: string, source: string): string[] {
	const found: string[] = [];
	const add = ({ source: imported }: { readonly source: unknown }) => {
		if (imported === null) return;
		const name = (imported as { readonly value?: unknown }).value;
		if (typeof name !== "string") throw new Error(`${file} imports something that only running it tells`);
		found.push(name);
	};
	new Visitor({
		ImportDeclaration: add,
		ExportNamedDeclaration: add,
		ExportAllDeclaration: add,
		ImportExpression: add,
		TSImportType: add,
	}).visit(parseSync(file, source).program);
	return found;
}

const everything = imports();
/** What the program itself is made of. */
const all = new Map([...everything].filter(([file]) => !file.endsWith(".test.ts") && !file.startsWith("grader/testing/")));
const inFolder = (folder: string) => [...all].filter(([file]) => file.startsWith(`${folder}/`));

describe("who may import whom", () => {
	it("is asked of all files", () => {
		expect(all.size).toBeGreaterThan(35);
		expect([...all.values()].flat().length).toBeGreaterThan(100);
	});

	it("sees every kind of import, and none that only running the file would tell", () => {
		const source = `
			import "a"; import { type B } from "b"; import type { C } from "c"; export { d } from "d"; export * from "e";
			type F = typeof import("f"); const g = await import("g"); export const here = 1;`;
		expect(specifiersOf("made-up.ts", source)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
		expect(() => specifiersOf("made-up.ts", "await import(name);")).toThrow("made-up.ts");
	});

	it("no files need each other, tests and types too", () => {
		expect(importCircles(everything)).toEqual([]);
	});

	it("reference imports mathjs only", () => {
		expect(new Set(inFolder("reference").flatMap(([, names]) => names))).toEqual(new Set(["mathjs"]));
	});

	it("problems import the reference and the declaration language only", () => {
		for (const [file, names] of inFolder("problems"))
			for (const name of names) expect(name, file).toMatch(/^(reference|grader\/problem|problems)\//);
	});

	it.each(["problem", "numeric", "checks", "diagnosis", "score", "report", "verify", "course"])("%s is pure", (folder) => {
		for (const [file, names] of inFolder(`grader/${folder}`)) {
			for (const name of names)
				expect(name, file).toMatch(
					/^(grader\/(problem|numeric|checks|diagnosis|score|report|verify|oracle|course)\/|zod(\/.*)?$|fast-check$|@humanwhocodes\/momoa$)/,
				);
			const source = readFileSync(join(root, file), "utf8");
			expect(source, file).not.toMatch(/\b(Math\.random|Date\.now|new Date|performance\.now|(?<!-)process\.|console\.)/);
		}
	});

	it.each(["class", "gradebook"])("%s is pure, and knows nothing of grading", (folder) => {
		for (const [file, names] of inFolder(`grader/${folder}`)) {
			for (const name of names)
				expect(name, file).toMatch(/^(grader\/(class|gradebook|oracle)\/|grader\/report\/escape\.ts$|zod\/mini$|csv-parse\/sync$)/);
			const source = readFileSync(join(root, file), "utf8");
			expect(source, file).not.toMatch(/\b(Math\.random|Date\.now|new Date|performance\.now|process\.|console\.)/);
		}
	});

	it("what lies beside a TypeScript submission knows the protocol alone", () => {
		for (const [file, names] of inFolder("grader/hosts/node"))
			for (const name of names) expect(name, file).toMatch(/^(grader\/(hosts\/node|oracle)\/|node:|mathjs$)/);
	});

	it("the store knows what is asked, answered and found, and nothing of who asks", () => {
		for (const [file, names] of inFolder("grader/store"))
			for (const name of names)
				expect(name, file).toMatch(
					/^(grader\/(store|oracle|numeric|report)\/|grader\/sandbox\/(grader-error|engines\/installed)\.ts$|grader\/submission\/usage-error\.ts$|node:)/,
				);
	});

	it("only the sandbox starts processes, and only the submission reads student files", () => {
		for (const [file, names] of all) {
			if (names.includes("node:child_process")) expect(file).toMatch(/^grader\/(sandbox\/|build)/);
			if (names.includes("node:fs") || names.includes("node:fs/promises"))
				expect(file).toMatch(
					/^grader\/(sandbox|submission|store|hosts|cli\/(write-(file|folder)|own-(file|package)|class-in|grades-of|export-grades|pack|out-path|class-record|class-versions|regrade|secret|verify|repository|replay|new-problem|find-course|course|init|handout|batch|early-start|kept|compiled-main|compile-main)|batch\/grades-file|build|generate)/,
				);
		}
	});

	it("only the command line and the generator import the problems, and only the command line prints", () => {
		for (const [file, names] of all) {
			if (names.some((name) => name.startsWith("problems/")) && !file.startsWith("problems/"))
				expect(file).toMatch(/^grader\/(cli\/|generated-files|build)/);
			if (/process\.(stdout|stderr|exit)|console\./.test(readFileSync(join(root, file), "utf8")))
				expect(file).toMatch(/^grader\/(cli\/(main|exit|output|compile-main)|hosts\/|sandbox\/(probe-walls|engines\/run-in-engine)|build)/);
		}
	});

	it("no problem, and no mistake of one, is named inside the grader", () => {
		const names = problems.flatMap(({ id, className, misconceptions }) => [id, className, ...misconceptions.map((each) => each.id)]);
		const own = new RegExp(`(?<![\\w-])(${names.join("|")})(?![\\w-])`, "i");
		for (const [file] of inFolder("grader")) {
			const code = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
			expect(own.exec(code)?.[0], file).toBeUndefined();
		}
	});
});

describe("docs/architecture.md", () => {
	const text = readFileSync(join(root, "docs/architecture.md"), "utf8");
	const named = [...text.matchAll(/`([\w./-]+)`/g)].map((match) => match[1] as string);

	it("has every room on its map", () => {
		const rooms = new Set([...everything.keys()].map((file) => `${dirname(file)}/`).filter((room) => /^grader\/./.test(room)));
		expect([...rooms].filter((room) => !named.includes(room))).toEqual([]);
	});

	it("names files and rooms that are there", () => {
		const paths = named.filter((path) => /\.(ts|py|c|h)$|\/$/.test(path) && !/^(dist|python|kept)\//.test(path));
		expect(paths.length).toBeGreaterThan(50);
		expect(paths.filter((path) => !["", "grader/"].some((start) => existsSync(join(root, start, path))))).toEqual([]);
	});
});

describe("generated files", () => {
	it.each(Object.entries(generatedFiles()))("%s is what the declarations give (npm run generate)", (path, text) => {
		expect(readFileSync(join(root, path), "utf8")).toBe(text);
	});

	it("the student template holds nothing of the solution", () => {
		for (const [path, text] of Object.entries(generatedFiles()).filter(([name]) => /linear\.(ts|py)$/.test(name))) {
			expect(text, path).toContain("TODO");
			expect(text, path).not.toMatch(/multiply\(|transpose\(|return \w+;|np\.|return \w+$/m);
		}
	});
});
