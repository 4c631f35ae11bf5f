/** What the reader of archives answers: one JSON document. */
import * as z from "zod/mini";

const path = z.string().check(z.minLength(1), z.maxLength(1_000));

const fileSchema = z.strictObject({
	/** Its path in the archive, `/` between the parts. */
	path,
	/** In base64; only of files that a submission can be made of. */
	bytes: z.optional(z.string()),
	/** Why there are none, as the end of a sentence. */
	why: z.optional(z.string().check(z.maxLength(200))),
});
export type ArchivedFile = z.infer<typeof fileSchema>;

export const archiveAnswerSchema = z.discriminatedUnion("status", [
	z.strictObject({
		status: z.literal("read"),
		files: z.array(fileSchema).check(z.maxLength(5_000)),
		links: z.array(path).check(z.maxLength(100)),
	}),
	/** `why` is the end of a sentence that begins with the archive's name. */
	z.strictObject({ status: z.literal("refused"), why: z.string().check(z.maxLength(500)) }),
]);
export type ArchiveAnswer = z.infer<typeof archiveAnswerSchema>;
