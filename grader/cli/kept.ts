/** What the build checks, draws and computes ahead of each problem: kept beside the command line, and made anew with it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { firstQuestions } from "../checks/observe.ts";
import type { Plan } from "../checks/plan.ts";
import { encodeOnce } from "../oracle/wire.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Problem } from "../problem/problem.ts";

/** What is asked where nothing else is said. */
export const USUAL = { seed: 1, samples: 100 } as const;

/** Beside the bundled command line; run from source there is nothing kept. */
const FOLDER = fileURLToPath(new URL("kept", import.meta.url));

/** `plan` is the problem's for the usual seed. */
export function keep(problem: LoadedProblem, plan: Plan, dist: string): void {
	const folder = `${dist}/kept`;
	mkdirSync(folder, { recursive: true });
	const { checks, points, explain, rubricOf, python, fixedCases } = problem;
	writeFileSync(`${folder}/${problem.id}.problem`, serialize({ checks, points, explain, rubricOf, python, fixedCases }));
	const stem = `${folder}/${nameOf(problem, USUAL.seed, USUAL.samples)}`;
	const bytes = serialize({ ...plan, expected: plan.expected });
	writeFileSync(`${stem}.plan`, bytes);
	writeFileSync(`${stem}.ask`, encodeOnce(firstQuestions(problem, deserialize(bytes) as Plan)).request);
}

/** The problem with its rubric and its cases. Throws `DeclarationError` when they do not fit it. */
export async function loadedProblem(problem: Problem, folder = FOLDER): Promise<LoadedProblem> {
	try {
		return { ...problem, ...deserialize(readFileSync(`${folder}/${problem.id}.problem`)) };
	} catch {
		// Not kept, or by another engine.
		const { loadProblem } = await import("../problem/load.ts");
		return loadProblem(problem);
	}
}

/** The kept plan, whose first questions are kept as well, or a new one. */
export async function planFor(problem: LoadedProblem, seed: number, samples: number, folder = FOLDER): Promise<Plan> {
	const stem = `${folder}/${nameOf(problem, seed, samples)}`;
	try {
		const plan = deserialize(readFileSync(`${stem}.plan`)) as Plan;
		encodeOnce(firstQuestions(problem, plan), readFileSync(`${stem}.ask`, "utf8"));
		return plan;
	} catch {
		const { makePlan } = await import("../checks/make-plan.ts");
		return makePlan(problem, seed, samples);
	}
}

function nameOf({ id }: LoadedProblem, seed: number, samples: number): string {
	return `${id}-${seed}-${samples}`;
}
