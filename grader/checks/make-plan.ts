/** Draws the samples of a plan. Loaded where none is kept for that seed: fast-check comes with it. */
import { type Generators, LARGEST_SMALL } from "../problem/generators.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { makeSample, type Sizes } from "../problem/sample.ts";
import { drawSamples, drawSizes } from "../problem/sample-arbitrary.ts";
import { type Expected, expectedOf } from "./compare.ts";
import { mix, type Plan } from "./plan.ts";
import { saltOf } from "./salt.ts";

/** Without `generators` the problem's own; `drawnOnly` leaves out the fixed cases. */
export interface Reach {
	readonly generators?: Generators;
	readonly drawnOnly?: boolean;
}

/**
 * How many samples are differenced, of those without a large size. Finite differences are only a second witness of a gradient, so each kind
 * of sizes once is enough, in the problem here that has most of them.
 */
const DIFFERENCED = 16;

export function makePlan(problem: LoadedProblem, seed: number, count: number, { generators, drawnOnly }: Reach = {}): Plan {
	const fixed = drawnOnly === true ? [] : problem.fixedCases.flatMap(({ rounds }) => rounds);
	const samples = [...fixed, ...drawSamples(problem, saltOf(seed, "samples"), count, generators)];
	const drawn = drawSizes(problem, saltOf(seed, "sizes"), Math.min(count, DIFFERENCED), generators);
	const small = drawn.filter((sizes) => Object.values(sizes).every((size) => size <= LARGEST_SMALL));
	const whole = (sizes: Sizes, salt: number) => makeSample(problem, sizes, (quantity, entry) => mix(salt, quantity, entry, 9));
	let expected: readonly Expected[] | undefined;
	return {
		created: createdSizes(problem).map((sizes) => makeSample(problem, sizes, () => 0)),
		samples,
		get expected() {
			expected ??= samples.map((sample) => expectedOf(problem, sample));
			return expected;
		},
		differenced: (small.length > 0 ? small : drawn).map((sizes, at) => whole(sizes, saltOf(seed, "differenced", at))),
		repeated: repeatedSizes(problem).map((sizes, at) => whole(sizes, saltOf(seed, "repeated", at))),
		general: makeSample(
			problem,
			distinctSizes(problem, 6),
			(quantity, entry) => mix(saltOf(seed, "general"), quantity, entry, 1_000_003) / 333_667,
		),
	};
}

function distinctSizes(problem: LoadedProblem, first: number): Sizes {
	return Object.fromEntries(Object.keys(problem.sizes).map((name, at) => [name, first - at]));
}

function createdSizes(problem: LoadedProblem): Sizes[] {
	const names = Object.keys(problem.sizes);
	return [
		distinctSizes(problem, names.length + 1),
		Object.fromEntries(names.map((name, at) => [name, at + 2])),
		Object.fromEntries(names.map((name) => [name, 3])),
		Object.fromEntries(names.map((name) => [name, 1])),
	];
}

/** The constructor's sizes stay; the others change, but for one time. */
function repeatedSizes(problem: LoadedProblem): Sizes[] {
	return [4, 2, 2, 5].map((size) =>
		Object.fromEntries(Object.keys(problem.sizes).map((name, at) => [name, problem.construct.includes(name) ? 4 - (at % 3) : size + at])),
	);
}
