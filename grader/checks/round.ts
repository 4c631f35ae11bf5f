/** One round of calls on one instance, as script steps, and what was answered to each of them. */
import { type Tensor, transpose } from "../numeric/tensor.ts";
import type { Answer, Argument, Script, Step, Transcript } from "../oracle/script.ts";
import { computedBy, storedInputs } from "../problem/check-ids.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";

/** How a quantity is laid out where the submission does not follow the table, but stays with its own choice. */
export type Layout = "transposed" | "flat" | "row";

/** The conditions under which a submission is judged: those of the contract, or with a fault repaired that is charged elsewhere. */
export interface World {
	/** What a call should have stored is stored by the grader, and parameters that it changed are set anew. */
	readonly repairsState: boolean;
	/** Modules are evaluated anew for each sample. */
	readonly isFresh: boolean;
	/** The constructor is not run. */
	readonly bypasses: boolean;
	/** Parameters are handed over in the submission's own layout. */
	readonly layouts: Readonly<Record<string, Layout>>;
}

export const CONTRACT: World = { repairsState: false, isFresh: false, bypasses: false, layouts: {} };

/** Answers of one round: by quantity, and what was handed in as it looks afterwards. */
export interface Round {
	readonly construct: Answer;
	/** By parameter: setting it, reading it before the calls, reading it after them. */
	readonly assigned: Readonly<Record<string, Answer>>;
	readonly before: Readonly<Record<string, Answer>>;
	readonly after: Readonly<Record<string, Answer>>;
	/** By computed quantity: returned, or read from the instance after its call. */
	readonly computed: Readonly<Record<string, Answer>>;
	/** By stored input, read after its call. */
	readonly stored: Readonly<Record<string, Answer>>;
	/** By input: what was handed in, read again after the call. */
	readonly inputs: Readonly<Record<string, Answer>>;
	/** By call name: its own answer. */
	readonly calls: Readonly<Record<string, Answer>>;
}

export type Place = { readonly group: keyof Omit<Round, "construct">; readonly name: string } | "construct" | null;

interface CallOptions {
	/** Keeps the repetitions in a round apart. */
	readonly again?: string;
	/** The sample whose parameters the instance was given, where that is another one. */
	readonly parameters?: Sample;
}

/** `id` keeps the rounds of one script apart. */
export class ScriptBuilder {
	readonly steps: Step[] = [];
	readonly #problem: Problem;
	readonly #world: World;

	constructor(problem: Problem, world: World) {
		this.#problem = problem;
		this.#world = world;
	}

	construct(as: string, sample: Sample): Place[] {
		const args = this.#problem.construct.map((size) => sample.sizes[size] as number);
		return this.#push({ do: "construct", as, args, ...(this.#world.bypasses && { bypass: true as const }) }, "construct");
	}

	/** Sets every parameter on the instance. */
	set(on: string, sample: Sample): Place[] {
		return this.#problem.parameters.flatMap((name) =>
			this.#push(
				{ do: "set", on, name, value: layOut(sample.values[name] as Tensor, this.#world.layouts[name]) },
				{ group: "assigned", name },
			),
		);
	}

	/** Sets every parameter on the instance and reads it back. */
	assign(on: string, sample: Sample): Place[] {
		return [
			...this.set(on, sample),
			...this.#problem.parameters.flatMap((name) => this.#push({ do: "get", on, name }, { group: "before", name })),
		];
	}

	/** One call with its inputs, and everything that it computes, stores or may have changed. */
	call(on: string, at: number, sample: Sample, id: string, options: CallOptions = {}): Place[] {
		return this.#call(on, at, sample, id, options, true);
	}

	/** One call with its inputs, and what it computes. */
	callOnly(on: string, at: number, sample: Sample, id: string): Place[] {
		return this.#call(on, at, sample, id, {}, false);
	}

	#call(on: string, at: number, sample: Sample, id: string, { again = "", parameters = sample }: CallOptions, isWatched: boolean): Place[] {
		const call = this.#problem.calls[at];
		if (call === undefined) throw new Error(`no call ${at}`);
		const previous = this.#problem.calls[at - 1]?.name;
		const needs = previous !== undefined && !this.#world.repairsState ? { needs: `${previous}${id}` } : {};
		const as = `${call.name}${id}${again}`;
		const args = call.takes.map((name) => sample.values[name] as Tensor);
		const places = [
			...(this.#world.repairsState ? this.set(on, parameters).map(() => null) : []),
			...this.#push({ do: "call", on, name: call.name, args, as, ...needs }, { group: "calls", name: call.name }),
		];
		for (const name of computedBy(this.#problem, call.name).slice(1))
			places.push(...this.#push({ do: "get", on, name }, { group: "computed", name }));
		if (isWatched) {
			for (const name of storedInputs(this.#problem, call.name))
				places.push(...this.#push({ do: "get", on, name }, { group: "stored", name }));
			call.takes.forEach((name, argument) => {
				places.push(...this.#push({ do: "reread", call: as, argument }, { group: "inputs", name }));
			});
		}
		if (this.#world.repairsState)
			for (const name of storedInputs(this.#problem, call.name)) {
				const size = this.#problem.quantities[name]?.size;
				const value: Argument = size === undefined ? (sample.values[name] as Tensor) : (sample.sizes[size] as number);
				places.push(...this.#push({ do: "set", on, name, value }, null));
			}
		return places;
	}

	readParameters(on: string): Place[] {
		return this.#problem.parameters.flatMap((name) => this.#push({ do: "get", on, name }, { group: "after", name }));
	}

	reread(call: string): number {
		this.steps.push({ do: "reread", call });
		return this.steps.length - 1;
	}

	script(entropy: number): Script {
		return { entropy, ...(this.#world.isFresh && { fresh: true }), steps: this.steps };
	}

	#push(step: Step, place: Place): Place[] {
		this.steps.push(step);
		return [place];
	}
}

/** The script that creates an instance and reads its parameters. */
export function creationScript(
	problem: Problem,
	sample: Sample,
	world: World,
): { script: Script; read: (transcript: Transcript) => Round } {
	const builder = new ScriptBuilder(problem, world);
	const places = [...builder.construct("x", sample), ...builder.readParameters("x")];
	return { script: builder.script(1), read: (transcript) => readRound(problem, places, transcript) };
}

/** The script of one round on a fresh instance. */
export function roundScript(
	problem: Problem,
	sample: Sample,
	world: World,
	entropy: number,
): { readonly script: Script; readonly read: (transcript: Transcript) => Round } {
	const builder = new ScriptBuilder(problem, world);
	// Steps are pushed in the order of these calls.
	const places = [...builder.construct("x", sample), ...builder.assign("x", sample)];
	problem.calls.forEach((_, at) => {
		places.push(...builder.call("x", at, sample, "x"));
	});
	places.push(...builder.readParameters("x"));
	return { script: builder.script(entropy), read: (transcript) => readRound(problem, places, transcript) };
}

export function readRound(problem: Problem, places: readonly Place[], transcript: readonly Answer[]): Round {
	const groups: Record<string, Record<string, Answer>> = {
		assigned: {},
		before: {},
		after: {},
		computed: {},
		stored: {},
		inputs: {},
		calls: {},
	};
	let construct: Answer = { kind: "done" };
	places.forEach((place, at) => {
		const answer = transcript[at] ?? { kind: "skipped" };
		if (place === "construct") construct = answer;
		else if (place !== null) (groups[place.group] as Record<string, Answer>)[place.name] = answer;
	});
	for (const call of problem.calls) {
		const answer = groups.calls?.[call.name];
		if (answer !== undefined) (groups.computed as Record<string, Answer>)[call.returns] = answer;
	}
	return { construct, ...(groups as unknown as Omit<Round, "construct">) };
}

export function layOut(tensor: Tensor, layout: Layout | undefined): Tensor {
	switch (layout) {
		case undefined:
			return tensor;
		case "transposed":
			return transpose(tensor);
		case "flat":
			return { shape: [tensor.data.length], data: tensor.data };
		case "row":
			return { shape: [1, tensor.data.length], data: tensor.data };
	}
}
