/** Gradescope's `submission_metadata.json`: when something was handed in, when it was due, and what was handed in before. */
import * as z from "zod/mini";

export interface SubmissionMetadata {
	readonly createdAt: string | undefined;
	/** Extensions included; for a group the latest of its members. */
	readonly dueDate: string | undefined;
	/** Scores of what was handed in before and graded, the earliest first. */
	readonly earlierScores: readonly number[] | undefined;
	/** What Gradescope gives for this; what is graded by hand is none of it where that is known. */
	readonly points: { readonly total: number; readonly isAutograderAlone: boolean } | undefined;
	/** To staff, a line for each part that cannot be read; the other parts stand. */
	readonly warnings: readonly string[];
}

const moment = z.iso.datetime({ offset: true, error: "no date with an offset from UTC" });

/** Gradescope writes numbers as text, too. */
const numeral = z.pipe(z.string().check(z.regex(/^-?\d+(\.\d+)?$/)), z.transform(Number));
const amount = z.union([z.number(), numeral], { error: "no number" });

const createdSchema = z.object({ created_at: moment });

const dates = z.nullish(z.object({ due_date: z.nullish(moment) }));
const dueSchema = z.object({ assignment: dates, users: z.nullish(z.array(z.object({ assignment: dates }))) });

const earlier = z.object({ submission_time: moment, score: z.nullish(amount), autograder_error: z.nullish(z.boolean()) });
const earlierSchema = z.object({ created_at: moment, previous_submissions: z.nullish(z.array(earlier)) });

const outline = z.nullish(z.array(z.object({ type: z.string(), weight: amount })));
const pointsSchema = z.object({ assignment: z.nullish(z.object({ total_points: z.nullish(amount), outline: z.catch(outline, null) })) });

/** Never throws: what cannot be read is `undefined`, with a warning. */
export function readMetadata(text: string): SubmissionMetadata {
	const warnings: string[] = [];
	const json = parsed(text, warnings);
	const read = <T>(schema: z.ZodMiniType<T>, lost: string): T | undefined => {
		const { data, error } = schema.safeParse(json);
		const issue = error?.issues[0];
		if (issue !== undefined && json !== undefined) warnings.push(`${issue.path.join(".") || "it"}: ${issue.message}; ${lost}`);
		return data;
	};
	const created = read(createdSchema, "neither lateness nor attempts are counted");
	const due = read(dueSchema, "the due date in it is not known");
	return {
		createdAt: created?.created_at,
		dueDate: due && dueDateOf(due),
		earlierScores: created && earlierScoresOf(read(earlierSchema, "attempts are not counted")),
		points: pointsOf(read(pointsSchema, "the points are not compared")),
		warnings: warnings.map((warning) => `submission_metadata.json: ${warning}.`),
	};
}

function parsed(text: string, warnings: string[]): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ""));
	} catch {
		warnings.push("it is no JSON; neither lateness nor attempts are counted");
		return undefined;
	}
}

/** A member without a date of their own has the assignment's. */
function dueDateOf({ assignment, users }: z.infer<typeof dueSchema>): string | undefined {
	const common = assignment?.due_date ?? undefined;
	const all = (users ?? []).flatMap((user) => user.assignment?.due_date ?? common ?? []);
	return all.length === 0 ? common : all.reduce((latest, date) => (Date.parse(date) > Date.parse(latest) ? date : latest));
}

/** None that the autograder failed on; by the times at which they were handed in, so that grading once more finds the same. */
function earlierScoresOf(metadata: z.infer<typeof earlierSchema> | undefined): number[] | undefined {
	if (metadata === undefined) return undefined;
	const now = Date.parse(metadata.created_at);
	return (metadata.previous_submissions ?? [])
		.map(({ submission_time, ...rest }) => ({ at: Date.parse(submission_time), ...rest }))
		.filter(({ at, autograder_error }) => at < now && autograder_error !== true)
		.sort((one, other) => one.at - other.at)
		.flatMap(({ score }) => (score === null || score === undefined ? [] : [score]));
}

function pointsOf(metadata: z.infer<typeof pointsSchema> | undefined): SubmissionMetadata["points"] {
	const { total_points, outline } = metadata?.assignment ?? {};
	const autograded = (outline ?? []).filter(({ type }) => type === "ProgrammingQuestion");
	if (autograded.length > 0) return { total: autograded.reduce((sum, { weight }) => sum + weight, 0), isAutograderAlone: true };
	return total_points === null || total_points === undefined ? undefined : { total: total_points, isAutograderAlone: false };
}
