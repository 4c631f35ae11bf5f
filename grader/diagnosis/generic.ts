/** The mistakes that can be made in any layer. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Misconception } from "../problem/misconception.ts";
import { behaviourMisconceptions } from "./generic-behaviour.ts";
import { faultMisconceptions } from "./generic-faults.ts";
import { numberMisconceptions } from "./generic-numbers.ts";
import { parameterMisconceptions } from "./generic-parameters.ts";
import { shapeMisconceptions } from "./generic-shapes.ts";

/** In the order in which their symptoms are asked for. */
export function genericMisconceptions(problem: LoadedProblem): Misconception[] {
	return [
		...behaviourMisconceptions(problem),
		...faultMisconceptions(problem),
		...parameterMisconceptions(problem),
		...shapeMisconceptions(problem),
		...numberMisconceptions(problem),
	];
}
