import { expect, it } from "vitest";
import { type Progress, ProgressCount, progressText } from "./class-progress.ts";

const none: Progress = { ...new ProgressCount(200).progress, all: 200 };

it.each<[string, Partial<Progress>, number, string]>([
	["nothing of a class", {}, 0, "0 of 200 done"],
	["a fast one", { done: 40 }, 2_000, "40 of 200 done; 20 a second, 8 s left"],
	["a slow one", { done: 2 }, 60_000, "2 of 200 done; 2.0 a minute, 1 h 39 min left"],
	["one that was graded before", { done: 190, unchanged: 180 }, 10_000, "190 of 200 done; 1.0 a second, 10 s left"],
	["all of it", { done: 200 }, 10_000, "200 of 200 done"],
	[
		"what was not run, by its cause",
		{
			done: 200,
			ungraded: 1,
			causes: new Map([
				["a-b", 1],
				["c-d", 3],
			]),
		},
		10_000,
		"200 of 200 done; not run: 3 c-d, 1 a-b, 1 not graded",
	],
])("says how far %s is", (_, progress, elapsedMs, text) => {
	expect(progressText({ ...none, ...progress }, elapsedMs)).toBe(text);
});

it("counts each once, as what it was last said to be", () => {
	const count = new ProgressCount(3);
	count.add("ada", "graded", { isUnchanged: true });
	count.add("ben", "unreadable", { cause: "a-b" });
	count.add("ada", "ungraded");
	expect(count.progress).toMatchObject({
		all: 3,
		done: 2,
		graded: 0,
		unreadable: 1,
		ungraded: 1,
		unchanged: 0,
		causes: new Map([["a-b", 1]]),
	});
});
