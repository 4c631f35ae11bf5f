import { describe, expect, it } from "vitest";
import type { Graded } from "../report/graded.ts";
import { scoreUnloadable } from "../score/score.ts";
import { linear } from "../testing/grade-submission.ts";
import { leaderboardSchema } from "./leaderboard.ts";
import { type Rules, settle } from "./settle.ts";
import type { SubmissionMetadata } from "./submission-metadata.ts";

function gradedWith(score: number, visibility: "visible" | "hidden" = "visible"): Graded {
	const fault = { id: "does-not-compile", message: "", hint: "" } as unknown as Parameters<typeof scoreUnloadable>[1];
	const isolation = { layers: [], accepted: [] };
	const circumstances = { grader: "", file: null, seed: 1, seedFrom: "option" as const, samples: 1, printed: "", totalMs: 1234, isolation };
	const result = scoreUnloadable(linear, fault, circumstances);
	const checks = result.checks.map((check) => ({ ...check, visibility }));
	return { title: "Layers", parts: [{ problem: linear, result: { ...result, checks }, level: "where" }], score, maxScore: 40 };
}

const METADATA: SubmissionMetadata = {
	createdAt: "2026-12-02T01:59:00+01:00",
	dueDate: "2026-11-30T23:59:00+01:00",
	earlierScores: [],
	points: { total: 40, isAutograderAlone: true },
	warnings: [],
};
const LATE: Rules = { late: { per: "day", percent: 10 } };
const [inTime, ofTwo] = ["2026-11-30T23:59:00+01:00", { attempts: 2 }];

describe("settle", () => {
	it("takes lateness off the whole", () => {
		const { graded, warnings } = settle(gradedWith(36), METADATA, LATE);
		expect(graded.score).toBe(28.8);
		expect(graded.lateness).toEqual({
			deduction: 7.2,
			says: "Handed in 1 day 2 hours after the due date: 2 days late, 10 % each, 7.2 of 36 points are taken off.",
		});
		expect(warnings).toEqual([]);
	});

	it("leaves a score without the dust of fractions", () => {
		expect(settle(gradedWith(0.3), METADATA, { late: { per: "day", percent: 16 } }).graded.score).toBe(0.2);
		expect(settle(gradedWith(33.33), METADATA, { late: { per: "day", percent: 100 } }).graded.score).toBe(0);
	});

	it("changes nothing in time, without a rule, and without a date", () => {
		for (const [metadata, rules] of [
			[{ ...METADATA, createdAt: inTime }, LATE],
			[METADATA, {}],
			[undefined, {}],
		] as const) {
			const graded = gradedWith(36);
			expect(settle(graded, metadata, rules)).toEqual({ graded, warnings: [] });
		}
		for (const metadata of [undefined, { ...METADATA, dueDate: undefined }, { ...METADATA, createdAt: undefined, warnings: ["why"] }]) {
			const { graded, warnings } = settle(gradedWith(36), metadata, LATE);
			expect(graded).toEqual(gradedWith(36));
			expect(warnings).toHaveLength(1);
		}
	});

	it("takes the course's date where Gradescope has none, and Gradescope's with a word where they differ", () => {
		const due = "2026-12-01T23:59:00+01:00";
		const without = settle(gradedWith(40), { ...METADATA, dueDate: undefined }, { ...LATE, due });
		expect(without.graded.lateness?.deduction).toBe(4);
		expect(without.warnings).toEqual([]);
		const both = settle(gradedWith(40), METADATA, { ...LATE, due });
		expect(both.graded.lateness?.deduction).toBe(8);
		expect(both.warnings).toEqual([expect.stringContaining("Gradescope's date holds")]);
		expect(settle(gradedWith(40), METADATA, { ...LATE, due: "2026-11-30T22:59:00Z" }).warnings).toEqual([]);
	});

	it("counts attempts", () => {
		const { graded } = settle(gradedWith(36), { ...METADATA, createdAt: inTime, earlierScores: [9] }, ofTwo);
		expect(graded).toEqual({ ...gradedWith(36), attempt: { counts: true, says: "This is attempt 2 of 2." } });
	});

	it("lets the last attempt that counts stand, whatever lateness and this one would give", () => {
		const { graded, warnings } = settle(gradedWith(40), { ...METADATA, earlierScores: [38, 30.5, 30.5] }, { ...LATE, ...ofTwo });
		const says =
			"This is attempt 4, and only the first 2 count: it is graded for your information, and attempt 2 stands, with 30.5 of 40 points.";
		expect(graded).toEqual({ ...gradedWith(30.5), attempt: { counts: false, says } });
		expect(warnings).toEqual([]);
		const one = settle(gradedWith(40), { ...METADATA, earlierScores: [8] }, { attempts: 1 }).graded.attempt?.says;
		expect(one).toContain("only the first counts: it is graded for your information, and attempt 1 stands, with 8 of 40 points.");
	});

	it("writes no more than can be had", () => {
		const { graded, warnings } = settle(gradedWith(40), { ...METADATA, earlierScores: [55] }, { attempts: 1 });
		expect(graded.score).toBe(40);
		expect(warnings).toEqual([expect.stringContaining("attempt 1 has 55 points in Gradescope")]);
	});

	it("names no points where a check is hidden", () => {
		const late = settle(gradedWith(36, "hidden"), METADATA, LATE).graded;
		expect(late.score).toBe(28.8);
		const beyond = settle(gradedWith(36, "hidden"), { ...METADATA, earlierScores: [31, 32] }, { attempts: 1 }).graded;
		expect(beyond.score).toBe(31);
		expect(late.lateness?.says).toMatch(/10 % each, 20 % of the points are taken off\.$/);
		expect(beyond.attempt?.says).toMatch(/and the score of attempt 1 stands\.$/);
	});

	it.each<[string, SubmissionMetadata["points"], string[]]>([
		[
			"another number for the autograder",
			{ total: 100, isAutograderAlone: true },
			["this autograder gives 40 points at most, and the assignment in Gradescope has 100 for it. Make them the same."],
		],
		[
			"fewer in all",
			{ total: 20, isAutograderAlone: false },
			["this autograder gives 40 points at most, and the assignment in Gradescope has 20. Make them the same."],
		],
		[
			"more in all",
			{ total: 100, isAutograderAlone: false },
			[
				"this autograder gives 40 points at most, and the assignment in Gradescope has 100. That is right only where the others are given by hand.",
			],
		],
		["the same", { total: 40, isAutograderAlone: false }, []],
		["none", undefined, []],
	])("tells staff where Gradescope has %s", (_, points, warnings) => {
		expect(settle(gradedWith(40), { ...METADATA, points }, {})).toEqual({ graded: gradedWith(40), warnings });
	});

	it("has on the leaderboard what was asked for, and no score that students must not see", () => {
		const asked: Rules = { ...LATE, leaderboard: ["score", "time", "score"] };
		const seconds = { name: "Seconds", value: 1.234, order: "asc" };
		expect(settle(gradedWith(36), METADATA, asked).graded.leaderboard).toEqual([{ name: "Score", value: 28.8, order: "desc" }, seconds]);
		expect(settle(gradedWith(36, "hidden"), METADATA, asked).graded.leaderboard).toEqual([seconds]);
		expect(leaderboardSchema.safeParse([]).success).toBe(false);
		expect(leaderboardSchema.safeParse(["stars"]).success).toBe(false);
	});
});
