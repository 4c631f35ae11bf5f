/** Which samples are drawn: a list of recipes that reaches every kind of size and value by design, not by luck. */
import type { Random } from "fast-check";
import type { Problem } from "./problem.ts";
import type { Sizes } from "./sample.ts";

/** How the entries of one quantity are drawn. */
export type ValueKind = "whole" | "positive" | "negative" | "sparse" | "fraction" | "zero" | "ones" | "general" | "scaled";

export interface Recipe {
	/** How the sizes relate, for whoever reads a result: `all distinct`, `N = 1`, `C_in = 64`. */
	readonly sizes: (random: Random) => Sizes;
	/** The kind of every quantity, and of those that differ from it. */
	readonly values: ValueKind;
	readonly except?: Readonly<Record<string, ValueKind>>;
}

/**
 * Sizes above 6 are of the form 2^i + 2^j, as are 1 to 6: for these (m / n) · n = m holds exactly in float64, so that a mean times N is
 * judged to the bit as well.
 */
const LARGE = [16, 33, 48, 64] as const;

/**
 * `count` recipes. Both lists of patterns go round, the values one step further each time, so that every pattern of sizes meets
 * another pattern of values in each turn.
 */
export function recipesFor(problem: Problem, count: number): Recipe[] {
	const sizes = sizePatterns(Object.keys(problem.sizes));
	const values = valuePatterns(problem);
	return Array.from({ length: count }, (_, at) => ({
		sizes: sizes[at % sizes.length] as Recipe["sizes"],
		...(values[(at + Math.floor(at / sizes.length)) % values.length] as Pick<Recipe, "values" | "except">),
	}));
}

/**
 * All distinct (a forgotten transpose crashes), all equal (it gives a wrong number), each pair equal, each size 1 and all others 1
 * (what only shows at an edge, or hides there), and each size large.
 */
function sizePatterns(names: readonly string[]): Recipe["sizes"][] {
	const patterns: Recipe["sizes"][] = [];
	const distinct = (random: Random): Record<string, number> => {
		const pool = [2, 3, 4, 5, 6];
		return Object.fromEntries(names.map((name) => [name, pool.splice(random.nextInt(0, pool.length - 1), 1)[0] as number]));
	};
	const equal = (random: Random): Record<string, number> => {
		const size = random.nextInt(2, 4);
		return Object.fromEntries(names.map((name) => [name, size]));
	};
	for (const name of names) {
		patterns.push(distinct, equal, (random) => ({ ...distinct(random), [name]: 1 }));
		patterns.push(distinct, (random) => ({ ...ones(names), [name]: random.nextInt(2, 6) }));
		for (const other of names.slice(names.indexOf(name) + 1))
			patterns.push((random) => {
				const sizes = distinct(random);
				return { ...sizes, [other]: sizes[name] as number };
			});
		patterns.push((random) => ({ ...distinct(random), [name]: LARGE[random.nextInt(0, LARGE.length - 2)] as number }));
		patterns.push((random) => ({ ...distinct(random), [name]: 64 }));
	}
	patterns.push(() => ones(names));
	return patterns;
}

function ones(names: readonly string[]): Record<string, number> {
	return Object.fromEntries(names.map((name) => [name, 1]));
}

/** All quantities alike in each kind, and each parameter zero on its own (a zero bias hides its sign, a zero weight that of dLdA). */
function valuePatterns(problem: Problem): Pick<Recipe, "values" | "except">[] {
	const alike: ValueKind[] = [
		"whole",
		"general",
		"fraction",
		"positive",
		"scaled",
		"negative",
		"whole",
		"sparse",
		"general",
		"zero",
		"scaled",
		"ones",
	];
	return [
		...alike.map((values) => ({ values })),
		...problem.parameters.map((name) => ({ values: "whole" as const, except: { [name]: "zero" as const } })),
	];
}

/** One entry of a matrix; `scale` is a power of ten drawn once for the matrix. */
export function drawEntry(kind: ValueKind, scale: number, random: Random): number {
	switch (kind) {
		case "whole":
			return nonZero(random, 9);
		case "positive":
			return random.nextInt(1, 9);
		case "negative":
			return -random.nextInt(1, 9);
		case "sparse":
			return random.nextInt(0, 3) === 0 ? nonZero(random, 9) : 0;
		case "fraction":
			return nonZero(random, 32) / 8;
		case "zero":
			return 0;
		case "ones":
			return 1;
		case "general":
			return fraction(random) * 4;
		case "scaled":
			return fraction(random) * scale;
	}
}

/** A power of ten from 1e-150 to 1e150, so that products of two stay in the range of float64. */
export function drawScale(random: Random): number {
	return Number(`1e${random.nextInt(-150, 150)}`);
}

function nonZero(random: Random, limit: number): number {
	const magnitude = random.nextInt(1, limit);
	return random.nextInt(0, 1) === 0 ? magnitude : -magnitude;
}

/** Uniform on ±[1/8, 1), with all 53 bits in use. */
function fraction(random: Random): number {
	const magnitude = 0.125 + 0.875 * random.nextDouble();
	return random.nextInt(0, 1) === 0 ? magnitude : -magnitude;
}
