/**
 * The readers of archives as filters: of one submission's, the source files in it out, as JSON (`oracle/archive.ts`); of a whole class's, and
 * of Gradescope's metadata, as `oracle/class-archive.ts` says.
 */
import { existsSync, realpathSync } from "node:fs";
import { GraderError } from "../grader-error.ts";
import type { Command } from "./host-command.ts";
import { distFolder } from "./host-files.ts";
import { remedyOfInstallation } from "./installed.ts";
import { ADDRESS_SPACE, engine, HEAP_LIMIT, lockingFlags } from "./node-command.ts";

/** Throws `GraderError` when no engine or no reader is there. */
export function readerCommand(dist: string = distFolder()): Command {
	return commandOf(`${dist}/archive-reader.cjs`);
}

/** Throws as above. */
export function classReaderCommand(reads: "class" | "metadata", dist: string = distFolder()): Command {
	return commandOf(`${dist}/class-reader.cjs`, reads);
}

function commandOf(file: string, ...args: readonly string[]): Command {
	if (!existsSync(file)) throw new GraderError(`${file} is missing. ${remedyOfInstallation()}`);
	const reader = realpathSync.native(file);
	return {
		program: realpathSync.native(engine()),
		args: [...lockingFlags([reader]), `--max-old-space-size=${HEAP_LIMIT}`, "--v8-pool-size=1", reader, ...args],
		env: {},
		reads: [reader],
		hasThreads: true,
		addressSpace: ADDRESS_SPACE,
		walls: ["engine-permissions"],
	};
}
