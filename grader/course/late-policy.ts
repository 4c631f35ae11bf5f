/** What is taken off for a late submission, as it stands in `gradecheck.json`. */
import * as z from "zod/mini";

export const latePolicySchema = z.strictObject({
	grace: z.optional(
		z
			.string()
			.check(z.regex(/^\d+[mhd]$/, "expected a time such as 15m, 2h or 1d"), z.describe("late by less than this is in time: 15m, 2h, 1d")),
	),
	per: z.enum(["hour", "day"]).check(z.describe("for each begun hour or day")),
	percent: z.number().check(z.gt(0), z.lte(100), z.describe("of the points that were earned, taken off for each begun hour or day")),
	cap: z.optional(z.number().check(z.gt(0), z.lte(100), z.describe("the most that is taken off, in percent"))),
});

export type LatePolicy = z.infer<typeof latePolicySchema>;
