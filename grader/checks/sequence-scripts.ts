/** Scripts of several rounds: finite differences, rounds on one instance or on one each, two instances in turns. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer, Transcript } from "../oracle/script.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";
import { shift } from "./plan.ts";
import { readRound } from "./read-round.ts";
import { type Places, type Round, ScriptBuilder, type Template, type World } from "./round.ts";

/** Rounds by label. */
export type Rounds = Readonly<Record<string, Round>>;

/** And what each call returned as it looks at the end of the script. */
export interface Repetition {
	readonly rounds: Rounds;
	readonly atTheEnd: readonly { readonly label: string; readonly quantity: string; readonly answer: Answer }[];
}

/** Collects the places of each round while the steps are built. */
class SequenceBuilder extends ScriptBuilder {
	readonly #places = new Map<string, Places>();

	/** The places of the round of that label; several parts may add to them. */
	round(label: string): Places {
		const places = this.#places.get(label) ?? {};
		this.#places.set(label, places);
		return places;
	}

	readRounds(transcript: Transcript): Rounds {
		return Object.fromEntries([...this.#places].map(([label, places]) => [label, readRound(places, transcript)]));
	}

	template(): Template<Rounds> {
		return { script: (given, entropy) => this.script(given, entropy), read: (transcript) => this.readRounds(transcript) };
	}
}

/** The base round `x`, and the output with one operand moved along its direction to both sides, as `A+` and `A-`: for `movedSamples`. */
export function differenceTemplate(problem: Problem, world: World): Template<Rounds> {
	const builder = new SequenceBuilder(problem, world);
	const add = (on: string, of: number, calls: number): void => {
		const places = builder.round(on);
		builder.construct(places, on, of);
		builder.set(places, on, of);
		for (let at = 0; at < calls; at += 1) builder.call(places, on, at, of, on, { isWatched: false });
	};
	add("x", 0, problem.calls.length);
	const calls = 1 + problem.calls.findIndex((call) => call.returns === problem.output);
	problem.gradients.forEach(({ of }, at) => {
		add(`${of}+`, 1 + 2 * at, calls);
		add(`${of}-`, 2 + 2 * at, calls);
	});
	return builder.template();
}

/** The sample, and for each gradient the sample with its operand moved to both sides. */
export function movedSamples(problem: Problem, sample: Sample): Sample[] {
	return [sample, ...problem.gradients.flatMap(({ of }) => [shift(sample, of, 1), shift(sample, of, -1)])];
}

/**
 * Rounds of the samples `which`, each twice through all calls but the first, on one instance or on one each; at the end every result is
 * read again. Made for `repeatedSamples`.
 */
export function repeatTemplate(
	problem: Problem,
	world: World,
	which: readonly number[],
	how: "together" | "separate",
): Template<Repetition> {
	const builder = new SequenceBuilder(problem, world);
	const results: { label: string; quantity: string; call: string }[] = [];
	for (const [position, at] of which.entries()) {
		const of = 2 * position;
		const on = how === "together" ? "x" : `x${at}`;
		const places = builder.round(roundLabel(at));
		if (how === "separate" || position === 0) builder.construct(places, on, of);
		builder.assign(places, on, of);
		for (const [call, { name, returns }] of problem.calls.entries()) {
			builder.call(places, on, call, of, `r${at}`);
			results.push({ label: roundLabel(at), quantity: returns, call: `${name}r${at}` });
		}
		// Under the id of the first time: a repeated call needs the call before it, whose result has that id.
		for (let call = 1; call < problem.calls.length; call += 1)
			builder.call(builder.round(roundLabel(at, problem.calls[call]?.name)), on, call, of + 1, `r${at}`, { again: "b" });
	}
	const rereads = results.map(({ label, quantity, call }) => ({ label, quantity, step: builder.reread(call) }));
	return {
		script: (given, entropy) => builder.script(given, entropy),
		read: (transcript) => ({
			rounds: builder.readRounds(transcript),
			atTheEnd: rereads.map(({ label, quantity, step }) => ({ label, quantity, answer: transcript[step] ?? { kind: "skipped" } })),
		}),
	};
}

/** Each of the samples, and the same with another input from upstream for its second time. */
export function repeatedSamples(problem: Problem, samples: readonly Sample[], which: readonly number[]): Sample[] {
	return which.flatMap((at) => {
		const sample = samples[at] as Sample;
		return [sample, { sizes: sample.sizes, values: { ...sample.values, ...changedUpstream(problem, sample) } }];
	});
}

/** The round of sample `at`, or the repetition of one of its calls. */
export function roundLabel(at: number, repeatedCall?: string): string {
	return repeatedCall === undefined ? `${at}` : `${at} ${repeatedCall}`;
}

/** The position of a label's sample among the repeated ones. */
export function sampleOfLabel(label: string): number {
	return Number.parseInt(label, 10);
}

/** The round of sample 1, on an instance whose first call was made for sample 0 just before. */
export function twoCallsTemplate(problem: Problem, world: World): Template<Rounds> {
	const builder = new SequenceBuilder(problem, world);
	const places = builder.round(roundLabel(1));
	builder.construct(places, "x", 1);
	builder.assign(places, "x", 1);
	builder.call({}, "x", 0, 0, "x0", { parametersOf: 1 });
	problem.calls.forEach((_, call) => {
		builder.call(places, "x", call, 1, "x1");
	});
	return builder.template();
}

/** Samples 0 and 1 on two instances, their calls taking turns. */
export function interleavedTemplate(problem: Problem, world: World): Template<Rounds> {
	const builder = new SequenceBuilder(problem, world);
	const pair = [0, 1].map((of) => ({ of, places: builder.round(roundLabel(of)), on: `x${of}` }));
	for (const { of, places, on } of pair) builder.construct(places, on, of);
	for (const { of, places, on } of pair) builder.assign(places, on, of);
	problem.calls.forEach((_, call) => {
		for (const { of, places, on } of pair) builder.call(places, on, call, of, on);
	});
	return builder.template();
}

function changedUpstream(problem: Problem, sample: Sample): Record<string, Tensor> {
	const later = new Set(problem.calls.slice(1).flatMap((call) => call.takes));
	return Object.fromEntries(
		[...later].map((name) => {
			const { shape, data } = sample.values[name] as Tensor;
			return [name, { shape, data: data.map((entry, at) => 1 - entry + (at % 3)) }];
		}),
	);
}
