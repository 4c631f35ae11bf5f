/** What the store of a class keeps of the command that graded it: what `regrade` goes by. */
import * as z from "zod/mini";
import { EXPLAIN_LEVELS } from "../problem/loaded-problem.ts";
import type { ClassStore } from "../store/class-store.ts";
import { UsageError } from "../submission/usage-error.ts";

const commandSchema = z.object({
	/** A folder or an archive, with the submissions. */
	folder: z.string(),
	namePattern: z.optional(z.string()),
	/** A file. */
	roster: z.optional(z.string()),
	/** The only problem; none where it is the whole assignment of a course folder. */
	problem: z.optional(z.string()),
	/** The course's folder. */
	course: z.optional(z.string()),
	samples: z.int(),
	timeLimit: z.number(),
	allowWeakIsolation: z.optional(z.boolean()),
	explain: z.optional(z.enum(EXPLAIN_LEVELS)),
	printed: z.optional(z.boolean()),
	secretFile: z.optional(z.string()),
	/** What is written for each submission, first in `results`. */
	reports: z.array(z.object({ format: z.string(), folder: z.string() })).check(z.minLength(1)),
});
export type ClassCommand = z.infer<typeof commandSchema>;

const rememberedSchema = z.extend(commandSchema, {
	seeds: z.array(z.object({ problem: z.string(), seed: z.int(), seedFrom: z.optional(z.enum(["default", "option", "secret"])) })),
});

const entriesSchema = z.array(
	z.discriminatedUnion("status", [
		z.object({ id: z.string(), status: z.literal("submission") }),
		z.object({ id: z.string(), status: z.enum(["no-submission", "earlier", "missing", "unreachable"]), why: z.string() }),
	]),
);

export type Remembered = z.infer<typeof rememberedSchema>;
export type RememberedEntry = z.infer<typeof entriesSchema>[number];

/** Throws `UsageError` where the store says nothing that can be understood. */
export function rememberedIn(store: ClassStore, out: string): { readonly command: Remembered; readonly entries: RememberedEntry[] } {
	const command = rememberedSchema.safeParse(store.setting("command"));
	const entries = entriesSchema.safeParse(store.setting("entries"));
	if (command.success && entries.success) return { command: command.data, entries: entries.data };
	throw new UsageError(`the class in ${out} was never begun`, "Grade it with `gradecheck batch` first.");
}
