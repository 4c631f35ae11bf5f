/** The way of a grade: path → submission → oracle → verdicts → result. */
import { firstQuestions } from "../checks/observe.ts";
import type { Plan } from "../checks/plan.ts";
import { now } from "../oracle/clock.ts";
import type { Oracle } from "../oracle/oracle.ts";
import type { Script } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Result } from "../report/result.ts";
import type { HostCommand } from "../sandbox/engines/host-command.ts";
import { nodeCommand } from "../sandbox/engines/node-command.ts";
import { pythonCommand } from "../sandbox/engines/python-interpreter.ts";
import { KeptSandboxes } from "../sandbox/kept-sandboxes.ts";
import type { LayerId } from "../sandbox/layers/layers.ts";
import { type RunFilter, Sandbox } from "../sandbox/sandbox.ts";
import { type Limits, type Program, StudentOracle } from "../sandbox/student/student-oracle.ts";
import { type Circumstances, scoreUnloadable } from "../score/score.ts";
import { isPacked, openArchive } from "../submission/files/archive.ts";
import { openHandedIn } from "../submission/files/handed-in.ts";
import type { Language } from "../submission/files/names.ts";
import { findEntries } from "../submission/find-entries.ts";
import { load, type Read, readSubmission } from "../submission/load.ts";
import type { EarlyProcess } from "./early-start.ts";
import { judgeOn } from "./judge-on.ts";
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
	/** What lies beside a file that is named belongs to it, as on a student's own machine. */
	readonly takesNeighbours?: boolean;
	/** Hears what is asked and answered, and whether the weights of the checks have a part in the verdicts. */
	readonly recording?: Heard;
}

interface Heard {
	readonly listen: (oracle: Oracle) => Oracle;
	isWeighed: boolean;
}

/** A student's process on its way. */
interface Started {
	readonly sandbox: Sandbox;
	readonly oracle: StudentOracle;
	/** When it came up, or rejected where it did not. */
	readonly ready: Promise<unknown>;
}

/** A process that was started before its grading. */
export interface EarlyStart extends Started, Omit<EarlyProcess, "command" | "started"> {
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
	const oracle = new StudentOracle(sandbox, limitsOf(early.timeLimit), started);
	return { ...early, sandbox, oracle, ready: readyOf(oracle), isTaken: false };
}

/** Throws `UsageError` for a path with nothing at it and `GraderError` for a fault of the machine. */
export async function grade(
	problem: LoadedProblem,
	path: string,
	options: GradeOptions,
	early?: EarlyStart,
	command = (language: Language): HostCommand => commandFor(problem, language),
): Promise<Result> {
	const { seed, seedFrom = "option", samples, timeLimit, allowWeakIsolation: allowsWeak = false } = options;
	const { without = [], kept, takesNeighbours = false } = options;
	const start = now();
	const startIn = (language: Language): Started =>
		startHost(kept?.of(language) ?? new Sandbox(command(language), { allowsWeak, without }), timeLimit);
	let handedIn = isPacked(path) ? undefined : openHandedIn(path, takesNeighbours);
	const seen = handedIn && findEntries(handedIn, problem);
	// Of what is in an archive nothing is known yet.
	const language = seen?.status === "found" ? seen.language : (kept?.latest ?? "TypeScript");
	// Started before anything is read: it takes longest.
	let host = usable(early, problem, language, path, options) ?? startIn(language);
	let readingMs = 0;
	try {
		const run: RunFilter = async (command, input, limits) => {
			const workMs = Math.min(limits.workMs, 1000 * timeLimit - readingMs);
			if (workMs <= 0) return { status: "stopped", why: "late", layers: [], tookMs: 0 };
			const filtered = await host.sandbox.filter(host.ready, command, input, { ...limits, workMs });
			readingMs += filtered.tookMs;
			return filtered;
		};
		const read = async (): Promise<Read> => {
			const opened = handedIn ?? (await openArchive(path, run));
			if ("status" in opened) return { first: opened };
			handedIn = opened;
			const found = seen ?? findEntries(opened, problem);
			if (found.status === "refused") return { first: found };
			if (found.language !== language) {
				host.oracle.close();
				host = startIn(found.language);
			}
			return readSubmission(opened, found, problem, run);
		};
		const draw = async () => {
			const plan = options.plan ?? (await planFor(problem, seed, samples));
			return { plan, questions: firstQuestions(problem, plan) };
		};
		// Drawn while the compiler and the student's process are at work.
		const [submission, { plan, questions }] = await Promise.all([read(), draw()]);
		const { sandbox, oracle } = host;
		await host.ready;
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
		const asking = { load: (program: Program, first: readonly Script[]) => oracle.load(program, first, readingMs) };
		const loaded = await load(submission, problem, problem.calls[0]?.name ?? "", asking, questions);
		if (loaded.status === "refused") return scoreUnloadable(problem, loaded.fault, circumstances(loaded.file));
		const judged = await judgeOn(problem, options.recording?.listen(oracle) ?? oracle, plan, () => circumstances(loaded.file));
		if (options.recording !== undefined) options.recording.isWeighed = judged.isWeighed;
		return judged.result;
	} finally {
		host.oracle.close();
		handedIn?.close();
	}
}

/** To be closed by its oracle. */
export function startHost(sandbox: Sandbox, timeLimit: number): Started {
	const oracle = new StudentOracle(sandbox, limitsOf(timeLimit));
	return { sandbox, oracle, ready: readyOf(oracle) };
}

/** Whether it came up; where it did not, that is told where it is awaited. */
function readyOf(oracle: StudentOracle): Promise<unknown> {
	const ready = oracle.ready();
	ready.catch(() => {});
	return ready;
}

/** A process for the next grading of that path; `undefined` where it is not there for the moment. */
export function startAhead(
	problem: LoadedProblem,
	path: string,
	kept: KeptSandboxes,
	{ timeLimit, allowWeakIsolation: allowsWeak = false, takesNeighbours = false }: GradeOptions,
): EarlyStart | undefined {
	try {
		const language = languageAt(problem, path, takesNeighbours);
		const started = startHost(kept.of(language), timeLimit);
		started.sandbox.filterAhead();
		return {
			...started,
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

function languageAt(problem: LoadedProblem, path: string, takesNeighbours: boolean): Language {
	const handedIn = openHandedIn(path, takesNeighbours);
	try {
		const found = findEntries(handedIn, problem);
		return found.status === "found" ? found.language : "TypeScript";
	} finally {
		handedIn.close();
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
