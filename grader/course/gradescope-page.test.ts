import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { latenessOf } from "./late-policy.ts";
import { readCourse } from "./read-course.ts";

const page = readFileSync(new URL("../../docs/gradescope.md", import.meta.url), "utf8");

describe("docs/gradescope.md", () => {
	it("shows rules that can stand in gradecheck.json, and what a student reads of them", () => {
		const rules = JSON.parse((/```json\n([\s\S]*?)```/.exec(page) as RegExpExecArray)[1] as string);
		const read = readCourse(JSON.stringify({ title: "Homework", points: 40, problems: [{ id: problems[0]?.id }], ...rules }), problems);
		if (read.status === "faulty") throw new Error(JSON.stringify(read.faults));
		const { late, due } = read.file;
		if (late === undefined || due === undefined) throw new Error("no rule for late work");
		expect(page).toContain(latenessOf(late, due, "2026-12-02T01:59:00+01:00", 40)?.says);
	});
});
