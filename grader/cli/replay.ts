/** The command that does it again, as it is typed where this program was started. */
import { readFileSync } from "node:fs";
import { basename, delimiter, dirname, join, relative, resolve, sep } from "node:path";
import { repositoryAbove } from "./repository.ts";

interface Replayed {
	readonly problem: string;
	readonly seed: number;
	readonly samples: number;
	readonly timeLimit: number;
	readonly course?: string;
	readonly secretFile?: string;
	readonly explain?: string;
	readonly printed?: boolean;
	readonly allowWeakIsolation?: boolean;
	readonly only?: readonly string[];
}

/** How a process was started. */
export interface Start {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The program as it was called, links not followed, and the words after it. */
	readonly program: string;
	readonly words: readonly string[];
	readonly cwd: string;
	/** The repository that it runs from, if it does. */
	readonly repository?: string;
	/** What npx was asked for, where it keeps this program for itself. */
	readonly npx?: string;
	readonly isWindows: boolean;
}

/**
 * Words that belong together, such as an option and its value, without what goes without saying. A seed that came from a secret does not
 * stand there.
 */
export function replayWords(path: string, options: Replayed, usual: Replayed): string[][] {
	const { seed, samples, timeLimit, problem, course, secretFile, explain, only = [] } = options;
	return [
		[path.startsWith("-") ? `./${path}` : path],
		...(course === undefined ? [] : [["--course", course]]),
		...(problem === usual.problem ? [] : [["--problem", problem]]),
		...(seed === usual.seed ? [] : [["--seed", `${seed}`]]),
		...(samples === usual.samples ? [] : [["--samples", `${samples}`]]),
		...(timeLimit === usual.timeLimit ? [] : [["--time-limit", `${timeLimit}`]]),
		...(secretFile === undefined ? [] : [["--secret-file", secretFile]]),
		...(explain === undefined ? [] : [["--explain", explain]]),
		...(options.printed === true ? [["--printed"]] : []),
		...(options.allowWeakIsolation === true ? [["--allow-weak-isolation"]] : []),
		...only.map((name) => ["--only", name]),
	];
}

/** The line that is typed for a command of this program's. */
export function typed(name: string, words: readonly (readonly string[])[] = [], start: Start = thisStart()): string {
	const line = (before: string, after: readonly (readonly string[])[]) =>
		[before, ...after.flat().map((word) => quoted(word, start.isWindows))].join(" ");
	const script = scriptOf(start);
	if (script?.words[0] === name) {
		const more = words.filter((group) => !stands(group, script.words));
		return line(`npm run ${script.name}${more.length > 0 ? " --" : ""}`, more);
	}
	if (start.repository !== undefined && resolve(start.cwd) === resolve(start.repository))
		return line(name === "grade" || name === "check" ? `npm run ${name} --` : `npm run gradecheck -- ${name}`, words);
	return line(`${programOf(start)} ${name}`, words);
}

function thisStart(): Start {
	const [, program = "", ...words] = process.argv;
	const [repository, npx] = [repositoryAbove(), askedOfNpx(program)];
	return {
		...{ env: process.env, program, words, cwd: process.cwd(), isWindows: process.platform === "win32" },
		...(repository !== undefined && { repository }),
		...(npx !== undefined && { npx }),
	};
}

/** The package as it was named to npx, such as a tarball. */
function askedOfNpx(program: string): string | undefined {
	const cache = /^.*[\\/]_npx[\\/][0-9a-f]+(?=[\\/]node_modules[\\/])/.exec(program)?.[0];
	if (cache === undefined) return undefined;
	try {
		return String(JSON.parse(readFileSync(join(cache, "package.json"), "utf8"))._npx.packages[0]);
	} catch {
		return "gradecheck";
	}
}

/** The script of a package.json that started this, with the words that stand in it; the others were typed behind it. */
function scriptOf({ env, words }: Start): { readonly name: string; readonly words: readonly string[] } | undefined {
	const [name, text] = [env.npm_lifecycle_event, env.npm_lifecycle_script];
	if (name === undefined || text === undefined || !isNpm(env)) return undefined;
	const own = /^(?:node +)?(?:\S*[\\/])?gradecheck(?:\.c?js)? +([^"'&|;<>$`]+)$/.exec(text.trim())?.[1]?.split(/ +/);
	return own?.every((word, at) => word === words[at]) ? { name, words: own } : undefined;
}

/** Others take the words behind a script in another way. */
function isNpm(env: Start["env"]): boolean {
	return env.npm_config_user_agent?.startsWith("npm/") === true;
}

/** Whether words are among those of a script, behind each other. */
function stands(group: readonly string[], script: readonly string[]): boolean {
	return script.some((_, at) => group.every((word, next) => script[at + next] === word));
}

/** In a project that it is installed in: by npx. On the PATH: by its name. Otherwise by its path. */
function programOf({ env, program, cwd, npx, isWindows }: Start): string {
	if (npx !== undefined) return `npx ${quoted(npx, isWindows)}`;
	const above = /^(.*)[\\/]node_modules[\\/](?:\.bin[\\/]gradecheck$|gradecheck[\\/])/.exec(program)?.[1];
	if (above !== undefined && isAbove(above, cwd)) return "npx gradecheck";
	const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter((folder) => folder !== "");
	const shim = above ?? (basename(program) === "gradecheck" ? dirname(program) : undefined);
	if (shim !== undefined && folders.some((folder) => resolve(folder) === resolve(shim))) return "gradecheck";
	const near = relative(cwd, program);
	const path = quoted(near.startsWith("..") ? program : near.includes(sep) ? near : `.${sep}${near}`, isWindows);
	return /\.c?js$/.test(program) ? `node ${path}` : path;
}

function isAbove(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way);
}

/** As a shell takes it. */
function quoted(word: string, isWindows: boolean): string {
	if (isWindows) return /^[\w.\\/:@+-]+$/.test(word) ? word : `"${word}"`;
	return /^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
