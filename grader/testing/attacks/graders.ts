/** The graders that attacks are tried on, built into `dist/attacks`. */
import { cpSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { LayerId } from "../../sandbox/layers/layers.ts";
import type { Grader } from "./run-attack.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const dist = `${root}dist`;

/** Seconds for one submission; an honest one takes well under one. */
const TIME_LIMIT = 3;

const common = { program: `${root}node_modules/.bin/node`, stuckAfter: 240, reference: `${root}reference/linear-by-loops.ts` };

/** The command itself, in all layers that the machine has. */
export function realGrader(): Grader {
	const args = [`${dist}/gradecheck.js`, "grade", "--format", "native", "--printed", "--time-limit", String(TIME_LIMIT), "--out"];
	// The options come before the submission, so the result has to be named through the shell.
	return {
		...common,
		program: "/bin/sh",
		args: ["-c", `exec "$0" ${args.slice(0, -1).join(" ")} --out "$2" "$1"`, common.program],
		patienceMs: 0,
	};
}

/** As one of a class, by copies of one process. */
export function classGrader(): Grader {
	return { ...common, args: [`${dist}/attacks/grade-in-class.mjs`, String(TIME_LIMIT)], patienceMs: 0 };
}

/** The same grading with layers switched off. */
export function graderWithout(layers: readonly LayerId[]): Grader {
	// Where layers are off, an attack may well stop the grader.
	return { ...common, stuckAfter: 30, args: [`${dist}/attacks/grade-without.mjs`, layers.join(","), String(TIME_LIMIT)], patienceMs: 500 };
}

/** No isolation at all: in the grader's own process. */
export function naiveGrader(): Grader {
	// Spares the machine that the test runs on.
	const limits = 'ulimit -t 8; ulimit -v 8000000; exec "$0" "$@"';
	return {
		...common,
		program: "/bin/sh",
		args: ["-c", limits, common.program, `${dist}/attacks/naive-grader.mjs`],
		stuckAfter: 12,
		patienceMs: 2500,
	};
}

export async function buildGraders(): Promise<void> {
	mkdirSync(`${dist}/attacks`, { recursive: true });
	// Bundled code looks for the host beside itself.
	for (const name of ["node-host.cjs", "node-realm.js", "node-realm.cache", "archive-reader.cjs", "jail", "zygote.so", "python"])
		cpSync(`${dist}/${name}`, `${dist}/attacks/${name}`, { recursive: true, errorOnExist: false, force: true, verbatimSymlinks: true });
	const options = { absWorkingDir: root, bundle: true, platform: "node", target: "esnext", logLevel: "warning" } as const;
	const banner = {
		js: 'import { createRequire as gradecheckRequire } from "node:module"; const require = gradecheckRequire(import.meta.url);',
	};
	const folder = "grader/testing/attacks";
	await build({
		...options,
		entryPoints: ["grade-in-class", "grade-without", "naive-grader"].map((name) => `${folder}/${name}.ts`),
		outdir: "dist/attacks",
		format: "esm",
		outExtension: { ".js": ".mjs" },
		external: ["esbuild", "mathjs", "typescript"],
		banner,
	});
	await build({
		...options,
		entryPoints: [`${folder}/open-host.ts`],
		outfile: "dist/attacks/open-host.cjs",
		format: "cjs",
		define: { SIGNATURE_ORDERS: "[]" },
	});
}
