/** What brings the messages of TypeScript and JavaScript that cannot be graded. */
import { join } from "node:path";
import { COMPILING, IMPORTS, NAME_HINTS, PACKAGE_HINTS, REWORDED, WHY_NOT_THERE } from "../../submission/words/typescript.ts";
import { write } from "./example.ts";
import { asEnd, asHint, asMessage, type LoadSection, rowsOf, ts } from "./load-rows.ts";

const FILE = "grader/submission/words/typescript.ts";
const imports = (specifier: string) => ts(`import "${specifier}";\n`);
const uses = (name: string) => ts(`${name};\nexport class Linear {}\n`);

export const TYPESCRIPT_SECTIONS: readonly LoadSection[] = [
	{
		title: "TypeScript that does not compile",
		file: FILE,
		rows: rowsOf(
			COMPILING,
			{
				syntax: ts("export class Linear {\n"),
				"too-deep": {
					kind: "made",
					what: "a `linear.ts` with 100000 brackets within each other",
					make: (folder) => write(join(folder, "linear.ts"), `${"[".repeat(100_000)}${"]".repeat(100_000)}\n`),
				},
				"too-slow": { kind: "told", what: "a file that takes more than 10 seconds to compile" },
			},
			asMessage,
		),
	},
	{
		title: "In the place of the compiler's own words",
		file: FILE,
		rows: rowsOf(
			REWORDED,
			{
				await: ts("for await (const row of []) {}\n"),
				target: { kind: "told", what: "syntax so new that the compiler does not know how to write it in an older way" },
			},
			asEnd,
		),
	},
	{
		title: "An import that is refused",
		file: FILE,
		rows: rowsOf(
			IMPORTS,
			{
				"own-file": imports("./sizes.ts"),
				package: imports("lodash"),
				endless: {
					kind: "made",
					what: "a `linear.ts` that imports a file that imports a file, and so on for 60 files",
					make: (folder) => {
						const name = (at: number) => (at === 0 ? "linear.ts" : `part${at}.ts`);
						for (let at = 0; at < 60; at += 1) write(join(folder, name(at)), `import "./${name(at + 1)}";\nexport class Linear {}\n`);
						write(join(folder, name(60)), "export {};\n");
						return folder;
					},
				},
			},
			asMessage,
		),
	},
	{
		title: "A file of one's own that is not there",
		file: FILE,
		rows: rowsOf(
			WHY_NOT_THERE,
			{
				outside: imports("../sizes.ts"),
				"other-kind": { kind: "files", files: { "linear.ts": 'import "./rates.csv";\n', "rates.csv": "0.1\n" } },
				"other-case": { kind: "files", files: { "linear.ts": 'import "./sizes.ts";\n', "Sizes.ts": "export {};\n" } },
				alone: { kind: "alone", name: "linear.ts", text: 'import "./sizes.ts";\n' },
				missing: imports("./sizes.ts"),
			},
			({ why, hint }) => ({ message: why, hint }),
		),
	},
	{
		title: "Somebody else's package",
		file: FILE,
		rows: rowsOf(
			PACKAGE_HINTS,
			{
				mathjs: imports("math"),
				alias: imports("@/sizes"),
				framework: imports("@tensorflow/tfjs"),
				testing: imports("vitest"),
				computing: imports("lodash"),
				usual: imports("chalk"),
			},
			asHint,
		),
	},
	{
		title: "A name that has no value while the file is loaded",
		file: FILE,
		rows: rowsOf(
			NAME_HINTS,
			{
				browser: uses("document"),
				network: uses("fetch"),
				runtime: uses("Deno"),
				mathjs: uses("math"),
				"of-mathjs": uses("zeros"),
				testing: uses("describe"),
				framework: uses("tf"),
			},
			asHint,
		),
	},
];
