import { expect, it } from "vitest";
import { importCircles } from "./import-circles.ts";

const map = (imports: Record<string, string[]>) => new Map(Object.entries(imports));

it("finds none where files need each other in one direction, several times too", () => {
	expect(importCircles(map({ "a.ts": ["b.ts", "c.ts", "node:fs"], "b.ts": ["c.ts"], "c.ts": ["node:fs"] }))).toEqual([]);
});

it("finds two files that need each other, and one that needs itself", () => {
	expect(importCircles(map({ "b.ts": ["a.ts"], "a.ts": ["b.ts"], "c.ts": ["c.ts"] }))).toEqual(["a.ts → b.ts → a.ts", "c.ts → c.ts"]);
});

it("shows a long circle whole, without the files that only lead to it", () => {
	expect(importCircles(map({ "top.ts": ["b.ts"], "b.ts": ["low.ts", "c.ts"], "c.ts": ["a.ts"], "a.ts": ["b.ts"], "low.ts": [] }))).toEqual([
		"a.ts → b.ts → c.ts → a.ts",
	]);
});

it("shows each of two circles that share a file", () => {
	expect(importCircles(map({ "a.ts": ["b.ts", "c.ts"], "b.ts": ["a.ts"], "c.ts": ["a.ts"] }))).toEqual([
		"a.ts → b.ts → a.ts",
		"a.ts → c.ts → a.ts",
	]);
});
