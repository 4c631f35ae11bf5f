/** The reader of archives as a filter: an archive in, the source files in it out, as JSON (`oracle/archive.ts`). */
import { existsSync, realpathSync } from "node:fs";
import { GraderError } from "../grader-error.ts";
import type { Command } from "./host-command.ts";
import { distFolder } from "./host-files.ts";
import { remedyOfInstallation } from "./installed.ts";
import { ADDRESS_SPACE, engine, HEAP_LIMIT, lockingFlags } from "./node-command.ts";

/** Throws `GraderError` when no engine or no reader is there. */
export function readerCommand(dist: string = distFolder()): Command {
	const file = `${dist}/archive-reader.cjs`;
	if (!existsSync(file)) throw new GraderError(`${file} is missing. ${remedyOfInstallation()}`);
	const reader = realpathSync.native(file);
	return {
		program: realpathSync.native(engine()),
		args: [...lockingFlags([reader]), `--max-old-space-size=${HEAP_LIMIT}`, "--v8-pool-size=1", reader],
		env: {},
		reads: [reader],
		hasThreads: true,
		addressSpace: ADDRESS_SPACE,
		walls: ["engine-permissions"],
	};
}
