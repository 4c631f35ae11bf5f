import { describe, expect, it } from "vitest";
import { type LatePolicy, latenessOf, latePolicySchema } from "./late-policy.ts";

const DUE = "2026-11-30T23:59:00+01:00";
const perDay: LatePolicy = { per: "day", percent: 10 };

/** Seconds after the due date, in another offset. */
function handedIn(seconds: number): string {
	return new Date(Date.parse(DUE) + 1000 * seconds).toISOString();
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("latenessOf", () => {
	it.each<[string, LatePolicy, seconds: number, earned: number, deduction: number, says: string]>([
		[
			"days",
			perDay,
			DAY + 2 * HOUR,
			40,
			8,
			"Handed in 1 day 2 hours after the due date: 2 days late, 10 % each, 8 of 40 points are taken off.",
		],
		["one day", perDay, HOUR, 40, 4, "Handed in 1 hour after the due date: 1 day late, 10 %, 4 of 40 points are taken off."],
		["a day to the second", perDay, DAY, 40, 4, "Handed in 1 day after the due date: 1 day late, 10 %, 4 of 40 points are taken off."],
		[
			"a second more",
			perDay,
			DAY + 1,
			40,
			8,
			"Handed in 1 day 1 second after the due date: 2 days late, 10 % each, 8 of 40 points are taken off.",
		],
		[
			"seconds that tell nothing",
			perDay,
			3 * HOUR + 12 * MINUTE + 7,
			40,
			4,
			"Handed in 3 hours 12 minutes after the due date: 1 day late, 10 %, 4 of 40 points are taken off.",
		],
		["one second", perDay, 1, 10, 1, "Handed in 1 second after the due date: 1 day late, 10 %, 1 of 10 points is taken off."],
		["one point", perDay, HOUR, 1, 0.1, "Handed in 1 hour after the due date: 1 day late, 10 %, 0.1 of 1 point is taken off."],
		[
			"no points",
			perDay,
			DAY + HOUR,
			0,
			0,
			"Handed in 1 day 1 hour after the due date: 2 days late, 10 % each, but there are no points to take off.",
		],
		[
			"hours",
			{ per: "hour", percent: 0.5 },
			26 * HOUR + 1,
			33.33,
			4.5,
			"Handed in 1 day 2 hours 1 second after the due date: 27 hours late, 0.5 % each, 4.5 of 33.33 points are taken off.",
		],
		[
			"all there is",
			{ per: "day", percent: 60 },
			DAY + 1,
			40,
			40,
			"Handed in 1 day 1 second after the due date: 2 days late, 60 % each, 40 of 40 points are taken off.",
		],
		[
			"the cap",
			{ ...perDay, cap: 50 },
			5 * DAY + HOUR,
			40,
			20,
			"Handed in 5 days 1 hour after the due date: 6 days late, 10 % each but 50 % at most, 20 of 40 points are taken off.",
		],
		[
			"what is just the cap",
			{ ...perDay, cap: 50 },
			5 * DAY,
			40,
			20,
			"Handed in 5 days after the due date: 5 days late, 10 % each, 20 of 40 points are taken off.",
		],
		[
			"within the grace",
			{ ...perDay, grace: "15m" },
			15 * MINUTE,
			40,
			0,
			"Handed in 15 minutes after the due date, within the grace of 15 minutes: nothing is taken off.",
		],
		[
			"past the grace",
			{ ...perDay, grace: "15m" },
			15 * MINUTE + 1,
			40,
			4,
			"Handed in 15 minutes 1 second after the due date, with a grace of 15 minutes: 1 day late, 10 %, 4 of 40 points are taken off.",
		],
		[
			"a grace that puts off each step",
			{ ...perDay, grace: "2h" },
			DAY + 2 * HOUR,
			40,
			4,
			"Handed in 1 day 2 hours after the due date, with a grace of 2 hours: 1 day late, 10 %, 4 of 40 points are taken off.",
		],
		[
			"a grace of a day",
			{ ...perDay, grace: "1d" },
			DAY,
			40,
			0,
			"Handed in 1 day after the due date, within the grace of 1 day: nothing is taken off.",
		],
	])("tells %s", (_, policy, seconds, earned, deduction, says) => {
		expect(latePolicySchema.parse(policy)).toEqual(policy);
		expect(latenessOf(policy, DUE, handedIn(seconds), earned)).toEqual({ deduction, says });
	});

	it("is nothing in time, to the second", () => {
		for (const seconds of [-DAY, -1, 0, 0.999]) expect(latenessOf(perDay, DUE, handedIn(seconds), 40)).toBeUndefined();
		expect(latenessOf(perDay, "2026-11-30T23:59:00.000000-08:00", "2026-12-01T07:59:00.999999+00:00", 40)).toBeUndefined();
		expect(latenessOf(perDay, "2026-11-30T23:59:00.000000-08:00", "2026-12-01T07:59:01.000000+00:00", 40)?.deduction).toBe(4);
	});

	it("takes two decimals off, and the middle for the student", () => {
		const off = (percent: number, earned: number) => latenessOf({ per: "day", percent }, DUE, handedIn(HOUR), earned)?.deduction;
		expect(off(50, 0.01)).toBe(0);
		expect(off(50, 0.03)).toBe(0.01);
		expect(off(12.34, 87.65)).toBe(10.82);
		expect(off(33.33, 100)).toBe(33.33);
		for (let cents = 0; cents <= 10_000; cents += 7)
			for (const percent of [0.07, 7, 14.29, 99.99]) {
				const deduction = off(percent, cents / 100) as number;
				expect(Math.abs(deduction - (percent * cents) / 10_000)).toBeLessThanOrEqual(0.005 + 1e-9);
				expect(deduction).toBe(Number(deduction.toFixed(2)));
			}
	});

	it("names no points where some are hidden", () => {
		expect(latenessOf({ ...perDay, cap: 15 }, DUE, handedIn(DAY + 1), 37.5, true)).toEqual({
			deduction: 5.62,
			says: "Handed in 1 day 1 second after the due date: 2 days late, 10 % each but 15 % at most, 15 % of the points are taken off.",
		});
	});
});

describe("latePolicySchema", () => {
	it.each([
		["no step", { percent: 10 }],
		["an unknown step", { per: "week", percent: 10 }],
		["no percent", { per: "day" }],
		["nothing taken off", { per: "day", percent: 0 }],
		["points given", { per: "day", percent: -10 }],
		["more than everything", { per: "day", percent: 101 }],
		["percent as text", { per: "day", percent: "10" }],
		["three decimals", { per: "day", percent: 0.125 }],
		["a cap below one step", { per: "day", percent: 20, cap: 10 }],
		["a grace without a unit", { per: "day", percent: 10, grace: "15" }],
		["a grace of nothing", { per: "day", percent: 10, grace: "0m" }],
		["a grace as a number", { per: "day", percent: 10, grace: 15 }],
		["an unknown key", { per: "day", percent: 10, limit: 3 }],
		["no object", "10% per day"],
	])("refuses %s", (_, policy) => {
		expect(latePolicySchema.safeParse(policy).success).toBe(false);
	});
});
