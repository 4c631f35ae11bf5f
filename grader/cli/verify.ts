/** `gradecheck verify`: the grader held against what is known to be right and wrong, in its own process and for real. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { runPool } from "../batch/pool.ts";
import { makePlan } from "../checks/make-plan.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { applyEdits } from "../problem/wrong-submissions.ts";
import type { Result } from "../report/result.ts";
import { type Verification, verificationOf } from "../verify/matrix.ts";
import { pairRow } from "../verify/pairs.ts";
import { mutantRows, type VerifyRow, witnessRows } from "../verify/rows.ts";
import { sizeRows } from "../verify/size-rows.ts";
import { tuneForMore } from "./engine-flags.ts";
import { grade, keepSandboxes } from "./grade.ts";
import { repositoryRoot } from "./repository.ts";

const TIME_LIMIT = 20;
/** Of the pairs of mistakes, which are many: one sample of each kind of sizes is enough to see what a check costs. */
const PAIR_SAMPLES = 15;

export async function verify(problem: LoadedProblem, seed: number, samples: number): Promise<Verification> {
	tuneForMore();
	const submissions = await submissionRows(problem, seed, samples);
	const plan = makePlan(problem, seed, samples);
	const mutants = await mutantRows(problem, plan);
	const witnesses = witnessRows(problem, seed, samples);
	const pairs = await pairRow(problem, makePlan(problem, seed, Math.min(samples, PAIR_SAMPLES)));
	return verificationOf(problem, seed, samples, [...submissions, ...mutants, ...witnesses, ...sizeRows(problem, plan), pairs]);
}

/** A submission of which it is known whether it is right, and which mistake it makes. */
export interface VerifyTask {
	readonly row: Omit<VerifyRow, "lost" | "named">;
	readonly path: string;
}

/** The problem's correct submissions and their wrong versions; `close` removes what was written for them. */
export function submissionsOf(problem: LoadedProblem): { readonly tasks: VerifyTask[]; readonly close: () => void } {
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-verify-"));
	return {
		tasks: [...correctTasks(problem), ...wrongTasks(problem, folder)],
		close: () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function submissionRows(problem: LoadedProblem, seed: number, samples: number): Promise<VerifyRow[]> {
	const { tasks, close } = submissionsOf(problem);
	try {
		const rows: VerifyRow[] = [];
		const options = { seed, samples, timeLimit: TIME_LIMIT, plan: makePlan(problem, seed, samples) };
		const open = () => keepSandboxes(problem, options);
		await runPool(tasks, {
			jobs: availableParallelism(),
			open,
			work: ({ path }, kept) => grade(problem, path, { ...options, kept }),
			settle: ({ row }, outcome) => {
				if (outcome.status === "failed") throw outcome.error;
				if (outcome.status === "done") rows.push({ ...row, ...outcomeOf(outcome.value) });
			},
		});
		return rows;
	} finally {
		close();
	}
}

function correctTasks(problem: LoadedProblem): VerifyTask[] {
	const root = repositoryRoot();
	const reference = `${root}reference/${problem.fileName}.ts`;
	const folder = correctFolder(problem);
	return [
		...(existsSync(reference) ? [{ row: { kind: "correct", name: `reference/${problem.fileName}.ts` } as const, path: reference }] : []),
		...(existsSync(folder) ? readdirSync(folder) : []).map(
			(name): VerifyTask => ({ row: { kind: "correct", name }, path: join(folder, name) }),
		),
	];
}

/** Writes the wrong versions of the problem's bases, each into a folder of its own. */
function wrongTasks(problem: LoadedProblem, folder: string): VerifyTask[] {
	const tasks: VerifyTask[] = [];
	for (const [base, versions] of Object.entries(problem.wrongSubmissions)) {
		const text = readFileSync(join(correctFolder(problem), base), "utf8");
		for (const [makes, variants] of Object.entries(versions))
			for (const [at, edits] of variants.entries()) {
				const path = mkdtempSync(join(folder, "wrong-"));
				writeFileSync(join(path, problem.fileName + extname(base)), applyEdits(text, edits));
				tasks.push({ row: { kind: "submission", name: `${base}, version ${at + 1}`, makes }, path });
			}
	}
	return tasks;
}

function correctFolder(problem: LoadedProblem): string {
	return join(repositoryRoot(), "problems", problem.id, "submissions/correct");
}

function outcomeOf({ checks, fault }: Result): Pick<VerifyRow, "lost" | "named"> {
	const lost = checks.filter(({ points, maxPoints }) => points < maxPoints).map(({ id }) => id);
	if (fault !== null) return { lost, named: [[fault.id]] };
	const findings = checks.flatMap(({ verdict }) => (verdict.status === "failed" ? verdict.findings : []));
	return { lost, named: findings.map(({ mistakes }) => mistakes.map(({ id }) => id)) };
}
