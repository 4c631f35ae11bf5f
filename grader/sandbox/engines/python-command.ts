/** The command that starts the student's process for Python: the system's interpreter with numpy, and the host handed over as text. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type HostCommand, LARGE_PAGES, ZONE } from "./host-command.ts";
import { distFolder } from "./host-files.ts";
import { type Interpreter, readsOf } from "./remembered-python.ts";

/** Bytes: numpy maps some 400 MB of libraries. */
const ADDRESS_SPACE = 2 * 2 ** 30;

/** Passed on where they are set: on some processors an older OpenBLAS computes wrong products without them. */
const KERNEL_CHOICE = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];

/** What lies in memory that nobody has written to (`np.empty`) is the same in every run: no pieces are kept back with addresses in them. */
const FILLED_MEMORY = ["glibc.malloc.perturb=170", "glibc.malloc.tcache_count=0"];

/** `allow` names the packages beside numpy that may be imported. */
export function commandOf(interpreter: Interpreter, allow: readonly string[] = []): HostCommand {
	const { program, site, others, code } = interpreter;
	const start = readFileSync(join(distFolder(), "python", "python_start.py"), "utf8");
	return {
		language: "Python",
		program,
		// Nothing of the person's own is loaded: no site, no user's packages. `-I` would also ignore the environment, which is all ours.
		args: ["-s", "-S", "-B", "-X", "utf8", "-c", start, [site, ...others].join("\n"), code, ...allow],
		argsOfZygote: [],
		env: {
			OPENBLAS_NUM_THREADS: "1",
			OMP_NUM_THREADS: "1",
			MKL_NUM_THREADS: "1",
			// Sets of strings have the same order in every run.
			PYTHONHASHSEED: "0",
			GLIBC_TUNABLES: [LARGE_PAGES, ...FILLED_MEMORY].join(":"),
			...ZONE,
			...kernelChoice(),
		},
		reads: readsOf(interpreter),
		hasThreads: false,
		addressSpace: ADDRESS_SPACE,
		walls: [],
		needs: [["system-calls", "namespaces"]],
	};
}

function kernelChoice(): Record<string, string> {
	const chosen: Record<string, string> = {};
	for (const name of KERNEL_CHOICE) {
		const value = process.env[name];
		if (value !== undefined) chosen[name] = value;
	}
	return chosen;
}
