/** Namespaces of its own, made by bubblewrap: no other process, no network, no other file to be seen. */
import { existsSync } from "node:fs";
import type { Command } from "../engines/host-command.ts";
import { zygoteLibrary } from "./jail-layer.ts";
import type { Launch } from "./launch.ts";
import { DEVICES, SYSTEM_FILES } from "./system-files.ts";

const PROGRAMS = ["/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"];

export function bubblewrapProgram(): string | undefined {
	return PROGRAMS.find((program) => existsSync(program));
}

export function wrapInBubblewrap(launch: Launch, { program, reads }: Command, bubblewrap: string, jail: string | undefined): Launch {
	const seen = [
		...SYSTEM_FILES,
		program,
		...(jail === undefined ? [] : [jail]),
		...(jail === undefined || launch.copies === undefined ? [] : [zygoteLibrary(jail) ?? ""]),
		...reads,
	];
	const args = [
		...["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--chdir", "/"],
		...seen.flatMap((path) => ["--ro-bind-try", path, path]),
		...DEVICES.flatMap((path) => ["--dev-bind-try", path, path]),
		...["--", launch.program, ...launch.args],
	];
	return { ...launch, program: bubblewrap, args, layers: [...launch.layers, "namespaces"] };
}
