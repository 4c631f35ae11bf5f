/** How the cost grows: with the samples, with the sizes, and with what is known of mistakes. Each figure is a ratio to the first of its row. */
import { fileURLToPath } from "node:url";
import { problems } from "../../../problems/index.ts";
import { judge } from "../../checks/judge.ts";
import { makePlan, type Reach } from "../../checks/make-plan.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { generatorsOf } from "../../problem/generators.ts";
import { loadProblem } from "../../problem/load.ts";
import type { LoadedProblem } from "../../problem/loaded-problem.ts";
import type { Problem } from "../../problem/problem.ts";
import { loadedOracle } from "../loaded-oracle.ts";
import { median } from "./measure.ts";

interface Growth {
	readonly what: string;
	readonly points: readonly { readonly at: string; readonly cost: number }[];
}

const problem = loadProblem(problems[0] as Problem);
const submissions = fileURLToPath(new URL("../../../problems/linear/submissions", import.meta.url));
const TURNS = 5;

export async function growth(): Promise<Growth[]> {
	const sampleCounts = [100, 1_000, 10_000];
	const sizes = [4, 16, 64];
	const shares = [0.25, 0.5, 1];
	return [
		{
			what: "each sample, by their number",
			points: await relative(
				sampleCounts,
				(count) => secondsToJudge("correct/mathjs.ts", problem, count),
				(count) => count,
			),
		},
		{
			what: "each multiplication, by the size N = C_in = C_out",
			points: await relative(
				sizes,
				(size) => secondsToJudge("correct/mathjs.ts", problem, 100, squares(size)),
				(size) => size ** 3,
			),
		},
		{
			what: "a diagnosis, by the share of the known mistakes",
			points: await relative(
				shares,
				(share) =>
					secondsToDiagnose({ ...problem, misconceptions: problem.misconceptions.slice(0, share * problem.misconceptions.length) }),
				() => 1,
			),
		},
	];
}

async function relative(
	values: readonly number[],
	seconds: (value: number) => Promise<number>,
	pieces: (value: number) => number,
): Promise<Growth["points"]> {
	const costs: number[][] = values.map(() => []);
	for (let turn = 0; turn < TURNS; turn += 1)
		for (const [at, value] of values.entries()) costs[at]?.push((await seconds(value)) / pieces(value));
	const first = median(costs[0] as number[]);
	return values.map((value, at) => ({ at: String(value), cost: median(costs[at] as number[]) / first }));
}

/** Samples of this one size. */
function squares(size: number): Reach {
	const { values } = generatorsOf(problem);
	const draw = () => Object.fromEntries(Object.keys(problem.sizes).map((name) => [name, size]));
	return { generators: { sizes: [{ id: `${size}`, draw, reaches: () => true }], values }, drawnOnly: true };
}

async function secondsToJudge(file: string, graded: LoadedProblem, samples: number, reach?: Reach): Promise<number> {
	return (await judged(file, graded, samples, reach)).seconds;
}

async function secondsToDiagnose(graded: LoadedProblem): Promise<number> {
	const { judgement } = await judged("wrong/weight-gradient-averaged.ts", graded, 100);
	const start = performance.now();
	for (let at = 0; at < 20; at += 1) diagnose(graded, judgement);
	return performance.now() - start;
}

async function judged(file: string, graded: LoadedProblem, samples: number, reach?: Reach) {
	const oracle = await loadedOracle(graded, `${submissions}/${file}`, { callMs: 60_000, totalMs: 600_000 });
	try {
		const start = performance.now();
		const judgement = await judge(graded, oracle, makePlan(graded, 1, samples, reach));
		return { judgement, seconds: performance.now() - start };
	} finally {
		oracle.close();
	}
}
