/** The way of a grade: path → submission → oracle → verdicts → result. */
import { judge } from "../checks/judge.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { Result } from "../report/result.ts";
import type { LayerId } from "../sandbox/layers.ts";
import { nodeCommand } from "../sandbox/node-command.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { type LoadOutcome, StudentOracle } from "../sandbox/student-oracle.ts";
import { type Circumstances, score, scoreUnloadable } from "../score/score.ts";
import { readSubmission } from "../submission/submission.ts";
import { VERSION } from "./version.ts";

export interface GradeOptions {
	readonly seed: number;
	readonly samples: number;
	/** Seconds for the whole submission. */
	readonly timeLimit: number;
	/** Goes on where this machine isolates too weakly; stands in the result. */
	readonly allowWeakIsolation?: boolean;
	/** Layers that tests switch off. */
	readonly without?: readonly LayerId[];
}

/** Throws `UsageError` for a path with nothing at it and `GraderError` for a fault of the machine. */
export async function grade(problem: LoadedProblem, path: string, options: GradeOptions): Promise<Result> {
	const { seed, samples, timeLimit, allowWeakIsolation = false, without = [] } = options;
	const start = performance.now();
	// Started before anything is read: it takes longest.
	const sandbox = new Sandbox(nodeCommand(), { allowsWeak: allowWeakIsolation, without });
	const oracle = new StudentOracle(sandbox, { callMs: Math.max(1000, Math.min(5000, timeLimit * 100)), totalMs: timeLimit * 1000 });
	try {
		const submission = await readSubmission(path, problem.fileName);
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
		const { code, locate } = submission.compiled;
		const loaded = await oracle.load({ code, locate, className: problem.className, method: problem.calls[0]?.name ?? "" });
		if (loaded.kind !== "done")
			return scoreUnloadable(problem, loadFault(problem, submission.file, loaded), circumstances(submission.file));
		const judgement = await judge(problem, oracle, seed, samples);
		return score(problem, judgement, circumstances(submission.file));
	} finally {
		oracle.close();
	}
}

function loadFault(problem: LoadedProblem, file: string, outcome: Exclude<LoadOutcome, { kind: "done" }>): NonNullable<Result["fault"]> {
	const { className } = problem;
	if (outcome.kind === "fault") {
		const { id, message, at } = outcome.fault;
		const where = at === undefined ? file : `${at.file}, line ${at.line}`;
		return {
			id,
			message: `${where}: the file stopped while it was being loaded: ${message}`,
			hint: `Code outside of class ${className} runs on import; remove what fails there.`,
		};
	}
	const { exports } = outcome;
	const near = exports.find(({ name }) => name.toLowerCase() === className.toLowerCase());
	const list = exports.map(({ name, is }) => `${name} (${is})`).join(", ");
	const message =
		exports.length === 0
			? `${file} exports nothing; expected a class ${className}.`
			: near !== undefined && near.name !== className
				? `${file}: found \`${near.name}\`, expected \`${className}\`.`
				: near !== undefined
					? `${file}: \`${className}\` is ${near.is}; expected a class.`
					: `${file} exports ${list}; expected a class ${className}.`;
	return { id: `no-${problem.id}-export`, message, hint: `Write \`export class ${className} { … }\`.` };
}
