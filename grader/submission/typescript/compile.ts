/** TypeScript or JavaScript → one script: the usual single file by itself, several files in a bundle. */
import { basename } from "node:path";
import { compilerProgram, runCompiler, runCompilerSync } from "../../sandbox/engines/compiler-program.ts";
import type { Source } from "../files/source.ts";
import type { LoadFault } from "../submission.ts";
import { bundle, loaderOf, locator } from "./bundle.ts";
import { COMPILE_FLAGS, COMPILE_OPTIONS, compiler } from "./compiler.ts";
import { isNestedTooDeeply } from "./nesting.ts";

export interface Compiled {
	readonly code: string;
	/** A place in the compiled code → the file and line of the submission. */
	readonly locate: (line: number, column: number) => { readonly file: string; readonly line: number } | undefined;
}

export type CompileOutcome =
	| { readonly status: "compiled"; readonly compiled: Compiled }
	| { readonly status: "failed"; readonly fault: LoadFault };

/** `isOneOfMany` keeps the compiler ready for the next submission. */
export async function compile(root: string, entry: string, read: (file: string) => Source, isOneOfMany: boolean): Promise<CompileOutcome> {
	const source = read(entry);
	if ("text" in source) {
		const compiled = await compileAlone(entry, source.text, isOneOfMany);
		if (compiled !== undefined) return { status: "compiled", compiled };
	}
	// Also what does not compile: the bundler says why.
	return bundle(root, entry, read);
}

/** `undefined` where it imports more than mathjs, or does not compile. */
async function compileAlone(entry: string, text: string, isOneOfMany: boolean): Promise<Compiled | undefined> {
	if (isNestedTooDeeply(text)) return undefined;
	const loader = loaderOf(entry);
	const program = isOneOfMany ? undefined : compilerProgram();
	const flags = [...COMPILE_FLAGS, `--loader=${loader}`, `--sourcefile=${basename(entry)}`];
	const code = program === undefined ? await byService(text, loader) : await runCompiler(program, flags, text);
	if (code === undefined || importsMore(code)) return undefined;
	let locate: Compiled["locate"] | undefined;
	return {
		code,
		locate: (line, column) => {
			locate ??= mapOf(text, loader, basename(entry), program, flags);
			return locate(line, column);
		},
	};
}

async function byService(text: string, loader: ReturnType<typeof loaderOf>): Promise<string | undefined> {
	try {
		return (await compiler().transform(text, { ...COMPILE_OPTIONS, loader })).code;
	} catch {
		return undefined;
	}
}

/** Every mention of `require` but those that are asked for mathjs, and whatever is written with escapes. */
function importsMore(code: string): boolean {
	return /\brequire\b(?!\("mathjs"\))|\bimport\b|\\u/.test(code);
}

/** Made only when an error has to be placed. */
function mapOf(
	text: string,
	loader: ReturnType<typeof loaderOf>,
	sourcefile: string,
	program: string | undefined,
	flags: readonly string[],
): Compiled["locate"] {
	const code =
		program === undefined
			? compiler().transformSync(text, { ...COMPILE_OPTIONS, loader, sourcefile, sourcemap: "inline" }).code
			: runCompilerSync(program, [...flags, "--sourcemap=inline"], text);
	const map = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(code ?? "")?.[1];
	return map === undefined ? () => undefined : locator(Buffer.from(map, "base64").toString("utf8"));
}
