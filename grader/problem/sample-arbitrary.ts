/** Samples for fast-check: drawn by recipe, shrunk to small sizes and then to small whole numbers. */
import { Arbitrary, type Random, Stream, sample as sampleArbitrary, tuple, Value } from "fast-check";
import type { Tensor } from "../numeric/tensor.ts";
import { entryDrawer } from "./entries.ts";
import { type Generators, generatorsFor, generatorsOf, type Turn } from "./generators.ts";
import type { Problem } from "./problem.ts";
import { makeSample, type Sample, type Sizes, shapeOf } from "./sample.ts";

/** `count` samples of the problem; the same ones for the same seed. */
export function drawSamples(problem: Problem, seed: number, count: number, generators: Generators = generatorsOf(problem)): Sample[] {
	if (count === 0) return [];
	const arbitraries = Array.from({ length: count }, (_, at) => new SampleArbitrary(problem, generatorsFor(generators, at)));
	return sampleArbitrary(tuple(...arbitraries), { seed, numRuns: 1 })[0] as Sample[];
}

/** The sizes of as many samples, without their values. */
export function drawSizes(problem: Problem, seed: number, count: number, generators: Generators = generatorsOf(problem)): Sizes[] {
	const arbitraries = Array.from({ length: count }, (_, at) => new SizesArbitrary(generatorsFor(generators, at)));
	return sampleArbitrary(tuple(...arbitraries), { seed, numRuns: 1 })[0] as Sizes[];
}

class SizesArbitrary extends Arbitrary<Sizes> {
	readonly #generators: Turn;

	constructor(generators: Turn) {
		super();
		this.#generators = generators;
	}

	override generate(random: Random): Value<Sizes> {
		return new Value(this.#generators.sizes.draw(random, this.#generators.turn), undefined);
	}

	override canShrinkWithoutContext(_value: unknown): _value is Sizes {
		return false;
	}

	override shrink(): Stream<Value<Sizes>> {
		return Stream.nil();
	}
}

/** Where shrinking goes on after a smaller sample was found: never back to a stage that is done. */
interface ShrinkContext {
	readonly stage: "sizes" | "matrices" | "entries";
	/** The quantity, or the entry counted over all quantities, to go on with. */
	readonly at: number;
}

export class SampleArbitrary extends Arbitrary<Sample> {
	readonly #problem: Problem;
	readonly #generators: Turn;

	constructor(problem: Problem, generators = generatorsFor(generatorsOf(problem), 0)) {
		super();
		this.#problem = problem;
		this.#generators = generators;
	}

	override generate(random: Random): Value<Sample> {
		const { sizes, values, turn } = this.#generators;
		const drawers = new Map<string, (at: number) => number>();
		const sample = makeSample(this.#problem, sizes.draw(random, turn), (quantity, at) => {
			if (at === 0) drawers.set(quantity, entryDrawer(values.kindOf(quantity), random));
			return drawers.get(quantity)?.(at) as number;
		});
		return new Value({ ...sample, drawn: { sizes: sizes.id, values: values.id } }, undefined);
	}

	override canShrinkWithoutContext(_value: unknown): _value is Sample {
		return true;
	}

	override shrink(sample: Sample, context?: unknown): Stream<Value<Sample>> {
		return new Stream(this.#candidates(sample, (context as ShrinkContext | undefined) ?? { stage: "sizes", at: 0 }));
	}

	*#candidates(sample: Sample, from: ShrinkContext): IterableIterator<Value<Sample>> {
		const value = (candidate: Sample, context: ShrinkContext) => new Value(candidate, context);
		if (from.stage === "sizes")
			for (const sizes of smallerSizes(sample.sizes)) yield value(cut(this.#problem, sample, sizes), { stage: "sizes", at: 0 });

		const names = Object.keys(sample.values);
		if (from.stage !== "entries")
			for (let at = from.stage === "matrices" ? from.at : 0; at < names.length; at += 1) {
				const name = names[at] as string;
				for (const simpler of simplerMatrices(sample.values[name] as Tensor))
					yield value(replace(sample, name, simpler), { stage: "matrices", at: at + 1 });
			}

		let position = 0;
		for (const name of names) {
			const tensor = sample.values[name] as Tensor;
			for (let at = 0; at < tensor.data.length; at += 1, position += 1) {
				if (from.stage === "entries" && position < from.at) continue;
				const entry = tensor.data[at] as number;
				for (const simpler of simplerEntries(entry)) {
					const data = tensor.data.with(at, simpler);
					yield value(replace(sample, name, { shape: tensor.shape, data }), {
						stage: "entries",
						at: simpler === 0 ? position + 1 : position,
					});
				}
			}
		}
	}
}

/** All sizes together, then two together (a bug that needs a square must stay square), then each alone: to 1, to 2, to half, by one. */
function* smallerSizes(sizes: Sizes): IterableIterator<Sizes> {
	const names = Object.keys(sizes);
	const pairs = names.flatMap((name, at) => names.slice(at + 1).map((other) => [name, other]));
	const groups = [...(names.length > 2 ? [names] : []), ...pairs, ...names.map((name) => [name])];
	const seen = new Set<string>();
	for (const step of [() => 1, () => 2, (size: number) => Math.ceil(size / 2), (size: number) => size - 1]) {
		for (const group of groups) {
			const smaller = { ...sizes };
			for (const name of group) smaller[name] = Math.max(1, Math.min(sizes[name] as number, step(sizes[name] as number)));
			const key = names.map((name) => smaller[name]).join();
			if (seen.has(key) || names.every((name) => smaller[name] === sizes[name])) continue;
			seen.add(key);
			yield smaller;
		}
	}
}

/** The leading corner of every matrix. */
function cut(problem: Problem, sample: Sample, sizes: Sizes): Sample {
	return makeSample(problem, sizes, (quantity, at) => {
		const [, columns = 1] = shapeOf(problem, quantity, sizes);
		const whole = sample.values[quantity] as Tensor;
		return whole.data[Math.floor(at / columns) * (whole.shape[1] ?? 1) + (at % columns)] as number;
	});
}

function replace(sample: Sample, name: string, tensor: Tensor): Sample {
	return { sizes: sample.sizes, values: { ...sample.values, [name]: tensor } };
}

/** A whole matrix of zeros, of ones, of signs, of whole numbers: whichever is not what it is already. */
function* simplerMatrices(tensor: Tensor): IterableIterator<Tensor> {
	for (const simplify of [() => 0, () => 1, Math.sign, Math.trunc]) {
		const data = tensor.data.map((entry) => simplify(entry) + 0);
		const isSimpler = data.some((entry, at) => cost(entry) < cost(tensor.data[at] as number));
		if (isSimpler && data.every((entry, at) => cost(entry) <= cost(tensor.data[at] as number))) yield { shape: tensor.shape, data };
	}
}

function* simplerEntries(entry: number): IterableIterator<number> {
	for (const simpler of new Set([0, 1, 2, Math.trunc(entry / 2), Math.trunc(entry), Math.abs(entry)]))
		if (cost(simpler) < cost(entry)) yield simpler;
}

/** What is easier to read: 0, then 1, then small whole numbers, positive before negative, and fractions last. */
function cost(entry: number): number {
	return Math.min(Math.abs(entry), 1e6) + (entry < 0 ? 0.25 : 0) + (Number.isInteger(entry) ? 0 : 1e7);
}
