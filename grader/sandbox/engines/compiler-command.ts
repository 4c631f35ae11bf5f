/** The compiler, esbuild's own program, as a filter: one file's TypeScript or JavaScript in, a script out. It looks for no other file. */
import { IMPORT_META } from "../../oracle/import-meta.ts";
import { GraderError } from "../grader-error.ts";
import type { Command } from "./host-command.ts";
import { installedProgram, remedyOfInstallation } from "./installed.ts";

/** How a file is read. */
export type Loader = "ts" | "tsx" | "js" | "jsx" | "json";

/** Which meaning decorators have: that of the language, or TypeScript's older one. */
export type Decorators = "standard" | "legacy";

/** Bytes: it reserves 700 MB before it reads anything; what is written by a person takes some 20 MB. */
const ADDRESS_SPACE = 1_536 * 2 ** 20;

/** Of which the first one is told; each use of `await` at the top is one. */
const MOST_ERRORS = 20;

/** `sourcefile` names the file in messages. Throws `GraderError` where the compiler is not installed. */
export function compilerCommand(loader: Loader, decorators: Decorators): Command {
	const compilerOptions = { useDefineForClassFields: false, experimentalDecorators: decorators === "legacy" };
	return {
		program: compilerProgram(),
		args: [
			"--format=cjs",
			"--platform=neutral",
			"--target=esnext",
			`--define:import.meta=${IMPORT_META}`,
			// import() would give the student's code an object of the outer realm; the engine does not know decorators yet.
			"--supported:dynamic-import=false",
			"--supported:decorators=false",
			`--tsconfig-raw=${JSON.stringify({ compilerOptions })}`,
			"--sourcemap=inline",
			"--log-level=error",
			`--log-limit=${MOST_ERRORS}`,
			"--color=false",
			`--loader=${loader}`,
			"--sourcefile=file",
		],
		// For one small file, a second thread and collecting garbage only cost.
		env: { GOMAXPROCS: "1", GOGC: "off" },
		reads: [],
		hasThreads: true,
		addressSpace: ADDRESS_SPACE,
		walls: [],
	};
}

let found: string | undefined;

function compilerProgram(): string {
	found ??= findCompiler();
	return found;
}

function findCompiler(): string {
	const name = `@esbuild/${process.platform}-${process.arch}`;
	const program = installedProgram(["bin/esbuild", "esbuild.exe"], name, "esbuild");
	if (program !== undefined) return program;
	throw new GraderError(`the compiler (${name}) is not installed. ${remedyOfInstallation()}`);
}
