/** `gradecheck.json`: what staff say of an assignment. Everything that it leaves out is as the problems' own rubrics have it. */
import * as z from "zod/mini";
import { declareChecks } from "../problem/check-ids.ts";
import type { Problem } from "../problem/problem.ts";
import { allowField, explainField, pointsField, stubsField, visibilityField, weightField } from "../problem/rubric.ts";
import { latePolicySchema } from "./late-policy.ts";
import { leaderboardSchema } from "./leaderboard.ts";

export type CourseFile = z.infer<ReturnType<typeof courseSchema>>;
export type CourseProblem = CourseFile["problems"][number];

const path = z.regex(/^[\w-]+(\/[\w-]+)*$/, "expected a path such as mytorch/nn/layer, without its ending: students choose the language");
const title = z.string().check(z.minLength(1), z.maxLength(200));
const python = z.strictObject({
	allow: z.optional(allowField).check(z.describe("packages of the machine that submissions may import beside numpy")),
	stubs: z.optional(stubsField).check(z.describe("stand-ins for modules of the handout, by dotted name: text, or a list of lines")),
});
const check = z.strictObject({
	weight: z.optional(weightField).check(z.describe("its share of the problem's points")),
	visibility: z.optional(visibilityField).check(z.describe("when a student sees the check; Gradescope's words")),
});

/** `problems` are all that there are; each has an entry of its own kind, so that an editor completes its checks. */
export function courseSchema(problems: readonly Problem[]) {
	const entries = problems.map(problemSchema) as [ReturnType<typeof problemSchema>, ...ReturnType<typeof problemSchema>[]];
	return z.strictObject({
		$schema: z.optional(z.string()),
		title: title.check(z.describe("of the assignment, as students see it")),
		points: pointsField.check(z.describe("of the assignment; Gradescope wants the same number there")),
		problems: z
			.array(z.discriminatedUnion("id", entries))
			.check(z.minLength(1), z.describe("what a submission is graded for, in this order")),
		explain: z
			.optional(explainField)
			.check(
				z.describe("the most that a student is told. fact: which mistake; where: also an example and a hint; fix: also what to write"),
			),
		python: z.optional(python).check(z.describe("of all problems that say nothing of their own")),
		secretFile: z
			.optional(z.string().check(z.minLength(1)))
			.check(z.describe("draws the samples of grades that count; from this folder, and to be kept from students")),
		due: z.optional(z.iso.datetime({ offset: true })).check(z.describe("where Gradescope says nothing, such as 2026-10-01T23:59:00+02:00")),
		late: z.optional(latePolicySchema).check(z.describe("what is taken off for a late submission")),
		attempts: z.optional(z.int().check(z.gte(1), z.lte(10_000))).check(z.describe("how many submissions count")),
		leaderboard: z.optional(leaderboardSchema).check(z.describe("what Gradescope's leaderboard shows")),
		timeLimit: z.optional(z.int().check(z.gte(1), z.lte(3600))).check(z.describe("seconds for each problem")),
	});
}

function problemSchema(problem: Problem) {
	return z.strictObject({
		id: z.literal(problem.id).check(z.describe(problem.summary)),
		weight: z._default(weightField, 1).check(z.describe("its share of the assignment's points")),
		explain: z.optional(explainField).check(z.describe("instead of the assignment's")),
		file: z
			.optional(z.string().check(path))
			.check(z.describe(`where its file is expected, without its ending; ${problem.fileName} anywhere where nothing is said`)),
		python: z.optional(python).check(z.describe("instead of the assignment's")),
		checks: z
			.optional(z.strictObject(Object.fromEntries(declareChecks(problem).map(({ id }) => [id, z.optional(check)] as const))))
			.check(z.describe("weight and visibility of single checks")),
	});
}

/** For editors, which complete and check the file by it. */
export function courseJsonSchema(problems: readonly Problem[]): unknown {
	return z.toJSONSchema(courseSchema(problems), { target: "draft-7", io: "input" });
}
