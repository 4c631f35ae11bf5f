/** The way of a grade: path → submission → oracle → verdicts → result. */
import { judge } from "../checks/judge.ts";
import { firstQuestions } from "../checks/observe.ts";
import type { Plan } from "../checks/plan.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { now } from "../oracle/clock.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Result } from "../report/result.ts";
import type { HostCommand } from "../sandbox/engines/host-command.ts";
import { nodeCommand } from "../sandbox/engines/node-command.ts";
import { pythonCommand } from "../sandbox/engines/python-interpreter.ts";
import { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import type { LayerId } from "../sandbox/layers/layers.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { type Limits, StudentOracle } from "../sandbox/student/student-oracle.ts";
import { type Circumstances, score, scoreUnloadable } from "../score/score.ts";
import { openHandedIn } from "../submission/files/handed-in.ts";
import { loadFault } from "../submission/load-fault.ts";
import { findSubmission, type Language, readSubmission } from "../submission/submission.ts";
import type { EarlyProcess } from "./early-start.ts";
import { planFor } from "./kept.ts";
import { VERSION } from "./version.ts";

export interface GradeOptions {
	readonly seed: number;
	/** Stands in the result; an option where nothing is said. */
	readonly seedFrom?: Result["seedFrom"];
	readonly samples: number;
	/** Seconds for the whole submission. */
	readonly timeLimit: number;
	/** Goes on where this machine isolates too weakly; stands in the result. */
	readonly allowWeakIsolation?: boolean;
	/** Samples that were drawn before, for the same seed and count. */
	readonly plan?: Plan;
	/** Those of a run of many, which keeps the compiler ready as well. */
	readonly kept?: KeptSandboxes;
	/** Layers that tests switch off. */
	readonly without?: readonly LayerId[];
}

/** A process that was started before its grading. */
export interface EarlyStart extends Omit<EarlyProcess, "command" | "started"> {
	readonly sandbox: Sandbox;
	readonly oracle: StudentOracle;
	/** Whether a grading has it. */
	isTaken: boolean;
}

/** `timeLimit` is seconds for the whole submission. */
function limitsOf(timeLimit: number): Limits {
	return { callMs: Math.max(1000, Math.min(5000, timeLimit * 100)), totalMs: timeLimit * 1000 };
}

/** Takes over a process before its first event. */
export function takeOver({ command, started, ...early }: EarlyProcess): EarlyStart {
	const sandbox = new Sandbox(command, { allowsWeak: early.allowsWeak });
	return { ...early, sandbox, oracle: new StudentOracle(sandbox, limitsOf(early.timeLimit), started), isTaken: false };
}

/** Throws `UsageError` for a path with nothing at it and `GraderError` for a fault of the machine. */
export async function grade(
	problem: LoadedProblem,
	path: string,
	options: GradeOptions,
	early?: EarlyStart,
	command = (language: Language): HostCommand => commandFor(problem, language),
): Promise<Result> {
	const { seed, seedFrom = "option", samples, timeLimit, allowWeakIsolation: allowsWeak = false, without = [], kept } = options;
	const start = now();
	const handedIn = await openHandedIn(path);
	const found = handedIn.status === "opened" ? findSubmission(handedIn.path, problem) : handedIn;
	const language = found.status === "found" ? found.language : "TypeScript";
	// Started before anything is read: it takes longest.
	const { sandbox, oracle } =
		usable(early, problem, language, path, options) ??
		startHost(kept?.of(language) ?? new Sandbox(command(language), { allowsWeak, without }), timeLimit);
	try {
		const reading = found.status === "found" ? readSubmission(found, problem, kept !== undefined) : found;
		const draw = async () => {
			const plan = options.plan ?? (await planFor(problem, seed, samples));
			return { plan, questions: firstQuestions(problem, plan) };
		};
		// Drawn while the compiler and the student's process are at work.
		const [submission, { plan, questions }] = await Promise.all([reading, draw()]);
		await oracle.ready();
		const circumstances = (file: string | null): Circumstances => ({
			grader: `gradecheck ${VERSION}`,
			file,
			seed,
			seedFrom,
			samples,
			isolation: { layers: [...sandbox.layers], accepted: sandbox.weaknesses.map(({ what }) => what) },
			printed: oracle.printed,
			totalMs: now() - start,
		});
		if (submission.status === "refused") return scoreUnloadable(problem, submission.fault, circumstances(null));
		const { className, calls } = problem;
		const loaded = await oracle.load({ ...submission.compiled, className, method: calls[0]?.name ?? "" }, questions);
		if (loaded.kind !== "done") return scoreUnloadable(problem, loadFault(problem, submission, loaded), circumstances(submission.file));
		const judgement = await judge(problem, oracle, plan);
		return score(problem, judgement, diagnose(problem, judgement), circumstances(submission.file));
	} finally {
		oracle.close();
		if (handedIn.status === "opened") handedIn.close();
	}
}

function startHost(sandbox: Sandbox, timeLimit: number): Pick<EarlyStart, "sandbox" | "oracle"> {
	return { sandbox, oracle: new StudentOracle(sandbox, limitsOf(timeLimit)) };
}

/** A process for the next grading of that path; `undefined` where it is not there for the moment. */
export function startAhead(
	problem: LoadedProblem,
	path: string,
	kept: KeptSandboxes,
	{ timeLimit, allowWeakIsolation: allowsWeak = false }: GradeOptions,
): EarlyStart | undefined {
	try {
		const found = findSubmission(path, problem);
		const language = found.status === "found" ? found.language : "TypeScript";
		return {
			...startHost(kept.of(language), timeLimit),
			language,
			path,
			timeLimit,
			allowsWeak,
			isTaken: false,
		};
	} catch {
		return undefined;
	}
}

/** A process that was started before fits where nothing differs from what was guessed, and serves one grading. */
function usable(
	early: EarlyStart | undefined,
	problem: LoadedProblem,
	language: Language,
	path: string,
	{ timeLimit, allowWeakIsolation = false }: GradeOptions,
): EarlyStart | undefined {
	if (early === undefined || early.isTaken || early.path !== path) return undefined;
	early.isTaken = true;
	const fits =
		early.language === language &&
		early.timeLimit === timeLimit &&
		early.allowsWeak === allowWeakIsolation &&
		(language !== "Python" || problem.python.allow.length === 0);
	if (fits) return early;
	early.oracle.close();
	return undefined;
}

/** For many submissions of a problem, one after the other. */
export function keepSandboxes(
	problem: LoadedProblem,
	{ allowWeakIsolation: allowsWeak = false, without = [], plan }: GradeOptions & { readonly plan: Plan },
): KeptSandboxes {
	const questions = firstQuestions(problem, plan);
	return new KeptSandboxes((language) => commandFor(problem, language), { allowsWeak, without, questions });
}

/** The host for submissions in a language. */
export function commandFor(problem: LoadedProblem, language: Language): HostCommand {
	return language === "Python" ? pythonCommand(problem.python.allow) : nodeCommand();
}
