/** Compiles the jail where a C compiler is; without one the layers that rest on it are missing, and say so. */
import { spawnSync } from "node:child_process";
import { chmodSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The sources lie beside this file, and in `dist/` beside the bundled command line. */
const [jail, zygote, lock] = ["jail.c", "zygote.c", "lock.c"].map((name) => fileURLToPath(new URL(name, import.meta.url))) as [
	string,
	string,
	string,
];

/** Writes `zygote.so` and `jail` into the folder, each whole or not at all; gives the reason when it cannot. */
export function buildJail(folder: string): string | undefined {
	if (process.platform !== "linux") return "it is made for Linux";
	return (
		compileTo(`${folder}/zygote.so`, [["-shared", "-fPIC", "-fvisibility=hidden", zygote, lock]]) ??
		// Without shared libraries it starts in half the time.
		compileTo(`${folder}/jail`, [
			["-static", jail, lock],
			[jail, lock],
		])
	);
}

/** With the first of these arguments that the compiler takes. */
function compileTo(file: string, choices: readonly (readonly string[])[]): string | undefined {
	const made = `${file}.${process.pid}`;
	let why: string | undefined;
	try {
		for (const args of choices) {
			why = compile([...args, "-o", made]);
			if (why !== undefined) continue;
			// For other users as well, whatever the mask is.
			chmodSync(made, 0o755);
			renameSync(made, file);
			return undefined;
		}
		return why;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	} finally {
		rmSync(made, { force: true });
	}
}

function compile(args: readonly string[]): string | undefined {
	const { error, status, stderr } = spawnSync(process.env.CC ?? "cc", ["-O2", ...args], { encoding: "utf8" });
	if (error !== undefined) return "there is no C compiler";
	if (status === 0) return undefined;
	const lines = stderr.trim().split("\n");
	return `the C compiler says: ${(lines.find((line) => line.includes("error")) ?? lines[0] ?? "").slice(0, 300)}`;
}
