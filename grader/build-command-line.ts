/**
 * Builds the command line: `main.js` has what a grading needs, and each capability that is loaded when it is asked for is a piece beside it.
 * With all of it in one file a grading would pay for what it does not use.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin, transform } from "esbuild";

/** esbuild splits modules of the language alone; scripts start sooner, and can be compiled ahead. */
const AS_SCRIPT = { platform: "node", format: "cjs", minify: true, charset: "ascii", supported: { "dynamic-import": false } } as const;
const urlAt = (main: string) => `const gradecheckUrl=require("node:url").pathToFileURL(__dirname+"${main}").href;`;

/** Pieces ask `main.js` for what it has, as `cli/compiled-main.ts` lets them. */
export async function buildCommandLine(common: BuildOptions, dist: string): Promise<void> {
	const { metafile, outputFiles } = await build({
		...common,
		platform: "node",
		format: "esm",
		splitting: true,
		minify: true,
		define: { "import.meta.url": "gradecheckUrl" },
		entryPoints: ["grader/cli/main.ts"],
		outdir: "dist",
		chunkNames: "pieces/[hash]",
		metafile: true,
		write: false,
	});
	const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
	const importsOf = importsIn(metafile);
	const inMain = reachedFrom("main.js", importsOf);
	const others = [...texts.keys()].filter((name) => !inMain.has(name));
	const asked = [...new Set(others.flatMap((name) => importsOf.get(name) ?? []))].filter((name) => inMain.has(name));
	const entry = ['export { main } from "./main.js";', ...asked.map((name, at) => `export * as shared${at} from "./pieces/${name}";`)];
	await build({
		...common,
		...AS_SCRIPT,
		stdin: { contents: entry.join("\n"), resolveDir: dist },
		outfile: `${dist}/main.js`,
		plugins: [fromMemory(texts)],
		banner: { js: `(function (exports, require, module, __filename, __dirname) {${urlAt("/main.js")}` },
		footer: { js: "})" },
	});
	await mkdir(`${dist}/pieces`);
	for (const [at, name] of asked.entries())
		await writeFile(`${dist}/pieces/${name}`, `module.exports=require("../main.js").shared${at};\n`);
	for (const name of others) {
		const { code } = await transform(texts.get(name) as string, AS_SCRIPT);
		await writeFile(`${dist}/pieces/${name}`, code.includes("gradecheckUrl") ? urlAt("/../main.js") + code : code);
	}
}

/** By file: what it cannot do without. */
function importsIn({ outputs }: Metafile): Map<string, string[]> {
	return new Map(
		Object.entries(outputs).map(([path, { imports }]) => [
			basename(path),
			imports.filter(({ kind, external }) => kind === "import-statement" && external !== true).map(({ path: other }) => basename(other)),
		]),
	);
}

function reachedFrom(name: string, importsOf: ReadonlyMap<string, readonly string[]>, found = new Set<string>()): Set<string> {
	if (found.has(name)) return found;
	found.add(name);
	for (const other of importsOf.get(name) ?? []) reachedFrom(other, importsOf, found);
	return found;
}

/** What is imported at run time stays outside. */
function fromMemory(texts: ReadonlyMap<string, string>): Plugin {
	return {
		name: "from-memory",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^\.\.?\// }, ({ path, kind }) =>
				kind === "dynamic-import" ? { path: `./pieces/${basename(path)}`, external: true } : { path: basename(path), namespace: "piece" },
			);
			onLoad({ filter: /./, namespace: "piece" }, ({ path }) => ({ contents: texts.get(path) ?? "" }));
		},
	};
}
