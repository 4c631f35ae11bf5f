/** `npm run report-cost`: what the reports of one grading take the first time, each by itself and all together. Runs them in turn. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { FORMATS } from "../../report/formats/list.ts";

const runs = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), "gradecheck-cost-"));
const program = join(folder, "once.mjs");
const names = FORMATS.map(({ name }) => name);
const measured = new Map<string, { processor: number; wall: number }[]>([...names, "all"].map((name) => [name, []]));
try {
	// As one file, as the command line is.
	await build({
		entryPoints: [fileURLToPath(new URL("cost-once.ts", import.meta.url))],
		outfile: program,
		bundle: true,
		platform: "node",
		format: "esm",
		minify: true,
		logLevel: "error",
		banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
	});
	for (let run = 0; run < runs; run += 1)
		for (const [name, values] of measured) {
			const args = [program, folder, ...(name === "all" ? names : [name])];
			const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
			if (status !== 0) throw new Error(stderr);
			values.push(JSON.parse(stdout));
		}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
for (const [name, values] of measured) {
	const median = (of: "processor" | "wall") =>
		values.map((value) => value[of]).sort((one, other) => one - other)[Math.floor(values.length / 2)];
	const least = (of: "processor" | "wall") => Math.min(...values.map((value) => value[of]));
	const text = (of: "processor" | "wall") => `${least(of).toFixed(1).padStart(5)} at least, ${median(of)?.toFixed(1).padStart(5)} median`;
	console.log(`${name.padEnd(17)} processor ms: ${text("processor")};  wall ms: ${text("wall")}`);
}
