/** Compiles the jail where a C compiler is; without one the layers that rest on it are missing, and say so. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const [jail, zygote, lock] = ["jail.c", "zygote.c", "lock.c"].map((name) => fileURLToPath(new URL(name, import.meta.url))) as [
	string,
	string,
	string,
];

/** Writes `jail` and `zygote.so` into the folder; gives the reason when it cannot. */
export function buildJail(folder: string): string | undefined {
	if (process.platform !== "linux") return "it is made for Linux";
	// Without shared libraries it starts in half the time.
	const why = compile(["-static", "-o", `${folder}/jail`, jail, lock]) && compile(["-o", `${folder}/jail`, jail, lock]);
	return why ?? compile(["-shared", "-fPIC", "-fvisibility=hidden", "-o", `${folder}/zygote.so`, zygote, lock]);
}

function compile(args: readonly string[]): string | undefined {
	const { error, status, stderr } = spawnSync(process.env.CC ?? "cc", ["-O2", ...args], { encoding: "utf8" });
	if (error !== undefined) return "there is no C compiler";
	return status === 0 ? undefined : stderr.trim().slice(0, 2000);
}
