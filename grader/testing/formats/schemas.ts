/** What other places take, field by field, as their documents say; nothing else is let through. */
import { z } from "zod";

const points = z.number().finite();
const visibility = z.enum(["visible", "hidden", "after_due_date", "after_published"]);
const format = z.enum(["text", "html", "simple_format", "md", "ansi"]);

export const gradescopeSchema = z.strictObject({
	score: points.min(0),
	execution_time: points.min(0),
	output: z.string().min(1),
	output_format: format,
	test_output_format: format,
	test_name_format: format,
	visibility,
	stdout_visibility: visibility,
	extra_data: z.record(z.string(), z.unknown()),
	tests: z
		.array(
			z.strictObject({
				score: points,
				max_score: points,
				status: z.enum(["passed", "failed"]),
				name: z.string().min(1),
				number: z.string().optional(),
				output: z.string(),
				visibility,
				extra_data: z.record(z.string(), z.unknown()),
			}),
		)
		.min(1),
});

const prairieLearnTest = z.strictObject({
	name: z.string().min(1),
	description: z.string(),
	// All or nothing: one test without points turns their display off.
	points,
	max_points: points,
	message: z.string(),
	output: z.string().optional(),
});

export const prairieLearnSchema = z.discriminatedUnion("gradable", [
	z.strictObject({
		gradable: z.literal(true),
		score: z.number().min(0).max(1),
		message: z.string().min(1),
		output: z.string().optional(),
		tests: z.array(prairieLearnTest),
	}),
	z.strictObject({
		gradable: z.literal(false),
		score: z.literal(0),
		format_errors: z.array(z.string().min(1)).min(1),
		message: z.string().min(1),
		output: z.string().optional(),
		tests: z.array(prairieLearnTest).max(0),
	}),
]);

/** A question's info.json, as PrairieLearn's own schema of it has it. */
export const prairieLearnInfoSchema = z.strictObject({
	uuid: z.uuidv4(),
	title: z.string().min(1),
	topic: z.string().min(1),
	type: z.literal("v3"),
	singleVariant: z.boolean(),
	gradingMethod: z.literal("External"),
	externalGradingOptions: z.strictObject({
		image: z.string().min(1),
		entrypoint: z.string().startsWith("/grade/tests/"),
		timeout: z.int().min(1).max(600),
	}),
});

export const classroomSchema = z.strictObject({
	version: z.literal(1),
	status: z.enum(["pass", "fail", "error"]),
	// The reporter sends nothing where it is 0.
	max_score: points.positive(),
	tests: z
		.array(
			z.strictObject({
				name: z.string().min(1),
				status: z.enum(["pass", "fail", "error"]),
				score: points,
				message: z.string(),
				test_code: z.string(),
				filename: z.string(),
				line_no: z.int().min(0),
			}),
		)
		.min(1),
});

export const autolabScoresSchema = z.strictObject({
	scores: z.record(z.string().min(1), points).refine((scores) => Object.keys(scores).length > 0),
});

const autolabStage = z
	.object({ _order: z.array(z.string()) })
	.catchall(z.union([z.array(z.string()), z.strictObject({ passed: z.boolean(), hint: z.string().optional() })]));

export const autolabFeedbackSchema = z
	.object({ _presentation: z.literal("semantic"), stages: z.array(z.string()).min(1) })
	.catchall(z.union([autolabStage, z.array(z.string()), z.string()]));
