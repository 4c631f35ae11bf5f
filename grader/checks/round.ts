/** Rounds of calls on one instance, as script steps, and what was answered to each of them. */
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
	/** Parameters are set under the submission's own names. */
	readonly names: Readonly<Record<string, string>>;
}

export const CONTRACT: World = { repairsState: false, isFresh: false, bypasses: false, layouts: {}, names: {} };

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

/** Scripts that differ in their values alone, and how to read their transcripts. */
export interface Template<Reading> {
	/** For the samples that the template was made for, in their order. */
	readonly script: (given: readonly Sample[], entropy: number) => Script;
	readonly read: (transcript: Transcript) => Reading;
}

export type Group = keyof Omit<Round, "construct">;

/** Which steps answer for a round: by group and name, the position of the step. */
export type Places = Partial<Record<Group | "construct", Map<string, number>>>;

interface CallOptions {
	/** Keeps the repetitions in a round apart. */
	readonly again?: string;
	/** The sample whose parameters the instance was given, where that is another one. */
	readonly parametersOf?: number;
	/** Whether to look at everything that the call stores or may have changed. */
	readonly isWatched?: boolean;
}

/** Builds steps for samples that are given later: `of` counts them. `id` keeps the rounds of one script apart. */
export class ScriptBuilder {
	readonly #problem: Problem;
	readonly #world: World;
	readonly #steps: Step[] = [];
	readonly #values: ((given: readonly Sample[]) => Argument)[] = [];
	readonly #positions = new Map<string, number>();

	constructor(problem: Problem, world: World) {
		this.#problem = problem;
		this.#world = world;
	}

	construct(places: Places, as: string, of: number): void {
		const args = this.#problem.construct.map((size) => this.#size(of, size));
		this.#push(places, "construct", "", { do: "construct", as, args, ...(this.#world.bypasses && { bypass: true as const }) });
	}

	/** Sets every parameter on the instance. */
	set(places: Places, on: string, of: number): void {
		for (const name of this.#problem.parameters)
			this.#push(places, "assigned", name, { do: "set", on, name: this.#nameOf(name), value: this.#parameter(of, name) });
	}

	/** Sets every parameter on the instance and reads it back. */
	assign(places: Places, on: string, of: number): void {
		this.set(places, on, of);
		for (const name of this.#problem.parameters) this.#push(places, "before", name, { do: "get", on, name: this.#nameOf(name) });
	}

	/** One call with its inputs, and what it computes. */
	call(places: Places, on: string, at: number, of: number, id: string, options: CallOptions = {}): void {
		const { again = "", parametersOf = of, isWatched = true } = options;
		const call = this.#problem.calls[at];
		if (call === undefined) throw new Error(`no call ${at}`);
		const previous = this.#problem.calls[at - 1]?.name;
		const needs = previous !== undefined && !this.#world.repairsState ? { needs: `${previous}${id}` } : {};
		const as = `${call.name}${id}${again}`;
		if (this.#world.repairsState) this.set({}, on, parametersOf);
		this.#push(places, "calls", call.name, {
			do: "call",
			on,
			name: call.name,
			args: call.takes.map((name) => this.#value(of, name)),
			as,
			...needs,
		});
		this.#place(places, "computed", call.returns);
		for (const name of computedBy(this.#problem, call.name).slice(1)) this.#push(places, "computed", name, { do: "get", on, name });
		const stored = storedInputs(this.#problem, call.name);
		if (isWatched) {
			for (const name of stored) this.#push(places, "stored", name, { do: "get", on, name });
			call.takes.forEach((name, argument) => {
				this.#push(places, "inputs", name, { do: "reread", call: as, argument });
			});
		}
		if (!this.#world.repairsState) return;
		for (const name of stored) {
			const size = this.#problem.quantities[name]?.size;
			this.#steps.push({ do: "set", on, name, value: size === undefined ? this.#value(of, name) : this.#size(of, size) });
		}
	}

	readParameters(places: Places, on: string): void {
		for (const name of this.#problem.parameters) this.#push(places, "after", name, { do: "get", on, name: this.#nameOf(name) });
	}

	/** The position of a step that reads something again. */
	read(step: Extract<Step, { do: "get" | "reread" }>): number {
		return this.#steps.push(step) - 1;
	}

	script(given: readonly Sample[], entropy: number): Script {
		const values = this.#values.map((value) => value(given));
		return { entropy, ...(this.#world.isFresh && { fresh: true }), steps: this.#steps, values };
	}

	#nameOf(parameter: string): string {
		return this.#world.names[parameter] ?? parameter;
	}

	#push(places: Places, group: Group | "construct", name: string, step: Step): void {
		this.#steps.push(step);
		this.#place(places, group, name);
	}

	/** The step that was pushed last answers for that. */
	#place(places: Places, group: Group | "construct", name: string): void {
		const names = places[group] ?? new Map<string, number>();
		names.set(name, this.#steps.length - 1);
		places[group] = names;
	}

	#size(of: number, name: string): number {
		return this.#position(`size ${of} ${name}`, (given) => given[of]?.sizes[name] as number);
	}

	#value(of: number, name: string): number {
		return this.#position(`value ${of} ${name}`, (given) => given[of]?.values[name] as Tensor);
	}

	#parameter(of: number, name: string): number {
		const layout = this.#world.layouts[name];
		return layout === undefined
			? this.#value(of, name)
			: this.#position(`laid out ${of} ${name}`, (given) => layOut(given[of]?.values[name] as Tensor, layout));
	}

	#position(key: string, value: (given: readonly Sample[]) => Argument): number {
		const known = this.#positions.get(key);
		if (known !== undefined) return known;
		const position = this.#values.push(value) - 1;
		this.#positions.set(key, position);
		return position;
	}
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
