/**
 * What the reader of a class's archive answers: for each entry a line of JSON, and behind that of a file as many bytes as it says; at the end
 * how it went. And of Gradescope's metadata: a line for each submission.
 */
import * as z from "zod/mini";

/** Characters of a line, far above that of the longest path. */
export const MAX_LINE = 20_000;

/** `/` between its parts, of which none leads elsewhere. */
const path = z
	.string()
	.check(z.minLength(1), z.maxLength(4_000))
	.check(z.refine((text) => text.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\\0]/.test(part))));

export const classLineSchema = z.discriminatedUnion("kind", [
	/** `bytes` follow; where they were not wanted there are none, and `size` alone is known. */
	z.strictObject({ kind: z.literal("file"), path, size: z.int().check(z.gte(0)), bytes: z.int().check(z.gte(0)) }),
	z.strictObject({ kind: z.literal("folder"), path }),
	z.strictObject({ kind: z.literal("link"), path }),
	z.strictObject({ kind: z.literal("end") }),
	/** The end of a sentence that begins with the archive's name. */
	z.strictObject({ kind: z.literal("refused"), why: z.string().check(z.maxLength(500)) }),
]);
export type ClassLine = z.infer<typeof classLineSchema>;

const text = z.string().check(z.maxLength(500));

export const exportedSchema = z.strictObject({
	/** The folder of the submission. */
	folder: text,
	submitters: z.array(z.strictObject({ name: z.optional(text), sid: z.optional(text), email: z.optional(text) })).check(z.maxLength(1_000)),
	/** As the file has them, such as `2026-04-26 17:34:00.861687000 Z`. */
	at: z.optional(text),
	earlier: z.array(text).check(z.maxLength(10_000)),
	/** Why nothing is known of it, as the end of a sentence. */
	why: z.optional(text),
});
/** What Gradescope's metadata say of one submission. */
export type Exported = z.infer<typeof exportedSchema>;
