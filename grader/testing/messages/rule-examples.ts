/** What brings the sentences about points, lateness and attempts, and those that stand around a report: told in words, and shown where they are filled in. */
import { latenessOf } from "../../course/late-policy.ts";
import { settle } from "../../course/settle.ts";
import type { SubmissionMetadata } from "../../course/submission-metadata.ts";
import { LIMIT, OFF, RULES, SHARE, STANDS } from "../../course/words.ts";
import type { Graded } from "../../report/graded.ts";
import { AROUND, POINTS, UNTIL, WHY_UNSEEN } from "../../report/words.ts";

export interface RuleSection {
	readonly title: string;
	/** Where the words stand. */
	readonly file: string;
	readonly rows: readonly RuleRow[];
}

interface RuleRow {
	readonly key: string;
	readonly says: string;
	/** What brings it. */
	readonly what: string;
	/** What is shown then. */
	readonly shown?: string;
}

type Brought = string | readonly [what: string, shown: string];

function rowsOf<Words extends Readonly<Record<string, string>>>(
	words: Words,
	brought: Readonly<Record<keyof Words & string, Brought>>,
): RuleRow[] {
	return Object.entries(words).map(([key, says]) => {
		const by = brought[key] as Brought;
		return typeof by === "string" ? { key, says, what: by } : { key, says, what: by[0], shown: by[1] };
	});
}

/** By 10 % a day, and what is set besides; `hours` after the due date, with 40 points earned. */
function late(hours: number, besides: { readonly grace?: string; readonly cap?: number } = {}, earned = 40, hidesPoints = false): Brought {
	const due = "2026-11-30T23:59:00Z";
	const handedIn = new Date(Date.parse(due) + hours * 3_600_000).toISOString();
	const told = latenessOf({ per: "day", percent: 10, ...besides }, due, handedIn, earned, hidesPoints);
	const set = [
		...(besides.grace === undefined ? [] : [`a grace of ${besides.grace}`]),
		...(besides.cap === undefined ? [] : [`a cap of ${besides.cap} %`]),
	];
	const rule = ["10 % a day", ...set].join(", ");
	return [
		`the rule ${rule}; handed in ${hours} hours late with ${earned} points${hidesPoints ? ", of which some are hidden" : ""}`,
		told?.says ?? "",
	];
}

function attempt(number: number, attempts: number): Brought {
	const graded: Graded = { title: "", parts: [], score: 40, maxScore: 50 };
	const metadata: SubmissionMetadata = {
		createdAt: undefined,
		dueDate: undefined,
		points: undefined,
		warnings: [],
		earlierScores: Array.from({ length: number - 1 }, () => 30),
	};
	return [`submission ${number}, where ${attempts} count`, settle(graded, metadata, { attempts }).graded.attempt?.says ?? ""];
}

export const RULE_SECTIONS: readonly RuleSection[] = [
	{
		title: "Lateness and attempts",
		file: "grader/course/words.ts",
		rows: [
			...rowsOf(RULES, {
				"within-grace": late(1, { grace: "2h" }),
				late: late(26),
				"late-with-grace": late(26, { grace: "1h" }),
				attempt: attempt(2, 3),
				"one-too-many": attempt(4, 3),
			}),
			...rowsOf(SHARE, { one: late(1), each: late(26), capped: late(50, { cap: 20 }) }),
			...rowsOf(OFF, { none: late(1, {}, 0), one: late(1, {}, 10), points: late(1), hidden: late(1, {}, 40, true) }),
			...rowsOf(LIMIT, { one: attempt(2, 1), several: attempt(4, 3) }),
			...rowsOf(STANDS, { points: attempt(4, 3), hidden: "the same, where some points are hidden" }),
		],
	},
	{
		title: "Points, and checks that are not shown",
		file: "grader/report/words.ts",
		rows: [
			...rowsOf(POINTS, {
				total: "any grading of which all is shown",
				shown: "a grading of which some checks are not shown",
				"one-beside-the-mark": "one check that is not shown, in a place that shows the mark by itself",
				"several-beside-the-mark": "several checks that are not shown, in such a place",
				hidden: "a hidden check that carries points",
				"hidden-without-points": "a hidden check that carries none",
				later: "a check with points that is shown later",
				"later-without-points": "a check without points that is shown later",
			}),
			...rowsOf(UNTIL, { after_due_date: "`after_due_date`", after_published: "`after_published`" }),
			{ key: "unseen", says: WHY_UNSEEN, what: "a check that needs one which is not shown" },
		],
	},
	{
		title: "Around a report",
		file: "grader/report/words.ts",
		rows: rowsOf(AROUND, {
			tied: "a finding that two mistakes explain equally well",
			pattern: "a finding that no mistake explains, on samples that have something in common",
			start: "a report with a failed check",
			needs: "a check that is not judged; with `--only` it may need one which was left out",
			"the-above": "a check that needs one which failed",
			"unseen-check": "a check that needs one which is not shown",
			printed: "a submission that prints",
			remarks: "a TypeScript submission with type errors",
			"all-right": "a submission in which everything is right",
			"shown-right": "the same, where some checks are not shown",
			"chosen-right": "the same with `--only`",
			"none-shown": "a problem all of whose checks are hidden",
			"not-run": "a page of a submission that cannot be run",
		}),
	},
];
