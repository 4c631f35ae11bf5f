/** Scripts of several rounds: finite differences, rounds on one instance or on one each, two instances in turns. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer, Transcript } from "../oracle/script.ts";
import { computedBy } from "../problem/check-ids.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";
import type { Call } from "../problem/table.ts";
import { shift } from "./plan.ts";
import { readRound } from "./read-round.ts";
import { type Places, type Round, ScriptBuilder, type Template, type World } from "./round.ts";

/** Rounds by label. */
export type Rounds = Readonly<Record<string, Round>>;

/** Something of the round with that label, as it looks at the end of the script. */
export interface AtTheEnd {
	readonly label: string;
	readonly quantity: string;
	readonly answer: Answer;
}

/** Rounds, and what is left of them when all calls of the script are made. */
export interface Repetition {
	readonly rounds: Rounds;
	/** What the calls of the first time returned; and what they were given, where all rounds are on one instance. */
	readonly returned: readonly AtTheEnd[];
	readonly given: readonly AtTheEnd[];
	/** Where each round has an instance: what that holds, by the round that was the last to compute it. */
	readonly held: readonly AtTheEnd[];
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
 * Rounds of the samples `which`, on one instance or on one each. All calls but the first are made again for the same input from upstream, and
 * once more for another one. At the end everything is read again. Made for `repeatedSamples`.
 */
export function repeatTemplate(
	problem: Problem,
	world: World,
	which: readonly number[],
	how: "together" | "separate",
): Template<Repetition> {
	const builder = new SequenceBuilder(problem, world);
	const calls = problem.calls.map(({ name }, at) => ({ name, at }));
	const made: { readonly label: string; readonly call: Call<string>; readonly id: string }[] = [];
	const holders: { readonly label: string; readonly on: string; readonly quantity: string }[] = [];
	for (const [position, at] of which.entries()) {
		const of = 2 * position;
		const on = how === "together" ? "x" : `x${at}`;
		const id = `r${at}`;
		const call = (label: string, which: number, sample: number, again = "") =>
			builder.call(builder.round(label), on, which, sample, id, { again, isWatched: false });
		if (how === "separate" || position === 0) builder.construct(builder.round(roundLabel(at)), on, of);
		builder.assign(builder.round(roundLabel(at)), on, of);
		for (const { at: which } of calls) call(roundLabel(at), which, of);
		// Under the id of the first time: a repeated call needs the call before it, whose result has that id.
		if (hasUpstream(problem)) for (const { name, at: which } of calls.slice(1)) call(roundLabel(at, name, "as before"), which, of, "b");
		for (const { name, at: which } of calls.slice(1)) call(roundLabel(at, name), which, of + 1, "c");
		for (const each of problem.calls) made.push({ label: roundLabel(at), call: each, id: `${each.name}${id}` });
		if (how === "separate")
			for (const { name, at: which } of calls)
				for (const quantity of computedBy(problem, name).slice(1))
					holders.push({ label: roundLabel(at, which === 0 ? undefined : name), on, quantity });
	}
	const [returned, given, held] = [
		made.map(({ label, call, id }) => ({ label, quantity: call.returns, step: builder.read({ do: "reread", call: id }) })),
		(how === "together" ? made : []).flatMap(({ label, call, id }) =>
			call.takes.map((quantity, argument) => ({ label, quantity, step: builder.read({ do: "reread", call: id, argument }) })),
		),
		holders.map(({ label, on, quantity }) => ({ label, quantity, step: builder.read({ do: "get", on, name: quantity }) })),
	];
	return {
		script: (given, entropy) => builder.script(given, entropy),
		read: (transcript) => {
			const read = (places: readonly (Omit<AtTheEnd, "answer"> & { readonly step: number })[]): AtTheEnd[] =>
				places.map(({ label, quantity, step }) => ({ label, quantity, answer: transcript[step] ?? { kind: "skipped" } }));
			return { rounds: builder.readRounds(transcript), returned: read(returned), given: read(given), held: read(held) };
		},
	};
}

/** Each of the samples, and the same with another input from upstream for its second time. */
export function repeatedSamples(problem: Problem, samples: readonly Sample[], which: readonly number[]): Sample[] {
	return which.flatMap((at) => {
		const sample = samples[at] as Sample;
		return [sample, { sizes: sample.sizes, values: { ...sample.values, ...changedUpstream(problem, sample) } }];
	});
}

/** The round of sample `at`, or the repetition of one of its calls: for another input from upstream, or for the same one. */
export function roundLabel(at: number, repeatedCall?: string, input?: "as before"): string {
	return [at, repeatedCall, input].filter((part) => part !== undefined).join(" ");
}

/** What a label stands for: the position of its sample among the repeated ones, and which call was made again. */
export function repetitionOf(label: string): { readonly at: number; readonly call?: string; readonly isAsBefore: boolean } {
	const [at, call, input] = label.split(" ");
	return { at: Number(at), ...(call !== undefined && { call }), isAsBefore: input !== undefined };
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
	return Object.fromEntries(
		[...upstreamOf(problem)].map((name) => {
			const { shape, data } = sample.values[name] as Tensor;
			return [name, { shape, data: data.map((entry, at) => 1 - entry + (at % 3)) }];
		}),
	);
}

/** What calls after the first are given. */
function upstreamOf(problem: Problem): Set<string> {
	return new Set(problem.calls.slice(1).flatMap((call) => call.takes));
}

function hasUpstream(problem: Problem): boolean {
	return upstreamOf(problem).size > 0;
}
