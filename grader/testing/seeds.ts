/**
 * `npm run seeds -- <problem> <seeds for correct> <seeds for wrong>`: judges every correct submission and every wrong version, for real,
 * under many seeds. Exits 1 when a correct one ever loses a point or a wrong one ever gets full marks.
 */
import { availableParallelism } from "node:os";
import { problems } from "../../problems/index.ts";
import { judge } from "../checks/judge.ts";
import { makePlan } from "../checks/make-plan.ts";
import type { Plan } from "../checks/plan.ts";
import { submissionsOf, type VerifyTask } from "../cli/verify.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { StudentOracle } from "../sandbox/student/student-oracle.ts";
import { loadedOracle } from "./loaded-oracle.ts";

const SAMPLES = 100;
/** Seeds whose samples are drawn once for all submissions. */
const CHUNK = 25;

/** Seeds that went against what is known of the submission. */
async function surprises(problem: LoadedProblem, { row, path }: VerifyTask, plans: readonly Plan[]): Promise<number[]> {
	let oracle: StudentOracle;
	try {
		oracle = await loadedOracle(problem, path, { callMs: 10_000, totalMs: 3_600_000 });
	} catch {
		// It is wrong for being so.
		return [];
	}
	try {
		const against: number[] = [];
		for (const [at, plan] of plans.entries()) {
			const { verdicts } = await judge(problem, oracle, plan);
			const isFull = Object.values(verdicts).every(({ status }) => status === "passed");
			if (isFull !== (row.kind === "correct")) against.push(at);
		}
		return against;
	} finally {
		oracle.close();
	}
}

async function main([id = "linear", forCorrect = "500", forWrong = "100"]: string[]): Promise<void> {
	const problem = loadProblem(problems.find((candidate) => candidate.id === id) ?? (problems[0] as (typeof problems)[number]));
	const { tasks, close } = submissionsOf(problem);
	// What never comes back would take its time limit for every seed.
	const judged = tasks.filter(({ row }) => !["times-out", "out-of-memory"].includes(row.makes ?? ""));
	let failures = 0;
	for (let from = 1; from <= Math.max(Number(forCorrect), Number(forWrong)); from += CHUNK) {
		const plans = Array.from({ length: CHUNK }, (_, at) => makePlan(problem, from + at, SAMPLES));
		const due = judged.filter(({ row }) => from <= Number(row.kind === "correct" ? forCorrect : forWrong));
		const work = async (): Promise<void> => {
			for (let task = due.shift(); task !== undefined; task = due.shift()) {
				const { row } = task;
				const against = await surprises(problem, task, plans);
				failures += against.length;
				if (against.length > 0)
					console.log(`${row.kind} ${row.makes ?? ""} ${row.name}: seeds ${against.map((at) => from + at).join(", ")}`);
			}
		};
		await Promise.all(Array.from({ length: availableParallelism() }, work));
		console.log(`seeds ${from} to ${from + CHUNK - 1}: ${failures} against what is known`);
	}
	close();
	process.exitCode = failures > 0 ? 1 : 0;
}

main(process.argv.slice(2));
