import { describe, expect, it } from "vitest";
import { readMetadata } from "./submission-metadata.ts";

/** As Gradescope writes it: numbers as text, dates for each student, nulls, an old field. */
const SAMPLE = {
	id: 106710841,
	users: [
		{
			id: 1937772,
			email: "ada@example.org",
			name: "Ada",
			sid: "000000000F",
			assignment: {
				release_date: "2022-01-24T10:00:00.000000-08:00",
				due_date: "2022-01-27T10:00:00.000000-08:00",
				late_due_date: "2022-02-01T10:00:00.000000-08:00",
			},
			sections: ["sec-01"],
		},
	],
	created_at: "2022-01-28T12:38:57.776192-08:00",
	assignment_id: null,
	assignment: {
		id: 1789774,
		title: "Project 1",
		release_date: "2022-01-24T10:00:00.000000-08:00",
		due_date: "2022-01-26T10:00:00.000000-08:00",
		total_points: "100.0",
		course_id: 345413,
		group_submission: false,
		group_size: null,
		late_due_date: null,
		outline: [
			{
				id: 1,
				type: "ProgrammingQuestion",
				title: "Autograder",
				parent_id: null,
				weight: "40.0",
				content: [],
				crop_rect_list: [],
				index: 1,
			},
			{ id: 2, type: "FreeResponseQuestion", title: "Style", parent_id: null, weight: "60.0", content: [], crop_rect_list: [], index: 2 },
		],
	},
	submission_method: "upload",
	previous_submissions: [
		{ submission_time: "2022-01-20T10:32:27.713089-08:00", score: "12.5", results: {} },
		{ submission_time: "2022-01-20T09:58:07.099122-08:00", score: 7, autograder_error: false, results: null },
		{ submission_time: "2022-01-20T12:04:32.160782-08:00", score: "0.0", autograder_error: true, results: null },
		{ submission_time: "2022-01-20T12:06:25.019965-08:00", score: null, autograder_error: null, results: null },
		{ submission_time: "2022-01-28T20:38:57.777000+00:00", score: "30.0", results: null },
	],
};

function withChanges(changes: Record<string, unknown>): string {
	return JSON.stringify({ ...SAMPLE, ...changes });
}

const user = (due_date: unknown) => ({ name: "x", assignment: { due_date } });

describe("readMetadata", () => {
	it("reads what Gradescope writes", () => {
		expect(readMetadata(JSON.stringify(SAMPLE))).toEqual({
			createdAt: "2022-01-28T12:38:57.776192-08:00",
			dueDate: "2022-01-27T10:00:00.000000-08:00",
			// In the order of time; none that failed, has no score, or came later.
			earlierScores: [7, 12.5],
			points: { total: 40, isAutograderAlone: true },
			warnings: [],
		});
	});

	it("reads the old form, and one with next to nothing", () => {
		const text = '\ufeff{"id": 1, "created_at": "2017-06-01T14:22:32.365935-07:00", "assignment_id": 1, "previous_submissions": []}';
		const nothing = { dueDate: undefined, earlierScores: [], points: undefined, warnings: [] };
		expect(readMetadata(text)).toEqual({ ...nothing, createdAt: "2017-06-01T14:22:32.365935-07:00" });
		const nulls = '{"created_at": "2017-06-01T14:22:32Z", "assignment": null, "users": null, "previous_submissions": null}';
		expect(readMetadata(nulls)).toEqual({ ...nothing, createdAt: "2017-06-01T14:22:32Z" });
	});

	it.each<[string, unknown[], string | undefined]>([
		[
			"the latest of a group",
			[user("2022-01-27T10:00:00-08:00"), user("2022-01-27T19:00:00+00:00"), user("2022-01-25T00:00:00Z")],
			"2022-01-27T19:00:00+00:00",
		],
		["the assignment's for who has none", [user("2022-01-20T00:00:00Z"), user(null)], SAMPLE.assignment.due_date],
		["the assignment's where nobody has one", [{ name: "x" }, { assignment: null }], SAMPLE.assignment.due_date],
		["the assignment's for nobody", [], SAMPLE.assignment.due_date],
		["an earlier one of their own", [user("2022-01-20T00:00:00Z")], "2022-01-20T00:00:00Z"],
	])("takes as due date %s", (_, users, due) => {
		expect(readMetadata(withChanges({ users })).dueDate).toBe(due);
	});

	it("compares the whole where it is not known what the autograder gives", () => {
		for (const outline of [undefined, null, [], [{ type: "ProgrammingQuestion", weight: "many" }]]) {
			const { points, warnings } = readMetadata(withChanges({ assignment: { ...SAMPLE.assignment, outline } }));
			expect(points).toEqual({ total: 100, isAutograderAlone: false });
			expect(warnings).toEqual([]);
		}
	});

	it.each<[string, Record<string, unknown>, string[]]>([
		["a due date", { assignment: { due_date: "soon" } }, ["assignment.due_date: no date with an offset from UTC"]],
		["a student's due date", { users: [user("2022-01-27")] }, ["users.0.assignment.due_date: no date with an offset from UTC"]],
		[
			"points",
			{ assignment: { ...SAMPLE.assignment, outline: null, total_points: "a lot" } },
			["assignment.total_points: no number; the points are not compared."],
		],
		[
			"an earlier score",
			{ previous_submissions: [{ submission_time: SAMPLE.created_at, score: "A+" }] },
			["previous_submissions.0.score: no number; attempts are not counted."],
		],
		["an earlier time", { previous_submissions: [{ score: "1.0" }] }, ["previous_submissions.0.submission_time"]],
	])("keeps the rest where %s cannot be read", (_, changes, starts) => {
		const { warnings, createdAt } = readMetadata(withChanges(changes));
		expect(createdAt).toBe(SAMPLE.created_at);
		expect(warnings).toHaveLength(starts.length);
		for (const [at, start] of starts.entries()) expect(warnings[at]).toContain(`submission_metadata.json: ${start}`);
	});

	it.each(["", "{", "[]", "null", "3", '"x"', "\u0000", '{"created_at": 3}', '{"created_at": "2022-01-28T12:38:57"}'])(
		"knows nothing from %j, and says so",
		(text) => {
			const { warnings, ...rest } = readMetadata(text);
			expect(rest).toEqual({ createdAt: undefined, dueDate: undefined, earlierScores: undefined, points: undefined });
			expect(warnings[0]).toMatch(/^submission_metadata\.json: .*neither lateness nor attempts are counted\.$/);
		},
	);
});
