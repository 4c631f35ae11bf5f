/** What a late submission costs: the rule that a course declares, and what comes of it. */
import * as z from "zod/mini";
import type { Lateness } from "../report/graded.ts";

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
	const since = `Handed in ${durationText(isToldByMinutes ? late - (late % SECONDS.m) : late)} after the due date`;
	if (steps === 0) return { deduction: 0, says: `${since}, within the grace of ${durationText(grace)}: nothing is taken off.` };
	const hundredths = Math.min(Math.round(policy.percent * 100) * steps, Math.round((policy.cap ?? 100) * 100));
	const cents = Math.round(earned * 100);
	const off = Math.floor((cents * hundredths + 4_999) / 10_000);
	const graced = grace > 0 ? `, with a grace of ${durationText(grace)}` : "";
	const share = shareText(policy, steps);
	return {
		deduction: off / 100,
		says: `${since}${graced}: ${counted(steps, policy.per)} late, ${share}, ${hidesPoints ? `${hundredths / 100} % of the points are taken off` : takenOff(off, cents)}.`,
	};
}

function graceOf({ grace }: LatePolicy): number {
	return grace === undefined ? 0 : Number.parseInt(grace, 10) * SECONDS[grace.slice(-1) as keyof typeof SECONDS];
}

function shareText({ percent: step, cap }: LatePolicy, steps: number): string {
	const each = steps === 1 ? `${step} %` : `${step} % each`;
	return cap !== undefined && step * steps > cap ? `${each} but ${cap} % at most` : each;
}

function takenOff(off: number, cents: number): string {
	if (cents === 0) return "but there are no points to take off";
	return `${off / 100} of ${counted(cents / 100, "point")} ${off === 100 || cents === 100 ? "is" : "are"} taken off`;
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
