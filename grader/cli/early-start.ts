/**
 * The first act of a grading: the student's process is started before the rest of this program is loaded, since it takes longest to come
 * up. Whatever is unusual about the command line is left to the rest.
 */
import { readdirSync, statSync } from "node:fs";
import type { HostCommand } from "../sandbox/engines/host-command.ts";
import { nodeCommand } from "../sandbox/engines/node-command.ts";
import { commandOf } from "../sandbox/engines/python-command.ts";
import { rememberedInterpreter } from "../sandbox/engines/remembered-python.ts";
import { planLaunch } from "../sandbox/layers/plan-launch.ts";
import { cpuSecondsFor, type StartedProcess, startProcess } from "../sandbox/process/start-process.ts";

/** What a command line asks to be graded, and the process for it. */
export interface EarlyProcess {
	readonly language: "TypeScript" | "Python";
	readonly path: string;
	/** Seconds for the whole submission. */
	readonly timeLimit: number;
	readonly allowsWeak: boolean;
	readonly command: HostCommand;
	readonly started: StartedProcess;
}

const WITH_VALUE = new Set([
	"--problem",
	"--seed",
	"--samples",
	"--out",
	"--format",
	"--report",
	"--explain",
	"--time-limit",
	"--secret-file",
	"--course",
	"--only",
	"--metadata",
]);
const WITHOUT_VALUE = new Set(["--printed", "--allow-weak-isolation", "--json"]);

export const DEFAULT_TIME_LIMIT = 60;

export function startEarly([name, ...rest]: readonly string[]): EarlyProcess | undefined {
	if (name !== "grade" && name !== "check") return undefined;
	const paths: string[] = [];
	let timeLimit = DEFAULT_TIME_LIMIT;
	let allowsWeak = name === "check";
	for (let at = 0; at < rest.length; at += 1) {
		const word = rest[at] as string;
		if (WITH_VALUE.has(word)) {
			at += 1;
			if (word === "--time-limit") timeLimit = Number(rest[at]);
		} else if (WITHOUT_VALUE.has(word)) allowsWeak ||= word === "--allow-weak-isolation";
		else if (word.startsWith("-")) return undefined;
		else paths.push(word);
	}
	const [path] = paths;
	if (path === undefined || paths.length > 1 || !(timeLimit > 0)) return undefined;
	try {
		const language = languageAt(path);
		const interpreter = language === "Python" ? rememberedInterpreter(["numpy"]) : undefined;
		const command = interpreter !== undefined ? commandOf(interpreter) : language === "TypeScript" ? nodeCommand() : undefined;
		if (language === undefined || command === undefined) return undefined;
		const launch = planLaunch(command, cpuSecondsFor(timeLimit * 1000), new Map());
		return { language, path, timeLimit, allowsWeak, command, started: { launch, child: startProcess(launch) } };
	} catch {
		// What is wrong is found again, and told, where everything is there to tell it with.
		return undefined;
	}
}

/** A guess: where it is wrong, another process is started. */
function languageAt(path: string): EarlyProcess["language"] | undefined {
	const kind = statSync(path, { throwIfNoEntry: false });
	if (kind === undefined || path.endsWith(".zip")) return undefined;
	const names = kind.isDirectory() ? readdirSync(path) : [path];
	const isScript = names.some((name) => /\.[mc]?[jt]s$/.test(name));
	return !isScript && names.some((name) => name.endsWith(".py")) ? "Python" : "TypeScript";
}
