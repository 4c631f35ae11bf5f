/** The protocol between the grader and the student's process: one JSON document a line. Every bit of a number survives: what goes in stands in its
 * shortest decimals, what comes out, which may be anything, as base64 of float64. */
import * as z from "zod/mini";
import { elementCount, type Tensor, toNested } from "../numeric/tensor.ts";
import { type Argument, CALL_FAULTS, type Script, type Step } from "./script.ts";

/** The position of a matrix among those of the message, or a number. */
export type WireArgument = number | { readonly n: number };

/** What a host evaluates: one compiled script, or the files of a Python submission by their paths in it. */
export type HostSource = { readonly code: string } | { readonly files: Readonly<Record<string, string>>; readonly entry: string };

export type HostRequest =
	/** Answered as soon as the host is up: what comes before is not the submission's time. */
	| { readonly ask: "ready" }
	| ({ readonly ask: "load"; readonly className: string; readonly method: string } & HostSource)
	/** Numbers the scripts from `first` on; `isCareful` asks for a reply to each step. Matrices and lists of steps stand in it once each. */
	| {
			readonly ask: "run";
			readonly first: number;
			readonly isCareful: boolean;
			/** Each as the JSON text of its rows, from which it is made anew for every use. */
			readonly tensors: readonly string[];
			readonly templates: readonly (readonly Step[])[];
			readonly scripts: readonly HostScript[];
	  };

export interface HostScript {
	readonly entropy: number;
	readonly fresh?: true | undefined;
	/** The position of its steps among the templates. */
	readonly template: number;
	readonly values: readonly WireArgument[];
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

const MAX_ENTRIES = 65_536;
const text = z.string().check(z.maxLength(500));
const count = z.int().check(z.gte(0));
const place = { file: z.optional(text), line: z.optional(z.int().check(z.gte(1))), column: z.optional(count) };
/** What a host may say of itself; every other death is seen from outside. */
const faultIds = [...CALL_FAULTS, "out-of-memory", "exits-process"] as const;

/** The short answers: of a step without a result that went well; or the position of a matrix that is to the bit the one that was read. */
export const DONE = -1;

const longAnswerSchema = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("value"),
		shape: z.array(count.check(z.lte(MAX_ENTRIES))).check(z.maxLength(4)),
		f64: z.string(),
		precision: z.optional(z.string().check(z.maxLength(20))),
	}),
	z.strictObject({ kind: z.literal("nothing") }),
	z.strictObject({ kind: z.literal("unreadable"), found: text }),
	z.strictObject({ kind: z.literal("fault"), id: z.enum(faultIds), message: text, ...place }),
	z.strictObject({ kind: z.literal("skipped") }),
]);
const answerSchema = z.union([z.int().check(z.gte(DONE)), longAnswerSchema]);
export type WireAnswer = z.infer<typeof answerSchema>;

const exportSchema = z.strictObject({ name: text, is: text });
export type Export = z.infer<typeof exportSchema>;

const loadAnswerSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("done") }),
	z.strictObject({ kind: z.literal("no-export"), exports: z.array(exportSchema).check(z.maxLength(20)) }),
	z.strictObject({
		kind: z.literal("fault"),
		id: z.enum([...faultIds, "does-not-compile", "forbidden-import"]),
		message: text,
		...place,
	}),
]);
export type LoadAnswer = z.infer<typeof loadAnswerSchema>;

/** What the host may say; anything else is a breach of the protocol. */
export const hostReplySchema = z.discriminatedUnion("of", [
	z.strictObject({ of: z.literal("ready") }),
	z.strictObject({ of: z.literal("load"), answer: loadAnswerSchema }),
	z.strictObject({
		of: z.literal("script"),
		script: z.int(),
		answers: z.array(answerSchema),
		printed: z.string().check(z.maxLength(20_000)),
	}),
	z.strictObject({ of: z.literal("step"), script: z.int(), step: z.int(), answer: answerSchema }),
]);
export type HostReply = z.infer<typeof hostReplySchema>;

/** `null` where the bytes do not fill the shape. */
export function decodeTensor(shape: readonly number[], f64: string): Tensor | null {
	const bytes = Buffer.from(f64, "base64");
	if (bytes.length !== elementCount(shape) * 8) return null;
	return { shape, data: Array.from(new Float64Array(new Uint8Array(bytes).buffer)) };
}
