/** The command that starts the student's process for TypeScript and JavaScript: the pinned engine, locked down. */
import { existsSync, realpathSync } from "node:fs";
import { GraderError } from "../grader-error.ts";
import { type HostCommand, LARGE_PAGES, ZONE } from "./host-command.ts";
import { distFolder } from "./host-files.ts";
import { installedProgram, remedyOfInstallation } from "./installed.ts";

/** The first engine whose permission model also closes the network. */
export const OLDEST_ENGINE = 26;

/** What the engine compares before it takes code that was compiled ahead. */
export const ENGINE_FLAGS = [
	// Of the outer realm; the inner one has its own setting.
	"--disallow-code-generation-from-strings",
	// A grading ends before the optimising compilers have paid for themselves, and most holes of the engine are in them. Loops are still compiled.
	"--no-opt",
	"--invocation-count-for-maglev=2000",
	// Of a process that is copied, the copy has one thread: the engine must not wait for others.
	"--single-threaded",
] as const;

/** MiB. */
export const HEAP_LIMIT = 256;

/** Bytes: the engine reserves 1.3 GB before it runs anything. */
export const ADDRESS_SPACE = 4 * 2 ** 30;

/** Throws `GraderError` when no engine or no host is there. */
export function nodeCommand(dist: string = distFolder()): HostCommand {
	const files = ["node-host.cjs", "node-realm.js", "node-realm.cache"].map((name) => `${dist}/${name}`);
	const absent = files.find((file) => !existsSync(file));
	if (absent !== undefined) throw new GraderError(`${absent} is missing. ${remedyOfInstallation()}`);
	const [host, ...others] = files.map((file) => realpathSync.native(file)) as [string, string, string];
	return {
		language: "TypeScript",
		program: realpathSync.native(engine()),
		args: [...lockingFlags([host, ...others]), `--max-old-space-size=${HEAP_LIMIT}`, "--v8-pool-size=1", host, ...others],
		argsOfZygote: ["copied"],
		env: { GLIBC_TUNABLES: LARGE_PAGES, ...ZONE },
		reads: [host, ...others],
		hasThreads: true,
		addressSpace: ADDRESS_SPACE,
		walls: ["inner-realm", "engine-permissions"],
		needs: [["inner-realm"], ["engine-permissions"]],
	};
}

/** The engine's own wall: files, network, processes and addons are refused. */
export function lockingFlags(readable: readonly string[]): string[] {
	return [
		"--permission",
		// Files, never folders: links inside an allowed folder are followed.
		...readable.map((file) => `--allow-fs-read=${file}`),
		// SQLite writes files past the permissions.
		"--no-experimental-sqlite",
		"--disable-sigusr1",
		"--no-warnings",
		...ENGINE_FLAGS,
		// OpenSSL would read the system's configuration before anything is locked.
		"--openssl-config=/dev/null",
	];
}

/** The pinned Node, so that every student is graded by the same engine; else this one, when it is new enough. */
export function engine(): string {
	const name = pinnedEngine();
	const pinned = installedProgram(["bin/node", "bin/node.exe"], name);
	if (pinned !== undefined) return pinned;
	if (Number(process.versions.node.split(".")[0]) >= OLDEST_ENGINE) return process.execPath;
	throw new GraderError(
		`Node ${OLDEST_ENGINE} is needed to run submissions; this is ${process.version}, and the package that brings it (${name}) is not installed. ${remedyOfInstallation()}`,
	);
}

/** The package that holds it for this machine. */
function pinnedEngine(): string {
	const { platform, arch } = process;
	return `${platform === "darwin" && arch === "arm64" ? "node-bin" : "node"}-${platform === "win32" ? "win" : platform}-${arch}`;
}
