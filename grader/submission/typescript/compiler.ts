/** The compiler's own library, loaded where it is needed: a service that stays for as long as this process. */
import { createRequire } from "node:module";

export type Compiler = typeof import("esbuild");

let loaded: Compiler | undefined;

export function compiler(): Compiler {
	loaded ??= createRequire(import.meta.url)("esbuild") as Compiler;
	return loaded;
}

/** How submissions are compiled, alone or in a bundle. */
export const COMPILE_OPTIONS = {
	format: "cjs",
	platform: "neutral",
	target: "esnext",
	// import() would give the student's code an object of the outer realm.
	supported: { "dynamic-import": false },
	tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, experimentalDecorators: true } },
	logLevel: "silent",
} as const;

/** The same for the compiler's program. */
export const COMPILE_FLAGS = [
	"--format=cjs",
	"--platform=neutral",
	"--target=esnext",
	"--supported:dynamic-import=false",
	`--tsconfig-raw=${JSON.stringify(COMPILE_OPTIONS.tsconfigRaw)}`,
	"--log-level=silent",
] as const;
