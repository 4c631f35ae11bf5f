/** The command line's one file, run with what the engine compiled of it before: most of a start is compiling. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants, Script } from "node:vm";
import type { EarlyProcess } from "./early-start.ts";

export interface CompiledMain {
	readonly run: (started: EarlyProcess | undefined) => void;
	/** What is compiled by now. */
	readonly compiled: () => Buffer;
}

/** `folder` holds `main.js`, a function in brackets, and may hold `main.cache`; another engine, or one with other flags, compiles it anew. */
export function compileMain(folder: string): CompiledMain {
	const file = `${folder}/main.js`;
	const script = new Script(readFileSync(file, "latin1"), {
		// Without this machine's folders: what is compiled of it holds the name.
		filename: "gradecheck/main.js",
		...cachedData(`${folder}/main.cache`),
		importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
	});
	const evaluate = script.runInThisContext() as (...args: unknown[]) => void;
	return {
		run: (started) => {
			const module = { exports: {} as typeof import("./main.ts") };
			evaluate(module.exports, createRequire(file), module, file, folder);
			void module.exports.main(started);
		},
		compiled: () => script.createCachedData(),
	};
}

function cachedData(file: string): { cachedData?: Buffer } {
	try {
		return { cachedData: readFileSync(file) };
	} catch {
		return {};
	}
}
