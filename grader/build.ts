/** Builds `dist/`: the command line, and the student's process as an outer and an inner part. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { problems } from "../problems/index.ts";
import { buildCommandLine } from "./build-command-line.ts";
import { makePlan } from "./checks/make-plan.ts";
import { keep, USUAL } from "./cli/kept.ts";
import { SCRIPTS } from "./cli/pack/scripts.ts";
import { mathjsChance } from "./mathjs-chance.ts";
import { loadProblem } from "./problem/load.ts";
import { DeclarationError } from "./problem/loaded-problem.ts";
import { ENGINE_FLAGS, engine } from "./sandbox/engines/node-command.ts";
import { buildJail } from "./sandbox/layers/jail/build-jail.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}dist`;

await rm(dist, { recursive: true, force: true });
linkEngine();
const common: BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	target: "esnext",
	legalComments: "none",
	logLevel: "warning",
	charset: "ascii",
};
await buildHost();
for (const name of ["archive-reader", "class-reader"])
	await build({
		...common,
		entryPoints: [`grader/hosts/reader/${name}.ts`],
		outfile: `dist/${name}.cjs`,
		platform: "node",
		format: "cjs",
		minifySyntax: true,
	});
await mkdir(`${dist}/python`);
for (const name of ["start", "probe", "values", "places", "output", "ambient", "changes", "faults", "modules", "constructor", "host"])
	await cp(`${root}grader/hosts/python/python_${name}.py`, `${dist}/python/python_${name}.py`);
await buildRealm("[]");
await buildRealm(runInEngine("find-orders.ts", `${dist}/node-realm.js`));
runInEngine("compile-realm.ts", `${dist}/node-realm.js`, `${dist}/node-realm.cache`);
await buildCommandLine(common, dist);
// What starts it is CommonJS, which starts sooner.
const starter: BuildOptions = {
	...common,
	platform: "node",
	format: "cjs",
	minify: true,
	define: { "import.meta.url": "gradecheckUrl" },
};
const url = 'const gradecheckUrl = require("node:url").pathToFileURL(__filename).href;';
await build({
	...starter,
	entryPoints: ["grader/cli/start.ts"],
	outfile: "dist/gradecheck.js",
	banner: { js: `#!/usr/bin/env node\n${url}` },
});
await build({
	...starter,
	entryPoints: ["grader/sandbox/layers/jail/make-jail.ts"],
	outfile: "dist/make-jail.js",
	banner: { js: url },
});
await writeFile(`${dist}/package.json`, '{ "type": "commonjs" }\n');
for (const name of ["jail.c", "zygote.c", "lock.c", "lock.h"]) await cp(`${root}grader/sandbox/layers/jail/${name}`, `${dist}/${name}`);
await writeFile(`${dist}/build-id`, buildId());
for (const name of SCRIPTS) await cp(`${root}grader/container/${name}`, `${dist}/container/${name}`);
const jailFailure = buildJail(dist);
if (jailFailure !== undefined)
	console.warn(`gradecheck: built without the jail: ${jailFailure}. Submissions are graded in fewer layers; see \`gradecheck doctor\`.`);
keepAll();
// Only saves time: where it does not work, the engine compiles the command line at each start.
spawnSync(engine(), [`${root}grader/cli/compile-main.ts`, dist, ...rightSubmissions()], { stdio: "ignore" });

/** npm's scripts run in the engine that grades. Some versions of npm link it themselves. */
function linkEngine(): void {
	if (process.platform === "win32") return;
	const programs = realpathSync(`${root}node_modules/.bin`);
	rmSync(`${programs}/node`, { force: true });
	symlinkSync(relative(programs, engine()), `${programs}/node`);
}

function keepAll(): void {
	try {
		for (const problem of problems.map((each) => loadProblem(each))) keep(problem, makePlan(problem, USUAL.seed, USUAL.samples), dist);
	} catch (error) {
		if (!(error instanceof DeclarationError)) throw error;
		console.error(`gradecheck: ${error.message}\nMend the declaration in problems/, and build again.`);
		process.exit(1);
	}
}

async function buildHost(): Promise<void> {
	const options = { ...common, platform: "node", format: "cjs", minifySyntax: true } as const;
	const host = await build({ ...options, entryPoints: ["grader/hosts/node/host.ts"], write: false });
	await build({
		...options,
		entryPoints: ["grader/hosts/node/start.ts"],
		outfile: "dist/node-host.cjs",
		define: { HOST: JSON.stringify(`(function (require) {${host.outputFiles[0]?.text}})`) },
	});
}

/** `orders` is JSON: see `hosts/node/sort.ts`. */
async function buildRealm(orders: string): Promise<void> {
	const realm = await build({
		...common,
		entryPoints: ["grader/hosts/node/realm.ts"],
		platform: "neutral",
		mainFields: ["module", "main"],
		format: "iife",
		globalName: "gradecheckRealm",
		minify: true,
		define: { SIGNATURE_ORDERS: orders },
		plugins: [mathjsChance],
		write: false,
	});
	// The value of the script is the realm, not a global that the student's code could reach.
	const text = realm.outputFiles[0]?.text
		.trim()
		.replace(/^"use strict";/, "")
		.replace(/^var gradecheckRealm=/, "")
		.replace(/;$/, "");
	await writeFile(`${dist}/node-realm.js`, `"use strict";(${text})`);
}

/** Tells builds apart: what is made on a machine for one of them is not for another. */
function buildId(): string {
	const hash = createHash("sha256");
	for (const folder of [dist, `${dist}/python`])
		for (const name of readdirSync(folder).sort()) if (/\.(js|cjs|py|c|h)$/.test(name)) hash.update(readFileSync(`${folder}/${name}`));
	return hash.digest("hex").slice(0, 16);
}

/** Gives what the program printed. */
function runInEngine(program: string, ...args: readonly string[]): string {
	return execFileSync(engine(), [...ENGINE_FLAGS, `${root}grader/sandbox/engines/${program}`, ...args], {
		encoding: "utf8",
		stdio: ["ignore", "pipe", "inherit"],
	});
}

/**
 * Of each problem a right one, in each language that there is. What wrong ones take besides is compiled when it comes to that: with it in
 * the file, every grading would load it.
 */
function rightSubmissions(): string[] {
	return readdirSync(`${root}problems`, { recursive: true, encoding: "utf8" }).flatMap((path) => {
		const [problem, submissions, kind, ...rest] = path.split("/");
		if (submissions !== "submissions" || kind !== "correct" || rest.length > 0) return [];
		const files = readdirSync(`${root}problems/${path}`);
		return [".ts", ".py"]
			.flatMap((kind) => files.find((name) => name.endsWith(kind)) ?? [])
			.map((file) => `${problem}:${root}problems/${path}/${file}`);
	});
}
