/** Which Python runs submissions: the first that has numpy and that the student's process may start. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, delimiter, dirname, isAbsolute, join, resolve, sep } from "node:path";
import * as z from "zod/mini";
import { GraderError } from "../grader-error.ts";
import { firstClosed, isRoot } from "../layers/own-user.ts";
import type { HostCommand } from "./host-command.ts";
import { distFolder } from "./host-files.ts";
import { commandOf } from "./python-command.ts";
import { type Interpreter, readsOf, remember, rememberedInterpreter } from "./remembered-python.ts";

/** The host's modules, in the order in which they import each other; the last one serves. */
const MODULES = [
	"python_values",
	"python_places",
	"python_output",
	"python_ambient",
	"python_changes",
	"python_faults",
	"python_modules",
	"python_constructor",
	"python_host",
];

const ASK_LIMIT_MS = 30_000;

/** What an interpreter says of itself: `sites` are all folders that have numpy, in the order in which it looks into them. */
const probedSchema = z.strictObject({
	program: z.string(),
	missing: z.array(z.string()),
	/** Packages that are there and cannot be imported, and why. */
	faults: z.array(z.string()),
	sites: z.array(z.string()),
	others: z.array(z.string()),
	libraries: z.array(z.string()),
	code: z.string(),
});
type Probed = z.infer<typeof probedSchema>;

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
		const wrong = found === undefined ? "does not run" : wrongWith(found);
		if (found === undefined || wrong !== undefined) {
			tried.push(`${candidate} ${wrong}`);
			continue;
		}
		const choices = choicesOf(found);
		const open = choices.find((choice) => !isRoot() || firstClosed([choice.program, ...readsOf(choice)]) === undefined);
		if (open !== undefined) return remember(packages, open);
		closed ??= choices[0];
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

function wrongWith({ missing, faults, sites }: Probed): string | undefined {
	if (missing.length > 0) return `lacks ${missing.join(" and ")}`;
	if (faults.length > 0) return `cannot import ${faults.join(" and ").slice(0, 300)}`;
	return sites.length === 0 ? "lacks numpy" : undefined;
}

/** It with each numpy that it has: one that lies in a person's home may be closed to the student's process, and the next one open. */
function choicesOf({ program, sites, others, libraries, code }: Probed): Interpreter[] {
	return sites.map((site) => {
		const foreign = sites.filter((each) => each !== site && !site.startsWith(`${each}/`));
		const own = libraries.filter((folder) => !foreign.some((each) => folder.startsWith(`${each}/`)));
		return { program, site, others, libraries: own, code };
	});
}

/** The Python of a virtual environment is a link to another one, and finds packages that the other one does not. */
function candidates(): string[] {
	const named = process.env.GRADECHECK_PYTHON;
	const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
	if (named !== undefined && named !== "") {
		const paths = named.includes(sep) ? [named, join(named, "bin", "python3")] : folders.map((folder) => join(folder, named));
		return [resolve(paths.find((path) => isExecutable(path) && statSync(path).isFile()) ?? named)];
	}
	const paths = [...folders, "/usr/local/bin", "/usr/bin"].map((folder) => join(folder, "python3"));
	const seen = new Set<string>();
	return paths.filter((path) => {
		if (!isExecutable(path)) return false;
		const real = join(realpathSync(dirname(path)), basename(path));
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
function ask(program: string, packages: readonly string[]): Probed | undefined {
	const folder = join(distFolder(), "python");
	const [probe, ...texts] = ["python_probe", ...MODULES].map((name) => readFileSync(join(folder, `${name}.py`), "utf8")) as [
		string,
		...string[],
	];
	const argument = JSON.stringify([MODULES.map((name, at) => [name, texts[at]]), packages]);
	// The student's process is started without these.
	const { PYTHONPATH, PYTHONHOME, PYTHONSTARTUP, LD_LIBRARY_PATH, LD_PRELOAD, ...own } = process.env;
	const env = { ...own, OPENBLAS_NUM_THREADS: "1" };
	const { stdout } = spawnSync(program, ["-c", probe, argument], { cwd: "/", env, encoding: "utf8", timeout: ASK_LIMIT_MS });
	try {
		return probedSchema.parse(JSON.parse(stdout));
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
