import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folderWith, ownPointsWithout } from "../testing/grade-submission.ts";
import { correctPython, describePython, withLines } from "../testing/python.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** By the problem's own rubric: of what is right, and of what averages the weights' gradient. */
const [FULL, LOW] = [ownPointsWithout(), ownPointsWithout("backward.dLdW", "gradcheck.W")];

interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

function gradecheck(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
	return new Promise((resolve) => {
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd: root, env: { ...process.env, ...env } }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

describe("a machine without Python", () => {
	it("exits with 3, writes no result, costs no marks and says what mends it", async () => {
		const folder = folderWith({ "linear.py": correctPython });
		const out = join(folder, "results.json");
		const { code, err } = await gradecheck(["grade", folder, "--out", out], { GRADECHECK_PYTHON: "/nowhere/python3" });
		expect(code).toBe(3);
		expect(err).toMatch(/\/nowhere\/python3 does not run\nInstall it: .*\n.*not your fault/);
		expect(existsSync(out)).toBe(false);
	});
});

describePython("the command line, for Python", () => {
	it("writes the same bytes for the same submission and seed, but for timings", async () => {
		const wrong = withLines(["        return Z\n", "        return Z + np.random.rand() + len({'a', 'b'}.pop())\n"]);
		const folder = folderWith({ "linear.py": wrong });
		const texts = [];
		for (const name of ["a.json", "b.json"]) {
			expect((await gradecheck(["grade", folder, "--format", "native", "--out", join(folder, name)])).code).toBe(0);
			texts.push(readFileSync(join(folder, name), "utf8").replace(/"timing": \{[^}]*\}/, ""));
		}
		expect(texts[0]).toBe(texts[1]);
		expect(texts[0]).toContain('"file": "linear.py"');
	});

	it("checks, and checks again when the file is saved", async () => {
		const folder = folderWith({ "linear.py": withLines(["dLdW = np.dot(dLdZ.T, self.A)", "dLdW = np.dot(dLdZ.T, self.A) / self.N"]) });
		const child = spawn(process.execPath, [`${root}dist/gradecheck.js`, "check", folder, "--watch"]);
		let seen = "";
		const until = (text: string) =>
			new Promise<void>((resolve) => {
				const look = () => seen.includes(text) && resolve();
				child.stdout.on("data", look);
				look();
			});
		child.stdout.on("data", (chunk) => {
			seen += chunk;
		});
		await until(`${LOW}/${FULL}`);
		writeFileSync(join(folder, "linear.py"), correctPython);
		await until(`${FULL}/${FULL}`);
		child.kill();
		expect(seen).toContain("Everything is right");
	});
});
