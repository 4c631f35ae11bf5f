/**
 * What the TypeScript compiler says of a student's own file. It costs no marks, and is only told by `check`. The compiler reads what a
 * stranger may have written: it is locked in as far as this machine can, to their folder and to types, and ends with its deadline.
 */
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Command } from "./engines/host-command.ts";
import { installedProgram, packageFolder } from "./engines/installed.ts";
import { planLaunch } from "./layers/plan-launch.ts";
import { Filter } from "./process/filter.ts";

/** It is a person's own file, on their own machine, which another user may not be allowed to read. */
const AS_ITSELF = "a student's own file is read by its owner";
const LIMITS = { workMs: 20_000, maxOutput: 1_000_000, maxResident: 1024 * 2 ** 20 };
/** Bytes; it reserves much more than it uses. */
const ADDRESS_SPACE = 8 * 2 ** 30;
const MAX_SHOWN = 3;
/** Names of Node's whose types are not installed (2580, 2591), and decorators of the other kind than it is asked to check (1238 to 1241, 1270). */
const NOT_TOLD = new Set([2580, 2591, 1238, 1239, 1240, 1241, 1270]);

/** The first type errors as `linear.ts(12,3): …`; none when the compiler is not installed or there is no such TypeScript file. */
export async function typeErrors(file: string): Promise<string[]> {
	const name = `@typescript/typescript-${process.platform}-${process.arch}`;
	const compiler = installedProgram(["lib/tsc", "lib/tsc.exe"], name, "typescript");
	if (compiler === undefined || !/\.[mc]?ts$/.test(file) || !existsSync(file)) return [];
	const folder = realpathSync.native(mkdtempSync(join(tmpdir(), "gradecheck-types-")));
	try {
		const filter = new Filter({ ...launchOf(compiler, folder, realpathSync.native(file)), filters: "pipe" });
		const said = await filter.run(Buffer.from(""), LIMITS);
		return said.status === "ended" ? errorsIn(said.output.toString("utf8")) : [];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function launchOf(compiler: string, folder: string, file: string): ReturnType<typeof planLaunch> {
	const mathjs = packageFolder("mathjs");
	const compilerOptions = {
		noEmit: true,
		skipLibCheck: true,
		strict: false,
		target: "esnext",
		module: "esnext",
		moduleResolution: "bundler",
		allowImportingTsExtensions: true,
		// As submissions are compiled.
		useDefineForClassFields: false,
		experimentalDecorators: true,
		types: [],
		paths: mathjs === undefined ? {} : { mathjs: [mathjs] },
	};
	const config = join(folder, "tsconfig.json");
	writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }));
	const command: Command = {
		program: compiler,
		args: ["-p", config, "--pretty", "false"],
		env: {},
		// With what the types of mathjs import.
		reads: [folder, dirname(file), dirname(compiler), ...(mathjs === undefined ? [] : [dirname(realpathSync.native(mathjs))])],
		hasThreads: true,
		addressSpace: ADDRESS_SPACE,
		walls: [],
	};
	return planLaunch(command, LIMITS.workMs / 1000, new Map([["own-user", AS_ITSELF]]));
}

function errorsIn(output: string): string[] {
	const errors: string[] = [];
	for (const line of output.split("\n")) {
		const [, path = "", place = "", code = "", message = ""] = /^(.*\.[mc]?ts)(\(\d+,\d+\)): error TS(\d+): (.*)$/.exec(line) ?? [];
		if (code !== "" && !NOT_TOLD.has(Number(code)) && !/^Cannot find module 'node:/.test(message))
			errors.push(`${basename(path)}${place}: ${message}`);
	}
	return errors.slice(0, MAX_SHOWN);
}
