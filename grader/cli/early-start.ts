/**
 * The first act of a grading: the student's process is started before the rest of this program is loaded, since it takes longest to come
 * up. Whatever is unusual about the command line is left to the rest.
 */
import { readdirSync, statSync } from "node:fs";
import { nodeCommand } from "../sandbox/node-command.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { type Limits, StudentOracle } from "../sandbox/student-oracle.ts";

export interface EarlyStart {
	readonly language: "TypeScript" | "Python";
	readonly path: string;
	readonly timeLimit: number;
	readonly allowsWeak: boolean;
	readonly sandbox: Sandbox;
	readonly oracle: StudentOracle;
	/** Whether a grading has it. */
	isTaken: boolean;
}

const WITH_VALUE = new Set(["--problem", "--seed", "--samples", "--out", "--format", "--explain", "--time-limit"]);
const WITHOUT_VALUE = new Set(["--printed", "--allow-weak-isolation"]);

/** `timeLimit` is seconds for the whole submission. */
export function limitsOf(timeLimit: number): Limits {
	return { callMs: Math.max(1000, Math.min(5000, timeLimit * 100)), totalMs: timeLimit * 1000 };
}

export const DEFAULT_TIME_LIMIT = 60;

export async function startEarly([name, ...rest]: readonly string[]): Promise<EarlyStart | undefined> {
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
		if (language === undefined) return undefined;
		const command = language === "Python" ? (await import("../sandbox/python-command.ts")).pythonCommand() : nodeCommand();
		const sandbox = new Sandbox(command, { allowsWeak });
		return { language, path, timeLimit, allowsWeak, sandbox, oracle: new StudentOracle(sandbox, limitsOf(timeLimit)), isTaken: false };
	} catch {
		// What is wrong is found again, and told, where everything is there to tell it with.
		return undefined;
	}
}

/** A guess: where it is wrong, another process is started. */
function languageAt(path: string): EarlyStart["language"] | undefined {
	const kind = statSync(path, { throwIfNoEntry: false });
	if (kind === undefined || path.endsWith(".zip")) return undefined;
	const names = kind.isDirectory() ? readdirSync(path) : [path];
	const isScript = names.some((name) => /\.[mc]?[jt]s$/.test(name));
	return !isScript && names.some((name) => name.endsWith(".py")) ? "Python" : "TypeScript";
}
