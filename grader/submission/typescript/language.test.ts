import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, gradeFile, lostChecks } from "../../testing/grade-submission.ts";

const FIELDS = { W: "declare W: Matrix;", b: "declare b: Matrix;" };

/** A right layer in TypeScript; `head` stands above the class, the others at its parts. */
function layer({
	head = "",
	imports = "",
	mark = "",
	W = FIELDS.W,
	b = FIELDS.b,
	method = "",
	sizes = "A.size()[0] as number",
	exported = "export class",
} = {}): string {
	return `${head}import { add, multiply, ones, transpose, zeros, type Matrix } from "mathjs";
${imports}
${mark}
${exported} Linear {
	${W} ${b}
	A!: Matrix; N!: number; dLdW!: Matrix; dLdb!: Matrix;
	constructor(inputs: number, outputs: number) {
		this.W = zeros(outputs, inputs) as Matrix;
		this.b = zeros(outputs, 1) as Matrix;
	}
	${method} forward(A: Matrix): Matrix {
		this.A = A;
		this.N = ${sizes};
		return add(multiply(A, transpose(this.W)), multiply(ones(this.N, 1) as Matrix, transpose(this.b))) as Matrix;
	}
	backward(dLdZ: Matrix): Matrix {
		this.dLdW = multiply(transpose(dLdZ), this.A);
		this.dLdb = multiply(transpose(dLdZ), ones(this.N, 1) as Matrix);
		return multiply(dLdZ, this.W);
	}
}
`;
}

async function lost(files: Readonly<Record<string, string>>): Promise<unknown> {
	const folder = folderWith({});
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(folder, dirname(path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	const result = await gradeFile(folder, { samples: 4, timeLimit: 30 });
	return result.fault ?? lostChecks(result);
}

const STANDARD =
	"function kept(value: unknown, context: ClassMethodDecoratorContext) { context.addInitializer(() => {}); if (context.kind !== 'method') throw new Error(); }";
const LEGACY =
	"function logged(target: any, key: string, found: PropertyDescriptor) { const real = found.value; found.value = function (...args: any[]) { return real.apply(this, args); }; }";

describe("a right layer in TypeScript is right", () => {
	it.each([
		["standard decorators", layer({ imports: STANDARD, method: "@kept" })],
		[
			"a decorator of the class",
			layer({
				imports:
					"const all: unknown[] = [];\nfunction known(made: unknown, context: ClassDecoratorContext) { all.push(made, context.name); }",
				mark: "@known",
			}),
		],
		["legacy decorators", layer({ imports: LEGACY, method: "@logged" })],
		["the accessor keyword", layer({ W: "accessor W!: Matrix;", b: "accessor b!: Matrix;" })],
		["a hashbang", layer({ head: "#!/usr/bin/env -S npx tsx\n" })],
		["an export below it", `${layer({ exported: "class" })}export { Linear };\n`],
		["a default export", layer({ exported: "export default class" })],
		["an assignment of exports", `${layer({ exported: "class" })}export = { Linear };\n`],
		[
			"enums and namespaces",
			layer({
				imports:
					"enum Axis { rows, columns }\nconst enum Other { rows }\nnamespace Sizes { export const of = (A: Matrix) => A.size()[Axis.rows + Other.rows] as number; }",
				sizes: "Sizes.of(A)",
			}),
		],
		[
			"satisfies, using and a label",
			layer({ imports: "const one = { a: 1 } satisfies object;\nfunction f() { using x = null; return one; }\nf();" }),
		],
	])("with %s", async (_, text) => {
		expect(await lost({ "linear.ts": text })).toEqual([]);
	});

	it.each<[string, Record<string, string>]>([
		[
			"a hashbang in both files",
			{
				"linear.ts": layer({ head: "#!/usr/bin/env tsx\n", imports: 'import { sizeOf } from "./sizes";', sizes: "sizeOf(A)" }),
				"sizes.ts": "#!/usr/bin/env tsx\nexport const sizeOf = (A: any): number => A.size()[0];\n",
			},
		],
		[
			"a .tsx file beside it",
			{
				"linear.ts": layer({ imports: 'import { sizeOf } from "./sizes";', sizes: "sizeOf(A)" }),
				"sizes.tsx": "export const sizeOf = (A: any): number => A.size()[0];\nexport const view = () => <p>1</p>;\n",
			},
		],
		[
			"JSON",
			{
				"linear.ts": layer({
					imports: 'import config from "./config.json" with { type: "json" };',
					sizes: "A.size()[config.axis] as number",
				}),
				"config.json": '{ "axis": 0 }',
			},
		],
		[
			"a circle of imports",
			{
				"linear.ts": layer({ imports: 'import { sizeOf } from "./sizes.js";\nexport const axis = 0;', sizes: "sizeOf(A)" }),
				"sizes.ts": 'import { axis } from "./linear.js";\nexport const sizeOf = (A: any): number => A.size()[axis];\n',
			},
		],
		[
			"a namespace, a default and a re-export",
			{
				"linear.ts": layer({
					imports: 'import * as all from "./lib";\nimport first, { axis } from "./lib/index.ts";',
					sizes: "all.sizeOf(A, first + axis)",
				}),
				"lib/index.ts": 'export * from "./sizes";\nexport { default } from "./axis.cjs";\nexport const axis = 0;\n',
				"lib/sizes.ts": "export const sizeOf = (A: any, at: number): number => A.size()[at];\n",
				"lib/axis.cjs": "module.exports = 0;\n",
			},
		],
		[
			"an await in the file beside it",
			{
				"linear.ts": layer({
					imports: 'import { axis } from "./axis.ts";\nif (axis === undefined) throw new Error("early");',
					sizes: "A.size()[axis] as number",
				}),
				"axis.ts": "export const axis: number = await new Promise((resolve) => setTimeout(() => resolve(0), 5));\n",
			},
		],
		[
			"CommonJS and a require of the file beside it",
			{
				"linear.cjs":
					'const { sizeOf } = require("./sizes");\nconst m = require("mathjs");\nexports.Linear = class {\n constructor(i, o) { this.W = m.zeros(o, i); this.b = m.zeros(o, 1); }\n forward(A) { this.A = A; this.N = sizeOf(A); return m.add(m.multiply(A, m.transpose(this.W)), m.multiply(m.ones(this.N, 1), m.transpose(this.b))); }\n backward(d) { const t = m.transpose(d); this.dLdW = m.multiply(t, this.A); this.dLdb = m.multiply(t, m.ones(this.N, 1)); return m.multiply(d, this.W); }\n};\n',
				"sizes.js": "module.exports = { sizeOf: (A) => A.size()[0] };\n",
			},
		],
		["another name, known by its class", { "hw1.ts": layer(), "notes.ts": "export const x = 1;\n" }],
	])("with %s", async (_, files) => {
		expect(await lost(files)).toEqual([]);
	});

	it("but not with a hashbang on another line than the first", async () => {
		expect(await lost({ "linear.ts": `// a\n${layer({ head: "#!/usr/bin/env tsx\n" })}` })).toMatchObject({ id: "does-not-compile" });
	});
});

it.each([
	["window", "window.x = 1;", /belongs to browsers/],
	["document", "document.title;", /belongs to browsers/],
	["fetch", "fetch('http://localhost');", /uses the network/],
	["Buffer", "Buffer.from('a');", /an environment that is not here/],
	["multiply", "multiply(1, 2);", /Import it: `import \{ multiply \} from "mathjs";`/],
	["describe", "describe('a', () => {});", /belongs to tests/],
	["anything", "anything();", /runs on import/],
])("a name that does not exist here is told as what it is: %s", async (_, text, hint) => {
	expect(await lost({ "linear.js": `class Linear {}\nexports.Linear = Linear;\n${text}\n` })).toMatchObject({
		id: "throws",
		hint: expect.stringMatching(hint),
	});
});

it.each([
	["@tensorflow/tfjs", /a framework/],
	["vitest", /for tests/],
	["lodash", /with mathjs/],
	["@/sizes", /Aliases are not known here/],
	["left-pad", /Remove that import/],
])("a package that does not exist here is told with what to do: %s", async (name, hint) => {
	expect(await lost({ "linear.ts": `import x from "${name}";\nconsole.log(x);\n${layer()}` })).toMatchObject({
		id: "forbidden-import",
		hint: expect.stringMatching(hint),
	});
});

it("shows a syntax error below its own sign, whatever stands before it", async () => {
	const result = await gradeFile(join(folderWith({ "linear.ts": '\t\tconst x = "日本é"; this.N = a.length];\n' }), "linear.ts"));
	const { column = 0, text = "" } = result.fault?.at ?? {};
	expect([...text].slice(column - 1).join("")).toBe("];");
});

it("has the lines next to the one that stopped, in a call and at a syntax error", async () => {
	const at = async (file: string) => {
		const result = await gradeFile(join(folderWith({ "linear.ts": file }), "linear.ts"));
		if (result.fault !== null) return result.fault.at;
		const { verdict } = result.checks.find(({ id }) => id === "backward.dLdA") as (typeof result.checks)[number];
		const failure = verdict.status === "failed" ? verdict.findings[0]?.failure : undefined;
		return failure?.kind === "fault" ? failure.fault.at : undefined;
	};
	const lines = layer().split("\n");
	const stop = lines.findIndex((line) => line.includes("return multiply(dLdZ, this.W)"));
	lines[stop] = "\t\tthrow new Error();";
	expect(await at(lines.join("\n"))).toMatchObject({ line: stop + 1, before: lines.slice(stop - 2, stop), after: ["\t}", "}"] });
	expect(await at("export class Linear {\n\tW = ];\n}\n")).toMatchObject({ line: 2, before: ["export class Linear {"], after: ["}", ""] });
});
