/** What the TypeScript compiler says of a student's own file. It costs no marks, and is only told by `check`. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { installedProgram, packageFolder } from "./installed.ts";

const LIMIT_MS = 20_000;
const MAX_SHOWN = 3;
/** Names of Node's whose types are not installed (2580, 2591), and decorators of the other kind than it is asked to check (1238 to 1241, 1270). */
const NOT_TOLD = new Set([2580, 2591, 1238, 1239, 1240, 1241, 1270]);

/** The first type errors as `linear.ts(12,3): …`; none when the compiler is not installed or there is no such TypeScript file. */
export async function typeErrors(file: string): Promise<string[]> {
	const compiler = installedProgram(["bin/tsc"], "typescript");
	const mathjs = packageFolder("mathjs");
	if (compiler === undefined || !/\.[mc]?ts$/.test(file) || !existsSync(file)) return [];
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-types-"));
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
	writeFileSync(config, JSON.stringify({ compilerOptions, files: [resolve(file)] }));
	try {
		const output = await new Promise<string>((done) => {
			execFile(process.execPath, [compiler, "-p", config, "--pretty", "false"], { timeout: LIMIT_MS, cwd: folder }, (_, text) =>
				done(text),
			);
		});
		const errors: string[] = [];
		for (const line of output.split("\n")) {
			const [, path = "", place = "", code = "", message = ""] = /^(.*\.[mc]?ts)(\(\d+,\d+\)): error TS(\d+): (.*)$/.exec(line) ?? [];
			if (code !== "" && !NOT_TOLD.has(Number(code)) && !/^Cannot find module 'node:/.test(message))
				errors.push(`${basename(path)}${place}: ${message}`);
		}
		return errors.slice(0, MAX_SHOWN);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
