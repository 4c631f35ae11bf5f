/** What a late submission costs: the rule that a course declares, and what comes of it. */
import * as z from "zod/mini";
import { fill } from "../problem/fill.ts";
import type { Lateness } from "../report/graded.ts";
import { OFF, RULES, SHARE } from "./words.ts";

const SECONDS = { m: 60, h: 3_600, d: 86_400 } as const;

const percent = z.number().check(
	z.gt(0),
	z.lte(100),
	z.refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-9, "expected a number with two decimals at most"),
);
const grace = z.string().check(z.regex(/^[1-9]\d{0,3}[mhd]$/, "expected a time such as 15m, 2h or 1d"));

export const latePolicySchema = z
	.strictObject({
		grace: z.optional(grace).check(z.describe("puts off the due date: 15m, 2h, 1d")),
		per: z.enum(["hour", "day"]).check(z.describe("for each begun hour or day")),
		percent: percent.check(z.describe("of the points that were earned, taken off for each begun hour or day")),
		cap: z.optional(percent).check(z.describe("the most that is taken off, in percent")),
	})
	.check(
		z.refine(({ percent: step, cap }) => cap === undefined || cap >= step, {
			path: ["cap"],
			error: "expected no less than `percent`, which one hour or day takes off",
		}),
	);

export type LatePolicy = z.infer<typeof latePolicySchema>;

/**
 * `undefined` where it is not late. Both dates are in ISO 8601 with an offset; a second that has only begun is not counted. The deduction has
 * two decimals at most, and is rounded for the student where it lies in the middle. Where points are hidden from students, the line
 * names none.
 */
export function latenessOf(
	policy: LatePolicy,
	dueDate: string,
	createdAt: string,
	earned: number,
	hidesPoints = false,
): Lateness | undefined {
	const late = Math.floor((Date.parse(createdAt) - Date.parse(dueDate)) / 1000);
	if (!(late > 0)) return undefined;
	const grace = graceOf(policy);
	const unit = policy.per === "day" ? SECONDS.d : SECONDS.h;
	const stepsAfter = (seconds: number) => Math.max(0, Math.ceil((seconds - grace) / unit));
	const steps = stepsAfter(late);
	const isToldByMinutes = late >= SECONDS.m && stepsAfter(late - (late % SECONDS.m)) === steps;
	const words = { late: durationText(isToldByMinutes ? late - (late % SECONDS.m) : late), grace: durationText(grace) };
	if (steps === 0) return { deduction: 0, says: fill(RULES["within-grace"], words) };
	const hundredths = Math.min(Math.round(policy.percent * 100) * steps, Math.round((policy.cap ?? 100) * 100));
	const cents = Math.round(earned * 100);
	const off = Math.floor((cents * hundredths + 4_999) / 10_000);
	const says = fill(RULES[grace > 0 ? "late-with-grace" : "late"], {
		...words,
		count: counted(steps, policy.per),
		share: shareText(policy, steps),
		off: hidesPoints ? fill(OFF.hidden, { percent: String(hundredths / 100) }) : takenOff(off, cents),
	});
	return { deduction: off / 100, says };
}

function graceOf({ grace }: LatePolicy): number {
	return grace === undefined ? 0 : Number.parseInt(grace, 10) * SECONDS[grace.slice(-1) as keyof typeof SECONDS];
}

function shareText({ percent: step, cap }: LatePolicy, steps: number): string {
	const kind = cap !== undefined && step * steps > cap ? "capped" : steps === 1 ? "one" : "each";
	return fill(SHARE[kind], { percent: String(step), cap: String(cap) });
}

function takenOff(off: number, cents: number): string {
	const kind = cents === 0 ? "none" : off === 100 || cents === 100 ? "one" : "points";
	return fill(OFF[kind], { off: String(off / 100), points: counted(cents / 100, "point") });
}

/** Such as "1 day 2 hours". */
function durationText(seconds: number): string {
	const parts: [count: number, unit: string][] = [
		[Math.floor(seconds / SECONDS.d), "day"],
		[Math.floor((seconds % SECONDS.d) / SECONDS.h), "hour"],
		[Math.floor((seconds % SECONDS.h) / SECONDS.m), "minute"],
		[seconds % SECONDS.m, "second"],
	];
	return parts
		.filter(([count]) => count > 0)
		.map(([count, unit]) => counted(count, unit))
		.join(" ");
}

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
