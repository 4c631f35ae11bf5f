/** The layers of the native jail: limits, system calls, Landlock. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "../engines/host-command.ts";
import type { Launch, Surroundings } from "./launch.ts";
import { DEVICES, SYSTEM_FILES } from "./system-files.ts";

/** What makes copies of a host. The jail's orders are lines, so that no path in them may hold a line break. */
export function zygoteLibrary(jail: string): string | undefined {
	const library = join(dirname(jail), "zygote.so");
	return existsSync(library) && !library.includes("\n") ? library : undefined;
}

/**
 * `isInside`: in namespaces, where the grader is not the parent that the process sees, and there is no other user to become. Elsewhere what
 * is copied gives each copy a user of its own, if it has one itself.
 */
export function wrapInJail(
	launch: Launch,
	{ reads, hasThreads, addressSpace }: Command,
	{ cpuSeconds, without, copies = 0 }: Surroundings,
	jail: string,
	isInside: boolean,
): Launch {
	const library = copies > 0 ? zygoteLibrary(jail) : undefined;
	const givesUsers = library !== undefined && launch.user !== undefined && !isInside;
	const flags = [
		...(isInside ? [] : ["--parent", String(process.pid)]),
		...["--cpu", String(cpuSeconds), "--memory", String(addressSpace)],
		...(hasThreads ? ["--threads"] : []),
		...(without.has("system-calls") ? ["--no-system-calls"] : []),
		...(without.has("landlock") ? ["--no-landlock"] : []),
		...(library === undefined ? [] : ["--zygote", dirname(library), "--copies", String(copies)]),
		...(givesUsers ? ["--user", String(launch.user)] : []),
		...[...SYSTEM_FILES, ...DEVICES, ...reads].flatMap((path) => ["--read", path]),
	];
	return {
		...launch,
		program: jail,
		args: [...flags, "--", launch.program, ...launch.args],
		isAnnounced: true,
		...(library !== undefined && { copies }),
		...(givesUsers && { givesUsers }),
	};
}

/** Without the jail: what a shell can limit, so that a process does not outlive a killed grader for long. */
export function wrapInShell(launch: Launch, { addressSpace }: Command, { cpuSeconds }: Surroundings): Launch {
	// Some systems do not know a limit of address space.
	const limits = 'ulimit -t "$0"; ulimit -c 0; ulimit -f 0; ulimit -n 64; ulimit -v "$1" 2>/dev/null; shift; exec "$@"';
	const kilobytes = String(addressSpace / 1024);
	return { ...launch, program: "/bin/sh", args: ["-c", limits, String(cpuSeconds), kilobytes, launch.program, ...launch.args] };
}
