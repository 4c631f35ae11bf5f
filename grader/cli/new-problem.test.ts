import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { UsageError } from "../submission/usage-error.ts";
import { writeNewProblem } from "./new-problem.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A copy of the sources, with the same packages. */
function copyOfRepository(): string {
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-new-"));
	// The student's process runs as another user.
	chmodSync(folder, 0o755);
	for (const name of ["grader", "problems", "reference", "package.json", "tsconfig.json"])
		cpSync(join(root, name), join(folder, name), { recursive: true });
	symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
	return folder;
}

function run(folder: string, ...command: string[]): Promise<{ code: number; out: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, command, { cwd: folder }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out: out + err }),
		);
	});
}

describe("a new problem", () => {
	it("touches problems/ and reference/ only, compiles, and has a verify that says what is missing", async () => {
		const folder = copyOfRepository();
		const written = writeNewProblem("softmax", folder);
		for (const path of written) expect(path).toMatch(/^(problems|reference)\//);
		expect(readFileSync(join(folder, "problems/index.ts"), "utf8")).toMatch(/= \[linear, .*softmax\];/);
		expect((await run(folder, join(root, "node_modules/typescript/bin/tsc"))).out).toBe("");
		expect((await run(folder, "--import", "tsx", "grader/build.ts")).code).toBe(0);
		const { code, out } = await run(folder, "dist/gradecheck.js", "verify", "softmax");
		expect(code).toBe(1);
		expect(out).toMatch(/1 of 1 get full marks/);
		expect(out).toMatch(/no mistake is caught by forward\.shape alone/);
		expect(out).toMatch(/softmax has no mistakes of its own/);
	});

	it.each([
		["Soft-Max", /cannot name a problem/],
		["linear", /exists already/],
	])("is refused where it cannot be: %s", (id, message) => {
		expect(() => writeNewProblem(id, root)).toThrow(UsageError);
		expect(() => writeNewProblem(id, root)).toThrow(message);
	});
});
