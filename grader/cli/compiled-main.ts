/** The command line's one file, run with what the engine compiled of it before: most of a start is compiling. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { constants, Script } from "node:vm";
import type { EarlyProcess } from "./early-start.ts";

/** One grading ends before optimised code has paid for itself, and needs little memory. The flags are a part of what is compiled ahead. */
export function tuneForOneGrading(): void {
	setFlags("--no-opt", "--invocation-count-for-maglev=2000", "--semi-space-growth-factor=1", "--no-parallel-scavenge");
}

/**
 * For when more are to follow. The last of the engine's compilers costs more than it saves even then; the young generation is large at
 * once, and so does not grow with the class.
 */
export function tuneForMore(): void {
	setFlags("--invocation-count-for-maglev=400", "--semi-space-growth-factor=8");
}

function setFlags(...flags: readonly string[]): void {
	for (const flag of flags) setFlagsFromString(flag);
}

export interface CompiledMain {
	readonly run: (started: EarlyProcess | undefined) => void;
	/** What is compiled by now. */
	readonly compiled: () => Buffer;
}

/** `folder` holds `main.js`, a function in brackets, and may hold `main.cache`; another engine, or one with other flags, compiles it anew. */
export function compileMain(folder: string): CompiledMain {
	const file = `${folder}/main.js`;
	const script = new Script(readFileSync(file, "latin1"), {
		filename: file,
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
