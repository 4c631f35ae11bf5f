/** The protocol between the grader and the student's process: one JSON document a line, numbers as base64 of float64 so that every bit survives. */
import * as z from "zod/mini";
import { elementCount, type Tensor } from "../numeric/tensor.ts";
import { type Argument, CALL_FAULTS, type Script, type Step } from "./script.ts";

export interface WireTensor {
	readonly shape: readonly number[];
	readonly f64: string;
}

/** A number, or the position of a matrix among those of the message. */
export type WireArgument = number | { readonly t: number };

/** A step as the host gets it. */
export type HostStep =
	| Exclude<Step, { do: "set" } | { do: "call" }>
	| (Omit<Extract<Step, { do: "set" }>, "value"> & { readonly value: WireArgument })
	| (Omit<Extract<Step, { do: "call" }>, "args"> & { readonly args: readonly WireArgument[] });

/** What a host evaluates: one compiled script, or the files of a Python submission by their paths in it. */
export type HostSource = { readonly code: string } | { readonly files: Readonly<Record<string, string>>; readonly entry: string };

export type HostRequest =
	/** Answered as soon as the host is up: what comes before is not the submission's time. */
	| { readonly ask: "ready" }
	| ({ readonly ask: "load"; readonly className: string; readonly method: string } & HostSource)
	/** Numbers the scripts from `first` on; `isCareful` asks for a reply to each step. Each matrix stands in `tensors` once. */
	| {
			readonly ask: "run";
			readonly first: number;
			readonly isCareful: boolean;
			readonly tensors: readonly WireTensor[];
			readonly scripts: readonly HostScript[];
	  };

export interface HostScript {
	readonly entropy: number;
	readonly fresh?: true | undefined;
	readonly steps: HostStep[];
}

/** The scripts of one message, with each matrix in it once. */
export class ScriptEncoder {
	readonly tensors: WireTensor[] = [];
	readonly #known: Tensor[] = [];
	readonly #positions = new Map<Tensor, number>();

	encode(script: Script): HostScript {
		const steps = script.steps.map((step): HostStep => {
			if (step.do === "set") return { ...step, value: this.#argument(step.value) };
			if (step.do === "call") return { ...step, args: step.args.map((value) => this.#argument(value)) };
			return step;
		});
		return { entropy: script.entropy, ...(script.fresh && { fresh: true }), steps };
	}

	/** The matrix that a host says it still has; `undefined` for a position that was never handed out. */
	tensorAt(position: number): Tensor | undefined {
		return this.#known[position];
	}

	#argument(value: Argument): WireArgument {
		if (typeof value === "number") return value;
		let position = this.#positions.get(value);
		if (position === undefined) {
			position = this.#known.push(value) - 1;
			this.#positions.set(value, position);
			this.tensors.push({ shape: value.shape, f64: Buffer.from(Float64Array.from(value.data).buffer).toString("base64") });
		}
		return { t: position };
	}
}

const MAX_ENTRIES = 65_536;
const text = z.string().check(z.maxLength(500));
const count = z.int().check(z.gte(0));
const place = { file: z.optional(text), line: z.optional(z.int().check(z.gte(1))), column: z.optional(count) };
/** What a host may say of itself; every other death is seen from outside. */
const faultIds = [...CALL_FAULTS, "out-of-memory", "exits-process"] as const;

const answerSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("done") }),
	z.strictObject({
		kind: z.literal("value"),
		shape: z.array(count.check(z.lte(MAX_ENTRIES))).check(z.maxLength(4)),
		f64: z.string(),
		precision: z.optional(z.string().check(z.maxLength(20))),
	}),
	/** To the bit the matrix at that position, which the script handed over. */
	z.strictObject({ kind: z.literal("same"), t: count }),
	z.strictObject({ kind: z.literal("nothing") }),
	z.strictObject({ kind: z.literal("unreadable"), found: text }),
	z.strictObject({ kind: z.literal("fault"), id: z.enum(faultIds), message: text, ...place }),
	z.strictObject({ kind: z.literal("skipped") }),
]);
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
