/** What a student is told of the course's rules: lateness, and how many submissions count. */
export const RULES = {
	"within-grace": "Handed in {late} after the due date, within the grace of {grace}: nothing is taken off.",
	late: "Handed in {late} after the due date: {count} late, {share}, {off}.",
	"late-with-grace": "Handed in {late} after the due date, with a grace of {grace}: {count} late, {share}, {off}.",
	attempt: "This is attempt {number} of {attempts}.",
	"one-too-many": "This is attempt {number}, and {limit}: it is graded for your information, and {stands}.",
} as const;

/** What each begun hour or day costs. */
export const SHARE = { one: "{percent} %", each: "{percent} % each", capped: "{percent} % each but {cap} % at most" } as const;

/** `hidden` where a student does not see the points. */
export const OFF = {
	none: "but there are no points to take off",
	one: "{off} of {points} is taken off",
	points: "{off} of {points} are taken off",
	hidden: "{percent} % of the points are taken off",
} as const;

export const LIMIT = { one: "only the first counts", several: "only the first {attempts} count" } as const;

export const STANDS = {
	points: "attempt {attempts} stands, with {score} of {maxScore} points",
	hidden: "the score of attempt {attempts} stands",
} as const;
