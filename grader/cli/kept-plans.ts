/** Plans that the build drew and computed, for what is asked most often: kept beside the command line, and rebuilt with it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { Plan } from "../checks/plan.ts";
import type { LoadedProblem } from "../problem/load.ts";

/** What is asked where nothing else is said. */
export const USUAL = { seed: 1, samples: 100 } as const;

/** Where the bundled command line lies; run from source there is nothing kept. */
const FOLDER = fileURLToPath(new URL("plans", import.meta.url));

/** `plan` is the problem's for the usual seed. */
export function keepUsualPlan(problem: LoadedProblem, plan: Plan, folder: string): void {
	const { seed, samples } = USUAL;
	mkdirSync(`${folder}/plans`, { recursive: true });
	writeFileSync(`${folder}/plans/${nameOf(problem, seed, samples)}`, serialize({ ...plan, expected: plan.expected }));
}

/** The kept plan, or a new one. */
export async function planFor(problem: LoadedProblem, seed: number, samples: number): Promise<Plan> {
	try {
		return deserialize(readFileSync(`${FOLDER}/${nameOf(problem, seed, samples)}`)) as Plan;
	} catch {
		// Not kept, or by another engine.
		const { makePlan } = await import("../checks/make-plan.ts");
		return makePlan(problem, seed, samples);
	}
}

function nameOf({ id }: LoadedProblem, seed: number, samples: number): string {
	return `${id}-${seed}-${samples}`;
}
