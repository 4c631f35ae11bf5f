import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { problems } from "../problems/index.ts";
import { generatedFiles } from "./generated-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Source files, tests aside, with everything that each imports; type imports too. */
function imports(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const top of ["grader", "reference", "problems"])
		for (const entry of readdirSync(join(root, top), { recursive: true, encoding: "utf8" })) {
			if (!entry.endsWith(".ts") || entry.endsWith(".test.ts") || /submissions|testing|template/.test(entry)) continue;
			const file = join(top, entry);
			const source = readFileSync(join(root, file), "utf8");
			const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module;
			const specifiers = [
				...staticImports.map((each) => each.moduleRequest.value),
				...staticExports.flatMap((each) => each.entries.flatMap((name) => name.moduleRequest?.value ?? [])),
				// Throws for what is no string.
				...dynamicImports.map(({ moduleRequest: { start, end } }) => JSON.parse(source.slice(start, end)) as string),
			];
			found.set(
				file,
				specifiers.map((specifier) => (specifier.startsWith(".") ? relative(root, join(root, dirname(file), specifier)) : specifier)),
			);
		}
	return found;
}

const all = imports();
const inFolder = (folder: string) => [...all].filter(([file]) => file.startsWith(`${folder}/`));

describe("who may import whom", () => {
	it("is asked of all files", () => {
		expect(all.size).toBeGreaterThan(35);
		expect([...all.values()].flat().length).toBeGreaterThan(100);
	});

	it("reference imports mathjs only", () => {
		expect(new Set(inFolder("reference").flatMap(([, names]) => names))).toEqual(new Set(["mathjs"]));
	});

	it("problems import the reference and the declaration language only", () => {
		for (const [file, names] of inFolder("problems"))
			for (const name of names) expect(name, file).toMatch(/^(reference|grader\/problem|problems)\//);
	});

	it.each(["problem", "numeric", "checks", "diagnosis", "score", "report", "verify"])("%s is pure", (folder) => {
		for (const [file, names] of inFolder(`grader/${folder}`)) {
			for (const name of names)
				expect(name, file).toMatch(/^(grader\/(problem|numeric|checks|diagnosis|score|report|verify|oracle)\/|zod(\/.*)?$|fast-check$)/);
			const source = readFileSync(join(root, file), "utf8");
			expect(source, file).not.toMatch(/\b(Math\.random|Date\.now|new Date|performance\.now|(?<!-)process\.|console\.)/);
		}
	});

	it("only the sandbox starts processes, and only the submission reads student files", () => {
		for (const [file, names] of all) {
			if (names.includes("node:child_process")) expect(file).toMatch(/^grader\/(sandbox\/|build)/);
			if (names.includes("node:fs") || names.includes("node:fs/promises"))
				expect(file).toMatch(
					/^grader\/(sandbox|submission|hosts|cli\/(write-file|out-path|class-record|secret|verify|repository|new-problem|batch|early-start|kept|compiled-main|compile-main)|batch\/grades-file|build|generate)/,
				);
		}
	});

	it("only the command line and the generator import the problems, and only the command line prints", () => {
		for (const [file, names] of all) {
			if (names.some((name) => name.startsWith("problems/")) && !file.startsWith("problems/"))
				expect(file).toMatch(/^grader\/(cli\/|generated-files|build)/);
			if (/process\.(stdout|stderr|exit)|console\./.test(readFileSync(join(root, file), "utf8")))
				expect(file).toMatch(/^grader\/(cli\/(main|output|compile-main)|hosts\/|sandbox\/probe-walls|build)/);
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
