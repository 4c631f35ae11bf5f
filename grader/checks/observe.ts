/** What is asked of a submission in one world: the scripts of all checks, sent together. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Oracle } from "../oracle/oracle.ts";
import type { Answer, Script, Transcript } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/load.ts";
import { makeSample, type Sample, type Sizes } from "../problem/sample.ts";
import { drawSamples } from "../problem/sample-arbitrary.ts";
import { type Expected, expectedOf } from "./compare.ts";
import { type Round, readRound, roundScript, ScriptBuilder, type World } from "./round.ts";

export interface Plan {
	/** Sizes of instances that are only created. */
	readonly created: readonly Sample[];
	/** Rounds of the fixed cases, then drawn samples; each on a fresh instance. */
	readonly samples: readonly Sample[];
	readonly expected: readonly Expected[];
	/** Whole-number samples for finite differences. */
	readonly differenced: readonly Sample[];
	/** Rounds for one instance, with another batch size each but for two. */
	readonly repeated: readonly Sample[];
	/** The sample whose answers must not depend on chance. */
	readonly general: Sample;
}

/** A part of a script: which steps it has, and how to read their answers. */
interface Segment {
	readonly label: string;
	readonly from: number;
	readonly places: Parameters<typeof readRound>[1];
}

export interface Observation {
	readonly world: World;
	readonly created: readonly (readonly Answer[])[];
	readonly rounds: readonly Round[];
	readonly differences: readonly { readonly base: Round; readonly shifted: Readonly<Record<string, readonly [Answer, Answer]>> }[];
	/** The same rounds alone in fresh modules, each on its own instance, all on one instance, and two instances in turns. */
	readonly alone: Readonly<Record<string, Round>>;
	readonly separate: Readonly<Record<string, Round>>;
	readonly together: Readonly<Record<string, Round>>;
	readonly interleaved: Readonly<Record<string, Round>>;
	/** Results of earlier calls, read again at the end: by label and quantity. */
	readonly rereads: readonly { readonly label: string; readonly quantity: string; readonly separate: Answer; readonly together: Answer }[];
	/** The same script under different seeds of chance and time. */
	readonly chances: readonly Round[];
}

const CHANCES = 6;

export function makePlan(problem: LoadedProblem, seed: number, count: number): Plan {
	const samples = [...problem.fixedCases.flatMap((fixed) => fixed.rounds), ...drawSamples(problem, seed, count)];
	const sizesOf = drawSamples(problem, seed + 1, count).map((sample) => sample.sizes);
	return {
		created: createdSizes(problem).map((sizes) => makeSample(problem, sizes, () => 0)),
		samples,
		expected: samples.map((sample) => expectedOf(problem, sample)),
		differenced: sizesOf.map((sizes, at) => makeSample(problem, sizes, (quantity, entry) => mix(seed + at, quantity, entry, 9))),
		repeated: repeatedSizes(problem).map((sizes, at) =>
			makeSample(problem, sizes, (quantity, entry) => mix(seed + 1000 + at, quantity, entry, 9)),
		),
		general: makeSample(problem, distinctSizes(problem, 6), (quantity, entry) => mix(seed + 2000, quantity, entry, 1_000_003) / 333_667),
	};
}

export async function observe(problem: LoadedProblem, plan: Plan, world: World, oracle: Oracle): Promise<Observation> {
	const scripts: Script[] = [];
	const add = (script: Script): number => scripts.push(script) - 1;

	const created = plan.created.map((sample) => {
		const builder = new ScriptBuilder(problem, world);
		builder.construct("x", sample);
		builder.readParameters("x");
		return add(builder.script(1));
	});
	const rounds = plan.samples.map((sample, at) => {
		const { script, read } = roundScript(problem, sample, world, at);
		return { at: add(script), read };
	});
	const differences = plan.differenced.map((sample, at) => {
		const { script, segments } = differenceScript(problem, sample, world, at);
		return { at: add(script), segments };
	});
	const fresh: World = { ...world, isFresh: true };
	const alone = plan.repeated.map((_, at) => {
		const built = repeatScript(problem, plan.repeated, fresh, [at], "separate");
		return { at: add(built.script), segments: built.segments };
	});
	const every = plan.repeated.map((_, at) => at);
	const separate = repeatScript(problem, plan.repeated, fresh, every, "separate");
	const together = repeatScript(problem, plan.repeated, fresh, every, "together");
	const interleaved = interleavedScript(problem, plan.repeated, fresh);
	const [separateAt, togetherAt, interleavedAt] = [separate, together, interleaved].map(({ script }) => add(script)) as [
		number,
		number,
		number,
	];
	const chances = Array.from({ length: CHANCES }, (_, at) => {
		const { script, read } = roundScript(problem, plan.general, fresh, 100 + at);
		return { at: add(script), read };
	});

	const transcripts = await oracle.run(scripts);
	const transcript = (at: number): Transcript => transcripts[at] as Transcript;
	const segmentRounds = (segments: readonly Segment[], at: number): Record<string, Round> =>
		Object.fromEntries(segments.map(({ label, from, places }) => [label, readRound(problem, places, transcript(at).slice(from))]));
	return {
		world,
		created: created.map((at) => transcript(at)),
		rounds: rounds.map(({ at, read }) => read(transcript(at))),
		differences: differences.map(({ at, segments }) => {
			const read = segmentRounds(segments, at);
			const output = (label: string): Answer => read[label]?.computed[problem.output] ?? { kind: "skipped" };
			return {
				base: read.x as Round,
				shifted: Object.fromEntries(problem.gradients.map(({ of }) => [of, [output(`${of}+`), output(`${of}-`)] as const])),
			};
		}),
		alone: Object.assign({}, ...alone.map(({ at, segments }) => segmentRounds(segments, at))),
		separate: segmentRounds(separate.segments, separateAt),
		together: segmentRounds(together.segments, togetherAt),
		interleaved: segmentRounds(interleaved.segments, interleavedAt),
		rereads: separate.rereads.map(({ label, quantity, step }, at) => ({
			label,
			quantity,
			separate: transcript(separateAt)[step] ?? { kind: "skipped" },
			together: transcript(togetherAt)[together.rereads[at]?.step ?? -1] ?? { kind: "skipped" },
		})),
		chances: chances.map(({ at, read }) => read(transcript(at))),
	};
}

/** The base round, and the output with one operand moved along a direction to both sides; each on an instance of its own. */
function differenceScript(problem: LoadedProblem, sample: Sample, world: World, entropy: number): { script: Script; segments: Segment[] } {
	const builder = new ScriptBuilder(problem, world);
	const segments: Segment[] = [];
	const record = (label: string, places: () => Segment["places"]): void => {
		const from = builder.steps.length;
		segments.push({ label, from, places: places() });
	};
	record("x", () => [
		...builder.construct("x", sample),
		...builder.assign("x", sample),
		...problem.calls.flatMap((_, at) => builder.call("x", at, sample, "x")),
	]);
	const last = problem.calls.findIndex((call) => call.returns === problem.output);
	for (const { of } of problem.gradients)
		for (const [sign, suffix] of [
			[1, "+"],
			[-1, "-"],
		] as const) {
			const moved = shift(sample, of, sign);
			record(of + suffix, () => [
				...builder.construct(of + suffix, moved),
				...builder.assign(of + suffix, moved),
				...Array.from({ length: last + 1 }, (_, at) => builder.call(of + suffix, at, moved, of + suffix)).flat(),
			]);
		}
	return { script: builder.script(entropy), segments };
}

/** The sample with one operand moved by its direction. */
function shift(sample: Sample, of: string, sign: number): Sample {
	const operand = sample.values[of] as Tensor;
	const step = directionOf(operand);
	return {
		sizes: sample.sizes,
		values: {
			...sample.values,
			[of]: { shape: operand.shape, data: operand.data.map((entry, at) => entry + sign * (step[at] as number)) },
		},
	};
}

/** ±1, ±2 or ±3 for each entry and never 0, so that no entry of a gradient goes unseen. */
export function directionOf(operand: Tensor): number[] {
	return operand.data.map((_, at) => mix(77, "direction", at, 3));
}

/**
 * Rounds `which`, each twice through all calls but the first, on one instance or on one each; at the end every result is read again.
 * The second time has another input from upstream.
 */
function repeatScript(
	problem: LoadedProblem,
	samples: readonly Sample[],
	world: World,
	which: readonly number[],
	how: "together" | "separate",
) {
	const builder = new ScriptBuilder(problem, world);
	const segments: Segment[] = [];
	const results: { label: string; quantity: string; call: string }[] = [];
	for (const at of which) {
		const sample = samples[at] as Sample;
		const on = how === "together" ? "x" : `x${at}`;
		const again = { sizes: sample.sizes, values: { ...sample.values, ...changedUpstream(problem, sample) } };
		const from = builder.steps.length;
		const start = how === "separate" || at === which[0] ? builder.construct(on, sample) : [];
		const first = [
			...start,
			...builder.assign(on, sample),
			...problem.calls.flatMap((_, call) => builder.call(on, call, sample, `r${at}`)),
		];
		segments.push({ label: `round ${at}`, from, places: first });
		results.push(...problem.calls.map((call) => ({ label: `round ${at}`, quantity: call.returns, call: `${call.name}r${at}` })));
		// The id must name the first call's results as well, which the repeated call depends on.
		for (let call = 1; call < problem.calls.length; call += 1)
			segments.push({
				label: `round ${at}, ${problem.calls[call]?.name} again`,
				from: builder.steps.length,
				places: builder.call(on, call, again, `r${at}`, "b"),
			});
	}
	const rereads = results.map(({ label, quantity, call }) => ({ label, quantity, step: builder.reread(call) }));
	return { script: builder.script(7), segments, rereads };
}

/** Two instances with different inputs, their calls taking turns. */
function interleavedScript(problem: LoadedProblem, samples: readonly Sample[], world: World) {
	const builder = new ScriptBuilder(problem, world);
	const pair = [0, 1].map((at) => ({ at, sample: samples[at] as Sample, on: `x${at}` }));
	const parts = new Map<number, { from: number; places: Segment["places"] }[]>(pair.map(({ at }) => [at, []]));
	const record = (at: number, places: () => Segment["places"]): void => {
		const from = builder.steps.length;
		parts.get(at)?.push({ from, places: places() });
	};
	for (const { at, sample, on } of pair) record(at, () => builder.construct(on, sample));
	for (const { at, sample, on } of pair) record(at, () => builder.assign(on, sample));
	problem.calls.forEach((_, call) => {
		for (const { at, sample, on } of pair) record(at, () => builder.call(on, call, sample, on));
	});
	// Each instance's parts lie apart; they are read as one round by filling the gaps with steps of no interest.
	const segments = pair.map(({ at }) => {
		const places: Segment["places"][number][] = builder.steps.map(() => null);
		for (const part of parts.get(at) ?? []) places.splice(part.from, part.places.length, ...part.places);
		return { label: `round ${at}`, from: 0, places };
	});
	return { script: builder.script(7), segments };
}

function changedUpstream(problem: LoadedProblem, sample: Sample): Record<string, Tensor> {
	const later = new Set(problem.calls.slice(1).flatMap((call) => call.takes));
	return Object.fromEntries(
		[...later].map((name) => [
			name,
			{ shape: (sample.values[name] as Tensor).shape, data: (sample.values[name] as Tensor).data.map((entry, at) => 1 - entry + (at % 3)) },
		]),
	);
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
		Object.fromEntries(Object.keys(problem.sizes).map((name, at) => [name, problem.construct.includes(name) ? 4 - (at % 3) : size])),
	);
}

/** A whole number from ±1 to ±`limit`, the same for the same place. */
function mix(seed: number, quantity: string, entry: number, limit: number): number {
	let hash = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(entry + 1, 0x85ebca6b);
	for (const letter of quantity) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 0x01000193);
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 0x2c1b3c6d);
	hash ^= hash >>> 13;
	const magnitude = 1 + ((hash >>> 1) % limit);
	return (hash & 1) === 0 ? magnitude : -magnitude;
}
