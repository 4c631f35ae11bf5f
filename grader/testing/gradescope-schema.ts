/** What Gradescope takes as `results.json`, as its documentation says; stricter where it is silent. */
import { z } from "zod";

const visibility = z.enum(["hidden", "after_due_date", "after_published", "visible"]);
const format = z.enum(["text", "html", "simple_format", "md", "ansi"]);

const test = z.strictObject({
	score: z.number().optional(),
	max_score: z.number().optional(),
	status: z.enum(["passed", "failed"]).optional(),
	name: z.string().optional(),
	name_format: format.optional(),
	number: z.string().optional(),
	output: z.string().optional(),
	output_format: format.optional(),
	tags: z.array(z.string()).optional(),
	visibility: visibility.optional(),
	extra_data: z.record(z.string(), z.unknown()).optional(),
});

const entry = z.strictObject({ name: z.string(), value: z.union([z.number(), z.string()]), order: z.enum(["asc", "desc"]).optional() });

export const gradescopeSchema = z
	.strictObject({
		score: z.number().optional(),
		execution_time: z.number().optional(),
		output: z.string().optional(),
		output_format: format.optional(),
		test_output_format: format.optional(),
		test_name_format: format.optional(),
		visibility: visibility.optional(),
		stdout_visibility: visibility.optional(),
		extra_data: z.record(z.string(), z.unknown()).optional(),
		tests: z.array(test).optional(),
		leaderboard: z.array(entry).optional(),
	})
	.refine(({ score, tests }) => score !== undefined || tests?.every((each) => each.score !== undefined) === true, {
		error: "a score is needed, or one of every test",
	});
