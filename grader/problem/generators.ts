/**
 * Which samples are drawn: generators of sizes and of values, each the only one that reaches its kind of sample, so that a mistake that
 * shows on that kind alone is reached by design and not by luck.
 */
import type { Random } from "fast-check";
import { freeQuantities } from "./check-ids.ts";
import { type EntryKind, isOfKind } from "./entries.ts";
import type { Problem } from "./problem.ts";
import type { Sample, Sizes } from "./sample.ts";

const SMALL = [2, 3, 4, 5, 6] as const;
/** The largest size that the small generators draw; what is larger comes from a generator of large sizes. */
export const LARGEST_SMALL = 6;

export interface SizeGenerator {
	/** For whoever reads a result: `all distinct`, `N = 1`, `C_in from 7 to 129`. */
	readonly id: string;
	/** `turn` counts the samples of this generator from 0. */
	readonly draw: (random: Random, turn: number) => Sizes;
	/** How the entries of its samples are drawn, where that is its own affair. */
	readonly values?: (turn: number) => ValueGenerator;
	/** The kind of sample that no other generator reaches. */
	readonly reaches: (sizes: Sizes) => boolean;
}

export interface ValueGenerator {
	readonly id: string;
	readonly kindOf: (quantity: string) => EntryKind;
}

export interface Generators {
	readonly sizes: readonly SizeGenerator[];
	readonly values: readonly ValueGenerator[];
}

export function generatorsOf(problem: Problem): Generators {
	const symbols = Object.fromEntries(Object.entries(problem.sizes).map(([name, { symbol }]) => [name, symbol]));
	return { sizes: sizeGenerators(symbols), values: valueGenerators(freeQuantities(problem)) };
}

/** The generators of one sample, and which turn it is of its sizes. */
export interface Turn {
	readonly sizes: SizeGenerator;
	readonly values: ValueGenerator;
	readonly turn: number;
}

/**
 * Those of sample `at`: both lists go round, the values one step further each time, so that every pair of kinds has its turn. Sizes with
 * values of their own take no turn of the others'.
 */
export function generatorsFor({ sizes: all, values }: Generators, at: number): Turn {
	const [turn, place] = [Math.floor(at / all.length), at % all.length];
	const sizes = all[place] as SizeGenerator;
	const isShared = (generator: SizeGenerator) => generator.values === undefined;
	const before = turn * all.filter(isShared).length + all.slice(0, place).filter(isShared).length;
	return { sizes, turn, values: sizes.values?.(turn) ?? (values[(before + turn) % values.length] as ValueGenerator) };
}

/** Whether a sample is of the kind that only this generator of values reaches; of a single entry, the kind cannot be told. */
export function reachesValues({ kindOf }: ValueGenerator, sample: Sample): boolean {
	return Object.entries(sample.values).every(([name, { data }]) => data.length > 1 && isOfKind(kindOf(name), data));
}

/**
 * All distinct (a forgotten transpose crashes), all equal (it gives a wrong number), two equal, one size 1, all but one 1 (what only
 * shows at an edge, or hides there), one size large and the others small, so that it costs little.
 */
function sizeGenerators(symbols: Readonly<Record<string, string>>): SizeGenerator[] {
	const names = Object.keys(symbols);
	const distinct = (random: Random, from: readonly number[] = SMALL): Record<string, number> => {
		let pool: number[] = [];
		return Object.fromEntries(
			names.map((name) => {
				if (pool.length === 0) pool = [...from];
				return [name, pool.splice(random.nextInt(0, pool.length - 1), 1)[0] as number];
			}),
		);
	};
	const areDistinct = (sizes: readonly number[]) =>
		new Set(sizes).size === sizes.length && sizes.every((size) => size > 1 && size <= LARGEST_SMALL);
	const all = (size: number) => Object.fromEntries(names.map((name) => [name, size]));
	const others = (sizes: Sizes, ...without: string[]) =>
		names.filter((name) => !without.includes(name)).map((name) => sizes[name] as number);

	const generators: SizeGenerator[] = [
		{ id: "all distinct", draw: (random) => distinct(random), reaches: (sizes) => areDistinct(others(sizes)) },
	];
	if (names.length > 1)
		generators.push({
			id: "all equal",
			draw: (random) => all(random.nextInt(2, 4)),
			reaches: (sizes) => new Set(others(sizes)).size === 1 && others(sizes).every((size) => size > 1),
		});
	for (const [at, name] of names.entries()) {
		const symbol = symbols[name] as string;
		generators.push(
			{
				id: `${symbol} = 1`,
				draw: (random) => ({ ...distinct(random), [name]: 1 }),
				reaches: (sizes) => sizes[name] === 1 && areDistinct(others(sizes, name)),
			},
			{
				id: `${symbol} from ${LARGE.least} to ${LARGE.most}`,
				draw: (random, turn) => ({ ...distinct(random, [2, 3]), [name]: largeSize(random, turn) }),
				values: largeValues,
				reaches: (sizes) => (sizes[name] as number) >= LARGE.least,
			},
		);
		if (names.length < 3) continue;
		generators.push({
			id: `all but ${symbol} = 1`,
			draw: (random) => ({ ...all(1), [name]: random.nextInt(2, 6) }),
			reaches: (sizes) => (sizes[name] as number) > 1 && others(sizes, name).every((size) => size === 1),
		});
		for (const other of names.slice(at + 1))
			generators.push({
				id: `${symbol} = ${symbols[other]}`,
				draw: (random) => {
					const sizes = distinct(random);
					return { ...sizes, [other]: sizes[name] as number };
				},
				reaches: (sizes) => sizes[name] === sizes[other] && areDistinct([sizes[name] as number, ...others(sizes, name, other)]),
			});
	}
	if (names.length > 1) generators.push({ id: "all 1", draw: () => all(1), reaches: (sizes) => others(sizes).every((size) => size === 1) });
	return generators;
}

/** `turns`: after so many samples, the same kinds of large sizes come again. */
const LARGE = { least: 7, most: 129, turns: 8 } as const;

/**
 * Sizes at which code goes wrong that takes so many at a time, or at most so many: 129 has a rest of one in blocks of any power of two and
 * is more than any buffer up to 128, 127 is a prime and so has a rest in blocks of any size, 128 has none in blocks of a power of two. Then
 * odd ones between the powers, the nearest to them most often, and what is left. The first turns say most, for plans of few samples; the
 * seed draws the others afresh.
 */
function largeSize(random: Random, turn: number): number {
	const one = (...sizes: number[]) => sizes[random.nextInt(0, sizes.length - 1)] as number;
	const oddBetween = (least: number, most: number) => least + 2 * random.nextInt(0, (most - least) / 2);
	const draws = [
		() => LARGE.most,
		() => 127,
		() => 128,
		() => one(33, 63, oddBetween(33, 63)),
		() => one(17, 31, oddBetween(17, 31)),
		() => oddBetween(9, 15),
		() => 64,
		() => one(LARGE.least, 8, 16, 32, 65, oddBetween(67, 125)),
	];
	return (draws[turn % draws.length] as () => number)();
}

const spread: ValueGenerator = { id: "spread", kindOf: () => "spread" };
const signed: ValueGenerator = { id: "signed", kindOf: () => "signed" };

/** What must tell for every seed can have no entry that is 0 or the same as another; the last turn has both signs as well. */
function largeValues(turn: number): ValueGenerator {
	return turn % LARGE.turns < LARGE.turns - 1 ? spread : signed;
}

/** All quantities of one kind; and one quantity zero, huge or tiny among whole numbers, where it hides or is all that shows. */
function valueGenerators(names: readonly string[]): ValueGenerator[] {
	const alike: EntryKind[] = ["whole", "general", "scaled", "negative", "sparse", "huge", "positive", "zero", "tiny"];
	const alone: EntryKind[] = names.length > 1 ? ["zero", "huge", "tiny"] : [];
	return [
		...alike.map((kind) => ({ id: kind, kindOf: () => kind })),
		...names.flatMap((name) =>
			alone.map((kind): ValueGenerator => ({ id: `${kind} ${name}`, kindOf: (quantity) => (quantity === name ? kind : "whole") })),
		),
	];
}
