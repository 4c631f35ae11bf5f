/** The command line's first file, run with what the engine compiled of it before: most of a start is compiling. */
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { Script } from "node:vm";
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
	});
	const evaluate = script.runInThisContext() as (...args: unknown[]) => void;
	return {
		run: (started) => {
			const require = createRequire(file);
			const module = Object.assign(new Module(file), { filename: file, loaded: true });
			// The pieces beside it require it for what they share with it.
			require.cache[file] = module;
			evaluate(module.exports, require, module, file, folder);
			void (module.exports as typeof import("./main.ts")).main(started);
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
