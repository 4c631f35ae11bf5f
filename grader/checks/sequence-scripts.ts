/** Scripts of several rounds: finite differences, rounds on one instance or on one each, two instances in turns. */
import type { Tensor } from "../numeric/tensor.ts";
import type { Answer, Script, Transcript } from "../oracle/script.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";
import { shift } from "./plan.ts";
import { type Place, type Round, readRound, ScriptBuilder, type World } from "./round.ts";

/** A script and the rounds in it, by label. */
export interface Sequence {
	readonly script: Script;
	readonly read: (transcript: Transcript) => Readonly<Record<string, Round>>;
}

/** Rounds by label, and what each call returned as it looks at the end of the script. */
export interface Repetition {
	readonly rounds: Readonly<Record<string, Round>>;
	readonly atTheEnd: readonly { readonly label: string; readonly quantity: string; readonly answer: Answer }[];
}

/** Collects the places of each round while the steps are built. */
class SequenceBuilder extends ScriptBuilder {
	readonly #places = new Map<string, { readonly from: number; readonly places: readonly Place[] }[]>();
	readonly #sequenceProblem: Problem;

	constructor(problem: Problem, world: World) {
		super(problem, world);
		this.#sequenceProblem = problem;
	}

	/** Adds steps to the round of that label. */
	record(label: string, build: () => readonly Place[]): void {
		const from = this.steps.length;
		const parts = this.#places.get(label) ?? [];
		this.#places.set(label, parts);
		parts.push({ from, places: build() });
	}

	sequence(entropy: number): Sequence {
		const problem = this.#sequenceProblem;
		return {
			script: this.script(entropy),
			read: (transcript) =>
				Object.fromEntries(
					[...this.#places].map(([label, parts]) => {
						const places: Place[] = this.steps.map(() => null);
						for (const part of parts) places.splice(part.from, part.places.length, ...part.places);
						return [label, readRound(problem, places, transcript)];
					}),
				),
		};
	}
}

/** The base round `x`, and the output with one operand moved along its direction to both sides, as `A+` and `A-`. */
export function differenceScript(problem: Problem, sample: Sample, world: World, entropy: number): Sequence {
	const builder = new SequenceBuilder(problem, world);
	builder.record("x", () => [
		...builder.construct("x", sample),
		...builder.set("x", sample),
		...problem.calls.flatMap((_, at) => builder.callOnly("x", at, sample, "x")),
	]);
	const calls = 1 + problem.calls.findIndex((call) => call.returns === problem.output);
	for (const { of } of problem.gradients)
		for (const [sign, on] of [
			[1, `${of}+`],
			[-1, `${of}-`],
		] as const) {
			const moved = shift(sample, of, sign);
			builder.record(on, () => [
				...builder.construct(on, moved),
				...builder.set(on, moved),
				...Array.from({ length: calls }, (_, at) => builder.callOnly(on, at, moved, on)).flat(),
			]);
		}
	return builder.sequence(entropy);
}

/**
 * Rounds `which`, each twice through all calls but the first, on one instance or on one each; at the end every result is read again.
 * The second time has another input from upstream.
 */
export function repeatScript(
	problem: Problem,
	samples: readonly Sample[],
	world: World,
	which: readonly number[],
	how: "together" | "separate",
): { readonly script: Script; readonly read: (transcript: Transcript) => Repetition } {
	const builder = new SequenceBuilder(problem, world);
	const results: { label: string; quantity: string; call: string }[] = [];
	for (const at of which) {
		const sample = samples[at] as Sample;
		const on = how === "together" ? "x" : `x${at}`;
		builder.record(roundLabel(at), () => [
			...(how === "separate" || at === which[0] ? builder.construct(on, sample) : []),
			...builder.assign(on, sample),
			...problem.calls.flatMap((_, call) => builder.call(on, call, sample, `r${at}`)),
		]);
		results.push(...problem.calls.map((call) => ({ label: roundLabel(at), quantity: call.returns, call: `${call.name}r${at}` })));
		// The id must name the first call's results as well, which the repeated call depends on.
		const again = { sizes: sample.sizes, values: { ...sample.values, ...changedUpstream(problem, sample) } };
		for (let call = 1; call < problem.calls.length; call += 1)
			builder.record(roundLabel(at, problem.calls[call]?.name), () => builder.call(on, call, again, `r${at}`, { again: "b" }));
	}
	const rereads = results.map(({ label, quantity, call }) => ({ label, quantity, step: builder.reread(call) }));
	const { script, read } = builder.sequence(7);
	return {
		script,
		read: (transcript) => ({
			rounds: read(transcript),
			atTheEnd: rereads.map(({ label, quantity, step }) => ({ label, quantity, answer: transcript[step] ?? { kind: "skipped" } })),
		}),
	};
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
export function twoCallsScript(problem: Problem, samples: readonly Sample[], world: World): Sequence {
	const builder = new SequenceBuilder(problem, world);
	const sample = samples[1] as Sample;
	builder.record(roundLabel(1), () => [...builder.construct("x", sample), ...builder.assign("x", sample)]);
	builder.call("x", 0, samples[0] as Sample, "x0", { parameters: sample });
	builder.record(roundLabel(1), () => problem.calls.flatMap((_, call) => builder.call("x", call, sample, "x1")));
	return builder.sequence(7);
}

/** Two instances with different inputs, their calls taking turns. */
export function interleavedScript(problem: Problem, samples: readonly Sample[], world: World): Sequence {
	const builder = new SequenceBuilder(problem, world);
	const pair = [0, 1].map((at) => ({ label: roundLabel(at), sample: samples[at] as Sample, on: `x${at}` }));
	for (const { label, sample, on } of pair) builder.record(label, () => builder.construct(on, sample));
	for (const { label, sample, on } of pair) builder.record(label, () => builder.assign(on, sample));
	problem.calls.forEach((_, call) => {
		for (const { label, sample, on } of pair) builder.record(label, () => builder.call(on, call, sample, on));
	});
	return builder.sequence(7);
}

function changedUpstream(problem: Problem, sample: Sample): Record<string, Tensor> {
	const later = new Set(problem.calls.slice(1).flatMap((call) => call.takes));
	return Object.fromEntries(
		[...later].map((name) => [
			name,
			{ shape: (sample.values[name] as Tensor).shape, data: (sample.values[name] as Tensor).data.map((entry, at) => 1 - entry + (at % 3)) },
		]),
	);
}
