/** `gradecheck check`: a student's own solution, once or whenever it is saved. */
import type { Plan } from "../checks/plan.ts";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { forTerminal as clean } from "../report/escape.ts";
import { allPassed, chooseChecks, onlyChecks, shownChecks } from "../report/only.ts";
import type { Result } from "../report/result.ts";
import { toldAt } from "../report/told.ts";
import { typeErrors } from "../sandbox/engines/type-check.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { watchSubmission } from "../submission/files/watch.ts";
import { UsageError } from "../submission/usage-error.ts";
import { tuneForMore } from "./engine-flags.ts";
import { type EarlyStart, type GradeOptions, grade, keepSandboxes, startAhead } from "./grade.ts";
import { planFor } from "./kept.ts";
import { complain, deliver, print, report } from "./output.ts";
import { typed } from "./replay.ts";
import { WatchScreen } from "./watch-screen.ts";

export interface CheckOptions extends GradeOptions {
	/** How much a student is told. */
	readonly told: ExplainLevel;
	/** The command that does it again. */
	readonly replay: string;
	/** What alone is reported, and counts: calls, checks or problems. */
	readonly only?: readonly string[];
	/** The native result goes to standard output, and what is for people aside. */
	readonly json?: boolean;
}

/** Whether every check passed that counts. Throws as `grade` does, and `UsageError` for a name of none in `only`. */
export async function check(problem: LoadedProblem, path: string, options: CheckOptions, early: EarlyStart | undefined): Promise<boolean> {
	const { told, json = false } = options;
	const { take, hides } = choiceOf(problem, options);
	const result = take(await grade(problem, path, forStudent(options), early));
	tellWeakness(result);
	report(problem, result, { ...options, hides, printed: true, explain: told, isAside: json });
	if (json) deliver(`${JSON.stringify(toldAt(told, result), null, 2)}\n`);
	// Afterwards: the verdict is what is waited for.
	const errors = await typeErrorsOf(problem, path, result);
	if (errors !== undefined) (json ? complain : print)(errors);
	return allPassed(result);
}

/** Checks again whenever a file is saved; `onError` tells of what does not end the watching, such as a file that is gone for a moment. */
export async function watchAndCheck(
	problem: LoadedProblem,
	path: string,
	options: CheckOptions & { readonly onError: (error: unknown) => void },
	early: EarlyStart | undefined,
): Promise<never> {
	const { told, only, onError } = options;
	const { take, hides } = choiceOf(problem, options);
	const screen = new WatchScreen(path);
	let spare = early;
	/** For all but the first. */
	let more: ReturnType<typeof prepareForMore> | undefined;
	let runs = 0;
	const run = async (): Promise<void> => {
		runs += 1;
		const number = runs;
		screen.checking();
		let result: Result;
		try {
			result = take(await grade(problem, path, (await more) ?? forStudent(options), spare));
			screen.show([result], () => {
				tellWeakness(result);
				report(problem, result, { printed: true, explain: told, hides, ...(only && { only }) });
			});
		} finally {
			// While nothing is saved, the next process comes up.
			spare?.oracle.close();
			more ??= prepareForMore(problem, forStudent(options));
			const { kept, ...others } = await more;
			spare = startAhead(problem, path, kept, others);
		}
		// What a later save has overtaken is not told.
		typeErrorsOf(problem, path, result).then((errors) => {
			if (errors !== undefined && number === runs) screen.add(errors);
		}, onError);
	};
	return watchSubmission(path, () => run().catch((error) => screen.fail(() => onError(error))));
}

/** A student trusts their own code, and their own folder is all there is. */
function forStudent(options: GradeOptions): GradeOptions {
	return { ...options, allowWeakIsolation: true, takesNeighbours: true };
}

/** What is left of a result: what a student is shown, or what was named of it. */
function choiceOf(problem: LoadedProblem, { only }: CheckOptions): { readonly take: (result: Result) => Result; readonly hides: boolean } {
	const shown = new Set(shownChecks(problem));
	const hides = shown.size < problem.checks.length;
	if (only === undefined) return { take: (result) => onlyChecks(result, shown), hides };
	const chosen = chooseChecks([{ ...problem, checks: problem.checks.filter(({ id }) => shown.has(id)) }], only);
	if (chosen.status === "unknown")
		throw new UsageError(`there is nothing to check that is called ${JSON.stringify(chosen.name)}`, chosen.hint);
	return { take: (result) => onlyChecks(result, chosen.checks.get(problem.id) ?? new Set()), hides: false };
}

function tellWeakness({ isolation }: Result): void {
	if (isolation.accepted.length > 0)
		complain(`Check only code that you trust: this machine cannot lock it in (\`${typed("doctor")}\` says more).`);
}

async function prepareForMore(
	problem: LoadedProblem,
	options: GradeOptions,
): Promise<GradeOptions & { readonly plan: Plan; readonly kept: KeptSandboxes }> {
	tuneForMore();
	const plan = await planFor(problem, options.seed, options.samples);
	return { ...options, plan, kept: keepSandboxes(problem, { ...options, plan }) };
}

async function typeErrorsOf(problem: LoadedProblem, path: string, { fault }: Result): Promise<string | undefined> {
	const errors = fault === null ? await typeErrors(ownFile(path, problem.fileName)) : [];
	if (errors.length === 0) return undefined;
	return `TypeScript also says (this costs no marks):\n${errors.map((error) => `  ${clean(error)}`).join("\n")}\n`;
}

/** The file that is checked, for the usual case that it is named or lies at the top of the folder. */
function ownFile(path: string, stem: string): string {
	return /\.\w+$/.test(path) ? path : `${path}/${stem}.ts`;
}
