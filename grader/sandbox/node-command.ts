/** The command that starts the student's process for TypeScript and JavaScript: the pinned engine, locked down. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GraderError } from "./grader-error.ts";
import type { HostCommand } from "./host-process.ts";

/** The first engine whose permission model also closes the network. */
const OLDEST_ENGINE = 26;

/** MiB. */
const HEAP_LIMIT = 256;

/** Throws `GraderError` when no engine or no host is there. */
export function nodeCommand(dist: string = distFolder()): HostCommand {
	const [host, realm, cache] = ["node-host.cjs", "node-realm.js", "node-realm.cache"].map((name) => `${dist}/${name}`) as [
		string,
		string,
		string,
	];
	if (!existsSync(host)) throw new GraderError(`${host} is missing. Run \`npm run build\`.`);
	return {
		program: engine(dist),
		args: [
			"--permission",
			...[host, realm, cache].map((file) => `--allow-fs-read=${file}`),
			"--no-experimental-sqlite",
			"--disable-sigusr1",
			"--no-warnings",
			`--max-old-space-size=${HEAP_LIMIT}`,
			host,
			realm,
			cache,
		],
	};
}

/** The pinned Node, so that every student is graded by the same engine; else this one, when it is new enough. */
function engine(dist: string): string {
	const pinned = `${dist}/../node_modules/node/bin/node`;
	if (existsSync(pinned)) return pinned;
	if (Number(process.versions.node.split(".")[0]) >= OLDEST_ENGINE) return process.execPath;
	throw new GraderError(
		`Node ${OLDEST_ENGINE} is needed to run submissions; this is ${process.version}. Run \`npm ci\` in gradecheck's folder, which installs it.`,
	);
}

/** Where the built host lies: beside the bundled command line, or in the repository's `dist` when run from source. */
function distFolder(): string {
	const here = fileURLToPath(new URL(".", import.meta.url));
	return readdirSync(here).includes("node-host.cjs") ? here.replace(/\/$/, "") : fileURLToPath(new URL("../../dist", import.meta.url));
}
