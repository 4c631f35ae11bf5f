/** The protocol between the grader and the student's process: one JSON document a line. Every bit of a number survives: what goes in stands in its
 * shortest decimals, what comes out, which may be anything, as base64 of float64. */
import { elementCount, type Tensor, toNested } from "../numeric/tensor.ts";
import type { Answer, Argument, Script, Step } from "./script.ts";

/** The position of a matrix among those of the message, or a number. */
export type WireArgument = number | { readonly n: number };

/** One compiled file of a TypeScript submission. */
export interface ScriptModule {
	/** Its path in the submission. */
	readonly path: string;
	readonly code: string;
	/** It awaits outside of any function. */
	readonly awaits?: true;
	/** What it imports, as it is written there → the path of the module that is meant, `null` where the submission has none. */
	readonly links: Readonly<Record<string, string | null>>;
}

/**
 * What a host evaluates: compiled files, or the files of a Python submission by their paths, in base64. Unless it `isSure`, the one of the
 * `entries` is meant that defines the class.
 */
export type HostSource = { readonly entries: readonly string[]; readonly isSure: boolean } & (
	| { readonly modules: readonly ScriptModule[] }
	| { readonly files: Readonly<Record<string, string>> }
);

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

/** `request` is theirs, where it is known. */
export function encodeOnce(scripts: readonly Script[], request?: string): EncodedScripts {
	const known = encoded.get(scripts) ?? new EncodedScripts(scripts, (at) => scripts[at]?.steps ?? [], request);
	encoded.set(scripts, known);
	return known;
}

/** The scripts of one message, with each matrix and each list of steps in it once. */
export class EncodedScripts {
	readonly scripts: readonly HostScript[];
	readonly #templates: (readonly Step[])[] = [];
	readonly #tensors: Tensor[] = [];
	readonly #positions = new Map<Tensor, number>();
	readonly #decoded = new Map<string, ValueAnswer>();
	#decodedSize = 0;
	#request: string | undefined;

	/** `stepsOf` gives the steps of the script at that position, or the part of them that can be asked. */
	constructor(scripts: readonly Script[], stepsOf: (at: number) => readonly Step[], request?: string) {
		const templates = new Map<readonly Step[], number>();
		this.scripts = scripts.map(({ entropy, fresh, values }, at) => {
			const steps = stepsOf(at);
			const template = templates.get(steps) ?? this.#templates.push(steps) - 1;
			templates.set(steps, template);
			return { entropy, ...(fresh && { fresh }), template, values: values.map((value) => this.#argument(value)) };
		});
		this.#request = request;
	}

	/** What asks a host to keep them: one line of the protocol, without its end. */
	get request(): string {
		if (this.#request === undefined) {
			// −0 goes out as 0.
			const tensors = this.#tensors.map((tensor) => JSON.stringify(toNested(tensor)));
			const request: HostRequest = { ask: "keep", tensors, templates: this.#templates, scripts: this.scripts };
			this.#request = JSON.stringify(request);
		}
		return this.#request;
	}

	/**
	 * What a text of a matrix says, `null` where it is none: read once, since right submissions give the same ones to the bit. One of more
	 * than `most` entries is not read.
	 */
	decode(text: string, most: number): MatrixAnswer | null {
		const known = this.#decoded.get(text);
		if (known !== undefined && known.value.data.length <= most) return known;
		const decoded = decodeValue(text, most);
		if (decoded?.kind !== "value") return decoded;
		const size = text.length + 8 * decoded.value.data.length + ENTRY_SIZE;
		if (size > MAX_DECODED) return decoded;
		this.#decodedSize += size;
		if (this.#decodedSize > MAX_DECODED) {
			this.#decoded.clear();
			this.#decodedSize = size;
		}
		this.#decoded.set(text, decoded);
		return decoded;
	}

	/** The matrix that a host says it still has; `undefined` for a position that was never handed out. */
	tensorAt(position: number): Tensor | undefined {
		return this.#tensors[position];
	}

	#argument(value: Argument): WireArgument {
		if (typeof value === "number") return { n: value };
		let position = this.#positions.get(value);
		if (position === undefined) {
			position = this.#tensors.push(value) - 1;
			this.#positions.set(value, position);
		}
		return position;
	}
}

/**
 * An answer may be a number: this one, of a step without a result that went well; or the position of a matrix of the message that is the
 * answer to the bit.
 */
export const DONE = -1;

/** The answers that are text: the size in each axis, the numbers row by row, and what they were where that was not float64. */
const VALUE = /^((?:\d{1,5}(?:,\d{1,5}){0,3})?) ([A-Za-z0-9+/]*={0,2})(?: (\S{1,20}))?$/;

type ValueAnswer = Extract<Answer, { kind: "value" }>;
type MatrixAnswer = Extract<Answer, { kind: "value" | "unreadable" }>;

/** Bytes of texts and of numbers, after which all is forgotten: several times what a right submission answers. */
const MAX_DECODED = 1 << 21;
/** What a text takes besides, in bytes. */
const ENTRY_SIZE = 200;

let numbers = new Float64Array(1024);
let bytes = Buffer.from(numbers.buffer);

/** `null` for what is none, or whose bytes do not fill its shape; what has more than `most` entries is told, and not read. */
export function decodeValue(text: string, most: number): MatrixAnswer | null {
	const [, extents, f64, precision] = VALUE.exec(text) ?? [];
	if (extents === undefined || f64 === undefined) return null;
	const shape = extents === "" ? [] : extents.split(",").map(Number);
	const count = elementCount(shape);
	if (f64.length !== 4 * Math.ceil((8 * count) / 3)) return null;
	if (count > most) return { kind: "unreadable", found: `a matrix of ${count} entries` };
	if (count > numbers.length) {
		numbers = new Float64Array(count);
		bytes = Buffer.from(numbers.buffer);
	}
	if (bytes.write(f64, "base64") !== 8 * count) return null;
	const data: number[] = [];
	for (let at = 0; at < count; at += 1) data.push(numbers[at] as number);
	return { kind: "value", value: { shape, data }, ...(precision !== undefined && { precision }) };
}
