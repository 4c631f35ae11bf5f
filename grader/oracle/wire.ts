/** The protocol between the grader and the student's process: one JSON document a line. Every bit of a number survives: what goes in stands in its
 * shortest decimals, what comes out, which may be anything, as base64 of float64. */
import { elementCount, type Tensor, toNested } from "../numeric/tensor.ts";
import type { Argument, Script, Step } from "./script.ts";

/** The position of a matrix among those of the message, or a number. */
export type WireArgument = number | { readonly n: number };

/** What a host evaluates: one compiled script, or the files of a Python submission by their paths in it. */
export type HostSource = { readonly code: string } | { readonly files: Readonly<Record<string, string>>; readonly entry: string };

export type HostRequest =
	/** Answered as soon as the host is up: what comes before is not the submission's time. */
	| { readonly ask: "ready" }
	| ({ readonly ask: "load"; readonly className: string; readonly method: string } & HostSource)
	/** Scripts to be run, in place of those before; no answer. Matrices and lists of steps stand in it once each. */
	| {
			readonly ask: "keep";
			/** Each as the JSON text of its rows, from which it is made anew for every use. */
			readonly tensors: readonly string[];
			readonly templates: readonly (readonly Step[])[];
			readonly scripts: readonly HostScript[];
	  }
	/** Runs them, and numbers them from `first` on; `isCareful` asks for a reply to each step. */
	| { readonly ask: "run"; readonly first: number; readonly isCareful: boolean };

export interface HostScript {
	readonly entropy: number;
	readonly fresh?: true | undefined;
	/** The position of its steps among the templates. */
	readonly template: number;
	readonly values: readonly WireArgument[];
}

/** Scripts that can be asked as they are, encoded once for all submissions that are asked them. */
const encoded = new WeakMap<readonly Script[], EncodedScripts>();

export interface EncodedScripts {
	readonly encoder: ScriptEncoder;
	readonly scripts: readonly HostScript[];
}

export function encodeOnce(scripts: readonly Script[]): EncodedScripts {
	let known = encoded.get(scripts);
	if (known === undefined) {
		const encoder = new ScriptEncoder();
		known = { encoder, scripts: scripts.map((script) => encoder.encode(script, script.steps)) };
		encoded.set(scripts, known);
	}
	return known;
}

export function keepRequest({ encoder: { tensors, templates }, scripts }: EncodedScripts): HostRequest {
	return { ask: "keep", tensors, templates, scripts };
}

/** The scripts of one message, with each matrix and each list of steps in it once. */
export class ScriptEncoder {
	readonly tensors: string[] = [];
	readonly templates: (readonly Step[])[] = [];
	readonly #known: Tensor[] = [];
	readonly #positions = new Map<Tensor, number>();
	readonly #templates = new Map<readonly Step[], number>();

	/** `steps` are those of the script, or the part of them that can be asked. */
	encode({ entropy, fresh, values }: Script, steps: readonly Step[]): HostScript {
		let template = this.#templates.get(steps);
		if (template === undefined) {
			template = this.templates.push(steps) - 1;
			this.#templates.set(steps, template);
		}
		return { entropy, ...(fresh && { fresh }), template, values: values.map((value) => this.#argument(value)) };
	}

	/** The matrix that a host says it still has; `undefined` for a position that was never handed out. */
	tensorAt(position: number): Tensor | undefined {
		return this.#known[position];
	}

	#argument(value: Argument): WireArgument {
		if (typeof value === "number") return { n: value };
		let position = this.#positions.get(value);
		if (position === undefined) {
			position = this.#known.push(value) - 1;
			this.#positions.set(value, position);
			// −0 goes out as 0.
			this.tensors.push(JSON.stringify(toNested(value)));
		}
		return position;
	}
}

/** The answers that are numbers: of a step without a result that went well; or the position of a matrix that is to the bit the one that was read. */
export const DONE = -1;

/** The answers that are text: the size in each axis, the numbers row by row, and what they were where that was not float64. */
const VALUE = /^((?:\d{1,5}(?:,\d{1,5}){0,3})?) ([A-Za-z0-9+/]*={0,2})(?: (\S{1,20}))?$/;

export interface DecodedValue {
	readonly value: Tensor;
	readonly precision?: string;
}

let numbers = new Float64Array(1024);
let bytes = Buffer.from(numbers.buffer);

/** `null` for what is none, or whose bytes do not fill its shape. */
export function decodeValue(text: string): DecodedValue | null {
	const [, extents, f64, precision] = VALUE.exec(text) ?? [];
	if (extents === undefined || f64 === undefined) return null;
	const shape = extents === "" ? [] : extents.split(",").map(Number);
	const count = elementCount(shape);
	if (f64.length !== 4 * Math.ceil((8 * count) / 3)) return null;
	if (count > numbers.length) {
		numbers = new Float64Array(count);
		bytes = Buffer.from(numbers.buffer);
	}
	if (bytes.write(f64, "base64") !== 8 * count) return null;
	const data: number[] = [];
	for (let at = 0; at < count; at += 1) data.push(numbers[at] as number);
	return { value: { shape, data }, ...(precision !== undefined && { precision }) };
}
