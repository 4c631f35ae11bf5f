/** What a host may say, checked but for its answers to steps: see `sandbox/student/read-answer.ts`. */
import * as z from "zod/mini";
import { CALL_FAULTS, NOTHINGS } from "./script.ts";

const text = z.string().check(z.maxLength(500));
const count = z.int().check(z.gte(0));
/** `text` is the student's own line, where the host has it. */
const place = { file: z.optional(text), line: z.optional(z.int().check(z.gte(1))), column: z.optional(count), text: z.optional(text) };
const attribute = z.strictObject({ name: text, shape: z.optional(z.array(count).check(z.maxLength(4))) });
/** What a host may say of itself; every other death is seen from outside. */
const faultIds = [...CALL_FAULTS, "out-of-memory", "exits-process"] as const;

/** Attributes that are told where one is missing. */
export const MAX_OTHERS = 20;

/** Of answers that are neither numbers nor matrices. */
export const oddAnswerSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("nothing"), is: z.enum(NOTHINGS) }),
	z.strictObject({ kind: z.literal("absent"), others: z.array(attribute).check(z.maxLength(MAX_OTHERS)) }),
	z.strictObject({ kind: z.literal("unreadable"), found: text }),
	z.strictObject({ kind: z.literal("fault"), id: z.enum(faultIds), message: text, ...place }),
	z.strictObject({ kind: z.literal("skipped") }),
]);

const exportSchema = z.strictObject({ name: text, is: text });
export type Export = z.infer<typeof exportSchema>;

const loadAnswerSchema = z.discriminatedUnion("kind", [
	/** `entry` is the file that defines the class, where several were named. */
	z.strictObject({ kind: z.literal("done"), entry: z.optional(text) }),
	/** None of the files that were named defines the class, or more than one. */
	z.strictObject({ kind: z.literal("unclear"), defining: z.array(text).check(z.maxLength(20)) }),
	/** Imports of the submission's own files that it was not given: all of those that are written out. */
	z.strictObject({
		kind: z.literal("imports"),
		imports: z.array(z.strictObject({ from: text, specifiers: z.array(text).check(z.maxLength(200)) })).check(z.maxLength(200)),
	}),
	z.strictObject({ kind: z.literal("no-export"), exports: z.array(exportSchema).check(z.maxLength(20)) }),
	z.strictObject({
		kind: z.literal("fault"),
		id: z.enum([...faultIds, "does-not-compile", "forbidden-import"]),
		message: text,
		/** Of the language, where it does not compile: `3.11`. */
		version: z.optional(z.string().check(z.regex(/^\d{1,3}\.\d{1,3}$/))),
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
		// Each is checked where it is read: nearly all are numbers and texts, and there are thousands.
		answers: z.custom<readonly unknown[]>(Array.isArray),
		printed: z.string().check(z.maxLength(20_000)),
	}),
	z.strictObject({
		of: z.literal("step"),
		script: z.int(),
		step: z.int(),
		answer: z.unknown(),
		// Said by `sandbox/process/replies.ts`, in the place of an answer that was too large to be kept.
		isSkipped: z.optional(z.literal(true)),
	}),
]);
export type HostReply = z.infer<typeof hostReplySchema>;

/** What the jail says before it becomes the host. */
export const announcementSchema = z.strictObject({
	of: z.literal("layers"),
	active: z.array(z.enum(["jail", "system-calls", "landlock"])),
});
