/** The way of a grade: path → submission → oracle → verdicts → result. */
import { judge } from "../checks/judge.ts";
import { makePlan, type Plan } from "../checks/plan.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { Result } from "../report/result.ts";
import type { HostCommand } from "../sandbox/host-command.ts";
import type { LayerId } from "../sandbox/layers.ts";
import { nodeCommand } from "../sandbox/node-command.ts";
import { pythonCommand } from "../sandbox/python-command.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { StudentOracle } from "../sandbox/student-oracle.ts";
import { type Circumstances, score, scoreUnloadable } from "../score/score.ts";
import { openHandedIn } from "../submission/handed-in.ts";
import { loadFault } from "../submission/load-fault.ts";
import { findSubmission, type Language, readSubmission } from "../submission/submission.ts";
import { VERSION } from "./version.ts";

export interface GradeOptions {
	readonly seed: number;
	readonly samples: number;
	/** Seconds for the whole submission. */
	readonly timeLimit: number;
	/** Goes on where this machine isolates too weakly; stands in the result. */
	readonly allowWeakIsolation?: boolean;
	/** Samples that were drawn before, for the same seed and count. */
	readonly plan?: Plan;
	/** Layers that tests switch off. */
	readonly without?: readonly LayerId[];
}

/** Throws `UsageError` for a path with nothing at it and `GraderError` for a fault of the machine. */
export async function grade(
	problem: LoadedProblem,
	path: string,
	options: GradeOptions,
	command = (language: Language): HostCommand => commandFor(problem, language),
): Promise<Result> {
	const { seed, samples, timeLimit, allowWeakIsolation = false, without = [] } = options;
	const start = performance.now();
	const handedIn = await openHandedIn(path);
	const found = handedIn.status === "opened" ? findSubmission(handedIn.path, problem) : handedIn;
	// Started before anything is read: it takes longest.
	const sandbox = new Sandbox(command(found.status === "found" ? found.language : "TypeScript"), {
		allowsWeak: allowWeakIsolation,
		without,
	});
	const oracle = new StudentOracle(sandbox, { callMs: Math.max(1000, Math.min(5000, timeLimit * 100)), totalMs: timeLimit * 1000 });
	try {
		const submission = found.status === "found" ? await readSubmission(found, problem) : found;
		await oracle.ready();
		const circumstances = (file: string | null): Circumstances => ({
			grader: `gradecheck ${VERSION}`,
			file,
			seed,
			samples,
			isolation: { layers: [...sandbox.layers], accepted: sandbox.weaknesses.map(({ what }) => what) },
			printed: oracle.printed,
			totalMs: performance.now() - start,
		});
		if (submission.status === "refused") return scoreUnloadable(problem, submission.fault, circumstances(null));
		const { className, calls } = problem;
		const loaded = await oracle.load({ ...submission.compiled, className, method: calls[0]?.name ?? "" });
		if (loaded.kind !== "done") return scoreUnloadable(problem, loadFault(problem, submission, loaded), circumstances(submission.file));
		const judgement = await judge(problem, oracle, options.plan ?? makePlan(problem, seed, samples));
		return score(problem, judgement, diagnose(problem, judgement), circumstances(submission.file));
	} finally {
		oracle.close();
		if (handedIn.status === "opened") handedIn.close();
	}
}

/** The host for submissions in a language. */
export function commandFor(problem: LoadedProblem, language: Language): HostCommand {
	return language === "Python" ? pythonCommand(problem.python.allow) : nodeCommand();
}
