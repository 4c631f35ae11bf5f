import { chmodSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { folderWith } from "../../testing/grade-submission.ts";
import { describePython } from "../../testing/python.ts";
import { GraderError } from "../grader-error.ts";
import { distFolder } from "./host-files.ts";
import { findInterpreter, pythonCommand } from "./python-interpreter.ts";

function program(text: string): string {
	const path = join(folderWith({ python3: `#!/bin/sh\n${text}\n` }), "python3");
	chmodSync(path, 0o755);
	return path;
}

afterEach(() => vi.unstubAllEnvs());

describe("a machine without a Python that can grade", () => {
	it.each([
		["no such program", "/nowhere/python3", /\/nowhere\/python3 does not run/],
		["something else of that name", program("echo hello"), /python3 does not run/],
		[
			"no numpy",
			program(`echo '{"program":"/bin/true","missing":["numpy"],"library":"/usr/lib","site":"","code":""}'`),
			/python3 lacks numpy[\s\S]*(apt-get install python3 python3-numpy|pip install numpy)/,
		],
	])("is at fault, not the submission, and is told what mends it: %s", (_, path, text) => {
		vi.stubEnv("GRADECHECK_PYTHON", path);
		expect(() => findInterpreter(["numpy"])).toThrow(GraderError);
		expect(() => findInterpreter(["numpy"])).toThrow(text);
	});
});

describePython("the Python that grades", () => {
	it("is the program itself, not the shim or link that leads to it", () => {
		const real = pythonCommand().program;
		vi.stubEnv("GRADECHECK_PYTHON", program(`exec ${real} "$@"`));
		expect(pythonCommand().program).toBe(real);
	});

	it("is asked once: the answer is kept beside the built host", () => {
		const counter = folderWith({});
		vi.stubEnv("GRADECHECK_PYTHON", program(`touch ${counter}/$$\nexec ${pythonCommand().program} "$@"`));
		pythonCommand();
		pythonCommand();
		expect(readdirSync(counter)).toHaveLength(1);
		expect(existsSync(join(distFolder(), "python"))).toBe(true);
	});

	it("is the first on the PATH that has numpy", () => {
		const real = pythonCommand().program;
		const folders = [program("exit 1"), program(`exec ${real} "$@"`)].map((path) => path.replace(/\/python3$/, ""));
		vi.stubEnv("PATH", [...folders, process.env.PATH].join(":"));
		expect(pythonCommand().program).toBe(real);
	});

	it("starts with an environment of the grader's making", () => {
		vi.stubEnv("GRADECHECK_SECRET", "marker");
		vi.stubEnv("OPENBLAS_CORETYPE", "Haswell");
		const { env } = pythonCommand();
		expect(env).toMatchObject({ OPENBLAS_NUM_THREADS: "1", PYTHONHASHSEED: "0", OPENBLAS_CORETYPE: "Haswell" });
		expect(JSON.stringify(env)).not.toContain("marker");
	});
});
