import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { folderWith, gradeFile } from "../../testing/grade-submission.ts";
import { correctPython, describePython, pythonFile } from "../../testing/python.ts";
import { GraderError } from "../grader-error.ts";
import { isRoot } from "../layers/own-user.ts";
import { distFolder } from "./host-files.ts";
import { findInterpreter, pythonCommand } from "./python-interpreter.ts";

function program(text: string): string {
	const path = join(folderWith({ python3: `#!/bin/sh\n${text}\n` }), "python3");
	chmodSync(path, 0o755);
	return path;
}

/** The answer of an interpreter that has no numpy. */
const PROBED = { program: "/bin/true", missing: ["numpy"], faults: [], sites: [], others: [], libraries: ["/usr/lib"], code: "" };

afterEach(() => vi.unstubAllEnvs());

describe("a machine without a Python that can grade", () => {
	it.each([
		["no such program", "/nowhere/python3", /\/nowhere\/python3 does not run/],
		["something else of that name", program("echo hello"), /python3 does not run/],
		[
			"no numpy",
			program(`echo '${JSON.stringify(PROBED)}'`),
			/python3 lacks numpy[\s\S]*(apt-get install python3 python3-numpy|pip install numpy)/,
		],
		[
			"numpy that does not work",
			program(`echo '${JSON.stringify({ ...PROBED, missing: [], faults: ["numpy: ImportError: libblas.so.3"] })}'`),
			/python3 cannot import numpy: ImportError: libblas\.so\.3/,
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

	it.each([
		["the folder of a virtual environment", (bin: string) => bin.replace(/\/bin$/, "")],
		[
			"a name on the PATH",
			(bin: string) => {
				vi.stubEnv("PATH", [bin, process.env.PATH].join(":"));
				return "python3";
			},
		],
	])("may be named by %s", (_, name) => {
		const real = pythonCommand();
		const bin = environment(linkNumpy);
		vi.stubEnv("GRADECHECK_PYTHON", name(bin));
		const command = pythonCommand();
		expect(command.program).toBe(real.program);
		expect(command.args).not.toEqual(real.args);
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

	/** A virtual environment made from that Python, with these modules in it; the path of its `bin`. */
	function environment(fill: (site: string, numpy: string) => void): string {
		const { program: real } = pythonCommand();
		const asked = spawnSync(real, ["-c", "import sys, numpy; print(*sys.version_info[:2], numpy.__path__[0], sep='\\n')"], {
			encoding: "utf8",
		});
		const [major, minor, numpy = ""] = asked.stdout.split("\n");
		const folder = folderWith({ "pyvenv.cfg": `home = ${dirname(real)}\ninclude-system-site-packages = false\n` });
		chmodSync(folder, 0o755);
		const site = join(folder, "lib", `python${major}.${minor}`, "site-packages");
		mkdirSync(join(folder, "bin"));
		mkdirSync(site, { recursive: true });
		symlinkSync(real, join(folder, "bin", "python3"));
		fill(site, numpy);
		return join(folder, "bin");
	}
	const linkNumpy = (site: string, numpy: string) => {
		symlinkSync(numpy, join(site, "numpy"));
		if (existsSync(`${numpy}.libs`)) symlinkSync(`${numpy}.libs`, join(site, "numpy.libs"));
	};

	it("grades with the numpy of a virtual environment", async () => {
		vi.stubEnv("GRADECHECK_PYTHON", join(environment(linkNumpy), "python3"));
		expect(pythonCommand().args.some((arg) => arg.startsWith(tmpdir()) && arg.endsWith("site-packages"))).toBe(true);
		expect((await gradeFile(pythonFile(correctPython), { samples: 20 })).score).toBe(100);
	});

	it.each([
		["has no numpy", () => {}],
		["has a numpy that cannot be imported", (site: string) => writeFileSync(join(site, "numpy.py"), "raise ImportError\n")],
	])("is not one that %s, where another one follows, be it the Python that it was made from", (_, fill) => {
		const real = pythonCommand().program;
		const base = program(`exec ${real} "$@"`).replace(/\/python3$/, "");
		vi.stubEnv("PATH", [environment(fill), base].join(":"));
		expect(pythonCommand().program).toBe(real);
	});

	it.runIf(isRoot())("has a numpy that the student's process may open, where one in a person's home comes first", () => {
		const home = environment(linkNumpy).replace(/bin$/, "lib");
		const closed = join(home, readdirSync(home)[0] as string, "site-packages");
		chmodSync(home, 0o700);
		const open = pythonCommand();
		const real = program(`PYTHONPATH=${closed} exec ${open.program} "$@"`);
		vi.stubEnv("GRADECHECK_PYTHON", real);
		expect(pythonCommand().args).toEqual(open.args);
		expect(pythonCommand().reads).toEqual(open.reads);
	});

	it("starts with an environment of the grader's making", () => {
		vi.stubEnv("GRADECHECK_SECRET", "marker");
		vi.stubEnv("OPENBLAS_CORETYPE", "Haswell");
		const { env } = pythonCommand();
		expect(env).toMatchObject({ OPENBLAS_NUM_THREADS: "1", PYTHONHASHSEED: "0", OPENBLAS_CORETYPE: "Haswell" });
		expect(JSON.stringify(env)).not.toContain("marker");
	});
});
