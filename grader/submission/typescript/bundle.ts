/** A file and its relative imports → one script. Nothing is resolved but mathjs and real files of the submission. */
import { lstatSync, realpathSync } from "node:fs";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { BuildFailure, BuildOptions, BuildResult, Loader, Message } from "esbuild";
import type { Source } from "../files/source.ts";
import { EXTENSIONS, type LoadFault } from "../submission.ts";
import type { Compiled, CompileOutcome } from "./compile.ts";
import { COMPILE_OPTIONS, compiler } from "./compiler.ts";
import { isNestedTooDeeply } from "./nesting.ts";
import { hasPatternedImport } from "./patterned-import.ts";

/** Characters of all files together. */
const MAX_TOTAL = 1_000_000;
/** Milliseconds; an honest solution takes a few. */
const LIMIT_MS = 20_000;

export async function bundle(root: string, entry: string, read: (file: string) => Source): Promise<CompileOutcome> {
	let refusal: LoadFault | undefined;
	const refuse = (fault: LoadFault) => {
		refusal ??= fault;
		return { errors: [{ text: fault.message }] };
	};
	try {
		const result = await buildInTime({
			...COMPILE_OPTIONS,
			entryPoints: [entry],
			absWorkingDir: root,
			bundle: true,
			write: false,
			outfile: join(root, "submission.js"),
			sourcemap: "external",
			sourcesContent: false,
			treeShaking: false,
			plugins: [
				{
					name: "submission-only",
					setup(builder) {
						let left = MAX_TOTAL;
						builder.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
							if (kind === "entry-point") return { path: entry, namespace: "submission" };
							if (path === "mathjs") return { path, external: true };
							if (!/^\.{1,2}(\/|$)/.test(path)) return refuse(forbidden(path, relative(root, importer)));
							const file = join(dirname(importer), path);
							if (!file.startsWith(root + sep)) return refuse(outside(path, relative(root, importer)));
							const found = resolveFile(file);
							if (found === undefined) return refuse(notFound(path, relative(root, importer)));
							return { path: found, namespace: "submission" };
						});
						builder.onLoad({ filter: /.*/, namespace: "submission" }, async ({ path }) => {
							const source = read(path);
							if ("fault" in source) return refuse(source.fault);
							left -= source.text.length;
							if (left < 0) return refuse(tooMuch());
							if (isNestedTooDeeply(source.text)) return refuse(tooDeep(relative(root, path)));
							if (await hasPatternedImport(source.text, loaderOf(path))) return refuse(patterned(relative(root, path)));
							// No `resolveDir`: with one the compiler itself looks for files, for source maps and for imports with a pattern.
							return { contents: source.text, loader: loaderOf(path) };
						});
						builder.onLoad({ filter: /.*/, namespace: "file" }, ({ path }) => refuse(outside(path, relative(root, entry))));
					},
				},
			],
		});
		const [map, code] = ["map", "js"].map((suffix) => result.outputFiles?.find(({ path }) => path.endsWith(`.${suffix}`))?.text ?? "") as [
			string,
			string,
		];
		return { status: "compiled", compiled: { code, locate: locator(map) } };
	} catch (error) {
		if (refusal !== undefined) return { status: "failed", fault: refusal };
		const first = (error as BuildFailure).errors?.[0];
		if (error instanceof CompilerStopped) return { status: "failed", fault: tooDeep(relative(root, entry)) };
		if (first === undefined) throw error;
		return { status: "failed", fault: syntaxFault(first, root) };
	}
}

export function loaderOf(path: string): Loader {
	const extension = extname(path);
	return extension === ".json" ? "json" : /^\.[mc]?ts$/.test(extension) ? "ts" : "js";
}

/** The file that a relative import means: as written, with an extension, `.js` for a `.ts`, or a folder's index. No link is on its way. */
function resolveFile(path: string): string | undefined {
	const stem = path.replace(/\.([mc]?)js$/, "");
	const candidates = [path, ...EXTENSIONS.flatMap((extension) => [path + extension, ...(stem === path ? [] : [stem + extension])])];
	const index = EXTENSIONS.map((extension) => join(path, `index${extension}`));
	for (const candidate of [...candidates.filter((name) => /\.([mc]?[jt]s|json)$/.test(name)), ...index])
		if (isThere(candidate)) return candidate;
	return undefined;
}

function isThere(path: string): boolean {
	try {
		return lstatSync(path).isFile() && realpathSync(path) === path;
	} catch {
		return false;
	}
}

export function locator(map: string): Compiled["locate"] {
	let trace: TraceMap | undefined;
	return (line, column) => {
		trace ??= new TraceMap(map);
		const { source, line: original } = originalPositionFor(trace, { line, column: Math.max(0, column - 1) });
		return source === null || original === null
			? undefined
			: { file: source.replace(/^submission:/, "").replace(/^.*\/(?=[^/]+$)/, ""), line: original };
	};
}

function syntaxFault({ text, location }: Message, root: string): LoadFault {
	const at = location && {
		file: relative(root, resolve(root, location.file.replace(/^submission:/, ""))),
		line: location.line,
		column: location.column + 1,
		text: location.lineText.slice(0, 200),
	};
	return {
		id: "does-not-compile",
		message: `${at === null ? "the file" : `${at.file}:${at.line}:${at.column}`} does not compile: ${text}.`,
		hint: "Nothing can be graded until the file compiles. Mend this line first.",
		...(at !== null && { at }),
	};
}

class CompilerStopped extends Error {}

/** The compiler is one process for all submissions. Whoever was compiled beside the one that ended it is compiled once more. */
async function buildInTime(options: BuildOptions): Promise<BuildResult> {
	try {
		return await buildOnce(options);
	} catch (error) {
		if (!(error instanceof CompilerStopped)) throw error;
		return await buildOnce(options);
	}
}

/** Throws `CompilerStopped` when it does not survive. */
async function buildOnce(options: BuildOptions): Promise<BuildResult> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new CompilerStopped()), LIMIT_MS);
	});
	try {
		return await Promise.race([compiler().build(options), late]);
	} catch (error) {
		if (!(error instanceof CompilerStopped) && !/^The service (was stopped|is no longer running)/.test((error as Error).message))
			throw error;
		void compiler().stop();
		throw new CompilerStopped();
	} finally {
		clearTimeout(timer);
	}
}

function patterned(name: string): LoadFault {
	return {
		id: "forbidden-import",
		message: `${name} puts together the path of an import while it runs.`,
		hint: 'Write the path as plain text: `import … from "../file.ts"`.',
	};
}

function tooDeep(name: string): LoadFault {
	return {
		id: "does-not-compile",
		message: `${name} is nested too deeply to be compiled.`,
		hint: "Write it as a person would: with few levels of brackets, and a line for each statement.",
	};
}

function tooMuch(): LoadFault {
	return {
		id: "unreadable-file",
		message: `the submission has more than ${MAX_TOTAL / 1e6} MB of source text.`,
		hint: "Import only the files that your solution needs.",
	};
}

function forbidden(path: string, importer: string): LoadFault {
	return {
		id: "forbidden-import",
		message: `${importer} imports "${path}"; only mathjs and the submission's own files can be imported.`,
		hint: "Remove that import, or write what it gave you yourself.",
	};
}

function outside(path: string, importer: string): LoadFault {
	return {
		id: "forbidden-import",
		message: `${importer} imports "${path}", which lies outside the submission.`,
		hint: "Copy the file into your folder and hand it in too.",
	};
}

function notFound(path: string, importer: string): LoadFault {
	return {
		id: "forbidden-import",
		message: `${importer} imports "${path}", and there is no such file in the submission.`,
		hint: "Hand in that file too, or mend the path.",
	};
}
