/** `gradecheck check`: a student's own solution, once or whenever it is saved. */
import type { Plan } from "../checks/plan.ts";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { forTerminal as clean } from "../report/escape.ts";
import { hiddenNote, shownToStudents } from "../report/hidden-checks.ts";
import type { Result } from "../report/result.ts";
import { wrap } from "../report/wrap.ts";
import { typeErrors } from "../sandbox/engines/type-check.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { watchSubmission } from "../submission/files/watch.ts";
import { tuneForMore } from "./engine-flags.ts";
import { type EarlyStart, type GradeOptions, grade, keepSandboxes, startAhead } from "./grade.ts";
import { planFor } from "./kept.ts";
import { complain, print, report } from "./output.ts";

const COLUMNS = 80;

export interface CheckOptions extends GradeOptions {
	/** How much a student is told. */
	readonly told: ExplainLevel;
	/** The command that does it again. */
	readonly replay: string;
	readonly isWatching: boolean;
	/** Tells of an error that does not end the watching, such as a file that is gone for a moment. */
	readonly onError: (error: unknown) => void;
}

/** Whether every check passed; never returns while watching. */
export async function check(problem: LoadedProblem, path: string, options: CheckOptions, early: EarlyStart | undefined): Promise<boolean> {
	const { told, replay, isWatching, onError } = options;
	const gradeOptions = { ...options, allowWeakIsolation: true, takesNeighbours: true };
	let spare = early;
	/** For all but the first. */
	let more: ReturnType<typeof prepareForMore> | undefined;
	let runs = 0;
	const run = async (): Promise<boolean> => {
		runs += 1;
		const number = runs;
		let result: Result;
		try {
			result = await grade(problem, path, (await more) ?? gradeOptions, spare);
			if (result.isolation.accepted.length > 0)
				complain("Check only code that you trust: this machine cannot lock it in (`npm run gradecheck -- doctor` says more).");
			const note = hiddenNote(result.checks);
			result = shownToStudents(result);
			report(problem, result, { printed: true, explain: told }, replay);
			if (note !== undefined) print(`${wrap(note, COLUMNS).join("\n")}\n`);
		} finally {
			// While nothing is saved, the next process comes up.
			if (isWatching) {
				spare?.oracle.close();
				more ??= prepareForMore(problem, gradeOptions);
				const { kept, ...others } = await more;
				spare = startAhead(problem, path, kept, others);
			}
		}
		// Afterwards: the verdict is what is waited for. What a later save has overtaken is not told.
		const telling = tellTypeErrors(result, ownFile(path, problem.fileName), () => number === runs);
		if (isWatching) telling.catch(onError);
		else await telling;
		return result.score === result.maxScore;
	};
	if (isWatching)
		await watchSubmission(path, async () => {
			await run().catch(onError);
		});
	return run();
}

async function prepareForMore(
	problem: LoadedProblem,
	options: GradeOptions,
): Promise<GradeOptions & { readonly plan: Plan; readonly kept: KeptSandboxes }> {
	tuneForMore();
	const plan = await planFor(problem, options.seed, options.samples);
	return { ...options, plan, kept: keepSandboxes(problem, { ...options, plan }) };
}

async function tellTypeErrors(result: Result, file: string, isWanted: () => boolean): Promise<void> {
	const errors = result.fault === null ? await typeErrors(file) : [];
	if (errors.length > 0 && isWanted())
		print(`TypeScript also says (this costs no marks):\n${errors.map((error) => `  ${clean(error)}`).join("\n")}\n`);
}

/** The file that is checked, for the usual case that it is named or lies at the top of the folder. */
function ownFile(path: string, stem: string): string {
	return /\.\w+$/.test(path) ? path : `${path}/${stem}.ts`;
}
