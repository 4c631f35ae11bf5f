/** Compiles the jail where a C compiler is; without one the layers that rest on it are missing, and say so. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("jail.c", import.meta.url));

/** Writes `jail` and `jail.so` into the folder; gives the reason when it cannot. */
export function buildJail(folder: string): string | undefined {
	if (process.platform !== "linux") return "it is made for Linux";
	// Without shared libraries it starts in half the time.
	const why = compile(["-static", "-o", `${folder}/jail`]) && compile(["-o", `${folder}/jail`]);
	return why ?? compile(["-shared", "-fPIC", "-o", `${folder}/jail.so`]);
}

function compile(flags: readonly string[]): string | undefined {
	const { error, status, stderr } = spawnSync(process.env.CC ?? "cc", ["-O2", ...flags, source], { encoding: "utf8" });
	if (error !== undefined) return "there is no C compiler";
	return status === 0 ? undefined : stderr.trim().slice(0, 2000);
}
