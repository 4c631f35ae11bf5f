/** Which Python runs submissions: the first that has numpy and that the student's process may start. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import * as z from "zod/mini";
import { GraderError } from "../grader-error.ts";
import { firstClosed, isRoot } from "../layers/own-user.ts";
import type { HostCommand } from "./host-command.ts";
import { distFolder } from "./host-files.ts";
import { commandOf } from "./python-command.ts";
import { type Interpreter, readsOf, remember, rememberedInterpreter } from "./remembered-python.ts";

/** The host's modules, in the order in which they import each other; the last one serves. */
const MODULES = ["python_values", "python_places", "python_ambient", "python_changes", "python_faults", "python_modules", "python_host"];

const ASK_LIMIT_MS = 30_000;

const interpreterSchema: z.ZodMiniType<Interpreter> = z.strictObject({
	program: z.string(),
	missing: z.array(z.string()),
	library: z.string(),
	site: z.string(),
	code: z.string(),
});

/** `allow` names the packages beside numpy that may be imported. Throws `GraderError` when there is no Python that has them. */
export function pythonCommand(allow: readonly string[] = []): HostCommand {
	return commandOf(findInterpreter(["numpy", ...allow]), allow);
}

/** Throws `GraderError` when there is no Python that has numpy and the other packages that are needed. */
export function findInterpreter(packages: readonly string[]): Interpreter {
	const known = rememberedInterpreter(packages);
	if (known !== undefined) return known;
	const tried: string[] = [];
	let closed: Interpreter | undefined;
	for (const candidate of candidates()) {
		const found = ask(candidate, packages);
		if (found === undefined) tried.push(`${candidate} does not run`);
		else if (found.missing.length > 0) tried.push(`${candidate} lacks ${found.missing.join(" and ")}`);
		else if (!isRoot() || firstClosed([found.program, ...readsOf(found)]) === undefined) return remember(packages, found);
		else closed ??= found;
	}
	if (closed !== undefined) return remember(packages, closed);
	throw new GraderError(
		[
			`Python with ${packages.join(", ")} is needed to run this submission.`,
			...(tried.length === 0 ? ["No python3 was found."] : tried),
			`Install it: ${remedy(packages)}. Or name an interpreter that has it: GRADECHECK_PYTHON=/path/to/python3.`,
		].join("\n"),
	);
}

function candidates(): string[] {
	const named = process.env.GRADECHECK_PYTHON;
	if (named !== undefined && named !== "") return [resolve(named)];
	const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
	const paths = [...folders, "/usr/local/bin", "/usr/bin"].map((folder) => join(folder, "python3"));
	const seen = new Set<string>();
	return paths.filter((path) => {
		if (!isExecutable(path)) return false;
		const real = realpathSync(path);
		if (seen.has(real)) return false;
		seen.add(real);
		return true;
	});
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Runs it once, as the person's own program that it is; `undefined` where it does not answer. */
function ask(program: string, packages: readonly string[]): Interpreter | undefined {
	const folder = join(distFolder(), "python");
	const [probe, ...texts] = ["python_probe", ...MODULES].map((name) => readFileSync(join(folder, `${name}.py`), "utf8")) as [
		string,
		...string[],
	];
	const argument = JSON.stringify([MODULES.map((name, at) => [name, texts[at]]), packages]);
	const { PYTHONPATH, PYTHONHOME, PYTHONSTARTUP, ...env } = process.env;
	const { stdout } = spawnSync(program, ["-c", probe, argument], { cwd: "/", env, encoding: "utf8", timeout: ASK_LIMIT_MS });
	try {
		return interpreterSchema.parse(JSON.parse(stdout));
	} catch {
		return undefined;
	}
}

function remedy(packages: readonly string[]): string {
	const system = existsSync("/etc/debian_version")
		? `apt-get install ${["python3", ...packages.map((name) => `python3-${name}`)].join(" ")}`
		: "";
	return [system, `python3 -m pip install ${packages.join(" ")}`].filter((command) => command !== "").join(", or ");
}
