/** `gradecheck check --watch`: a student's own solution, again whenever it is saved. */
import type { Plan } from "../checks/plan.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import { watchSubmission } from "../submission/files/watch.ts";
import type { Assignment } from "./assignment.ts";
import { type CheckOptions, checking, forStudent, type GradeOne, type OnChecked } from "./check.ts";
import { tuneForMore } from "./engine-flags.ts";
import { type EarlyStart, type GradeOptions, grade, keepSandboxes, startAhead } from "./grade.ts";
import { planFor } from "./kept.ts";
import { WatchScreen } from "./watch-screen.ts";

/** What is ready for the next save, of each problem. */
interface Ahead {
	spare: EarlyStart | undefined;
	/** For all but the first. */
	more?: Promise<ForMore>;
}

type ForMore = GradeOptions & { readonly plan: Plan; readonly kept: KeptSandboxes };

/** Throws as `check` does; `onError` tells of what does not end the watching, such as a file that is gone for a moment. */
export async function watchAndCheck(
	assignment: Assignment,
	path: string,
	options: CheckOptions & { readonly onChecked: OnChecked; readonly onError: (error: unknown) => void },
	early: EarlyStart | undefined,
): Promise<never> {
	const { onError } = options;
	const checkOnce = checking(assignment, path, options);
	const screen = new WatchScreen(path);
	const ahead = assignment.problems.map((_, at): Ahead => ({ spare: at === 0 ? early : undefined }));
	const gradeOne: GradeOne = async (problem, at) => {
		const { more, spare } = ahead[at] as Ahead;
		return grade(problem, path, (await more) ?? forStudent(options), spare);
	};
	let runs = 0;
	const run = async (): Promise<void> => {
		runs += 1;
		const number = runs;
		screen.checking();
		try {
			const checked = await checkOnce(gradeOne);
			screen.show(
				checked.shown.map(({ result }) => result),
				checked.tell,
			);
			// What a later save has overtaken is not told.
			const tell = (text: string) => (number === runs ? screen.add(text) : undefined);
			checked
				.remarks(tell)
				.then((remarks) => (number === runs ? options.onChecked(checked.graded, remarks) : undefined))
				.catch(onError);
		} finally {
			// While nothing is saved, the next processes come up.
			for (const [at, problem] of assignment.problems.entries()) await prepare(ahead[at] as Ahead, problem, path, options);
		}
	};
	return watchSubmission(path, () => run().catch((error) => screen.fail(() => onError(error))));
}

async function prepare(ahead: Ahead, problem: LoadedProblem, path: string, options: GradeOptions): Promise<void> {
	ahead.spare?.oracle.close();
	ahead.more ??= prepareForMore(problem, forStudent(options));
	const { kept, ...others } = await ahead.more;
	ahead.spare = startAhead(problem, path, kept, others);
}

async function prepareForMore(problem: LoadedProblem, options: GradeOptions): Promise<ForMore> {
	tuneForMore();
	const plan = await planFor(problem, options.seed, options.samples);
	return { ...options, plan, kept: keepSandboxes(problem, { ...options, plan }) };
}
