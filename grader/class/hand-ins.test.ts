import { describe, expect, it } from "vitest";
import { canvas } from "./canvas.ts";
import { githubClassroom } from "./github-classroom.ts";
import { gradescope } from "./gradescope.ts";
import { type HandIn, recognize } from "./hand-ins.ts";
import type { Listed, System } from "./listed.ts";
import { moodle } from "./moodle.ts";
import { byPattern } from "./name-pattern.ts";

const ALL = [moodle, canvas, githubClassroom];

function listed(name: string, more: Partial<Listed> = {}): Listed {
	const kind = name.endsWith("/") ? "folder" : "file";
	return { name: name.replace(/\/$/, ""), kind, changedAt: 0, isGradable: /\/$|\.(ts|py|zip)$/.test(name), isClone: false, ...more };
}

function read(names: readonly (string | Listed)[], systems: readonly System[] = ALL) {
	return recognize(
		names.map((name) => (typeof name === "string" ? listed(name) : name)),
		systems,
		["linear"],
	);
}

/** `label: entries as names < earlier`. */
function told({ label, taken, earlier }: HandIn): string {
	const graded = taken.map(({ name, as }) => (as === undefined ? name : `${name} as ${as}`)).join(" + ");
	return `${label}: ${graded}${earlier.length > 0 ? ` < ${earlier.join(", ")}` : ""}`;
}

describe("Canvas's archive", () => {
	it("tells whose a file is, whether it is late, and what the student called it", () => {
		const { system, handIns, others } = read(["doejane_LATE_12345_678901_linear.ts", "müller王_7_678902_my_linear.py", "notes.md"]);
		expect(system).toBe(canvas);
		expect(handIns.map(told)).toEqual([
			"doejane_12345: doejane_LATE_12345_678901_linear.ts as linear.ts",
			"müller王_7: müller王_7_678902_my_linear.py as my_linear.py",
		]);
		expect(handIns[0]).toMatchObject({ isLate: true, people: [{ canvasId: "12345", squashed: "doejane" }] });
		expect(handIns[1]).not.toHaveProperty("isLate");
		expect(others).toEqual(["notes.md"]);
	});

	it("takes the attachment that came last of those that are one file", () => {
		expect(
			read(["roe_7_1001_linear.ts", "roe_7_1003_linear-2.ts", "roe_7_1002_linear-1.ts", "roe_7_1004_helper-2.ts"]).handIns.map(told),
		).toEqual([
			"roe_7: roe_7_1003_linear-2.ts as linear.ts + roe_7_1004_helper-2.ts as helper-2.ts < roe_7_1001_linear.ts, roe_7_1002_linear-1.ts",
		]);
	});

	it("has names of nobody where it is anonymous", () => {
		const { handIns } = read(["anon_aB3dE_1001_linear.ts", "anon_LATE_Zz9_1002_linear.ts", "anon_Qq1_text.html"]);
		expect(handIns.map(told)).toEqual([
			"anon_aB3dE: anon_aB3dE_1001_linear.ts as linear.ts",
			"anon_Zz9: anon_LATE_Zz9_1002_linear.ts as linear.ts",
			"anon_Qq1: ",
		]);
	});

	it("holds what was typed, which is no file to grade", () => {
		const [one, both] = read(["roe_7_text.html", "doe_8_link.html", "doe_8_1001_linear.ts"]).handIns;
		expect(one).toMatchObject({ taken: [], besides: ["roe_7_text.html"] });
		expect(both).toMatchObject({ taken: [{ name: "doe_8_1001_linear.ts" }], besides: ["doe_8_link.html"] });
	});

	it.each([
		["short numbers", ["hw_1_2_ann.ts", "hw_1_3_bob.ts"]],
		["an attachment twice", ["hw_1_2024_ann.ts", "hw_2_2024_bob.ts"]],
		["two names of one user", ["ann_1_2024_linear.ts", "bob_1_2025_linear.ts"]],
		["too few of its names", ["ann.ts", "bob.ts", "roe_7_1001_linear.ts"]],
	])("is not seen in a class with %s", (_, names) => {
		expect(read(names)).toEqual({ handIns: [], others: names });
	});
});

describe("Moodle's archive", () => {
	it("has folders with full names, groups, and nobody's where marking is blind", () => {
		const names = [
			"Zoë van O'Brien_12_assignsubmission_file/",
			"Participant_13_assignsubmission_file/",
			"Team 4_14_assignsubmission_file_/",
		];
		const { handIns } = read(names);
		expect(handIns.map(({ label, people }) => [label, people])).toEqual([
			["Zoë van O'Brien_12", [{ name: "Zoë van O'Brien", moodleId: "12" }]],
			["Participant_13", [{ moodleId: "13" }]],
			["Team 4_14", [{ name: "Team 4", moodleId: "14" }]],
		]);
	});

	it("may be flat, and hold several files of one student, and typed text", () => {
		const { handIns } = read([
			"Ann Lee_1_assignsubmission_file_linear.ts",
			"Ann Lee_1_assignsubmission_file_relu.ts",
			"Ann Lee_1_assignsubmission_onlinetext_onlinetext.html",
		]);
		expect(handIns.map(told)).toEqual([
			"Ann Lee_1: Ann Lee_1_assignsubmission_file_linear.ts as linear.ts + Ann Lee_1_assignsubmission_file_relu.ts as relu.ts",
		]);
		expect(handIns[0]?.besides).toHaveLength(1);
	});
});

describe("Gradescope's export", () => {
	const exported = (folder: string, submitters: object[], at: string, earlier: string[] = []) => ({ folder, submitters, at, earlier });

	it("is of whom its metadata say, and keeps folders of which they say nothing", () => {
		const system = gradescope([
			exported("submission_1", [{ name: "Ann", sid: "007", email: "a@u" }, { email: "b@u" }], "2026-04-26 17:34:00.861687000 Z", [
				"2026-04-27 17:34:00 +0200",
			]),
			exported("submission_2", [], "2026-04-26 17:34:00 Z"),
		]);
		const { handIns, others } = read(["submission_1/", "submission_2/", "submission_3/", "readme.txt"], [system]);
		expect(handIns.map(told)).toEqual(["007+b@u: submission_1", "submission_2: submission_2", "submission_3: submission_3"]);
		expect(handIns[0]).toMatchObject({ at: "2026-04-26T17:34:00.861Z", history: ["2026-04-27T17:34:00+02:00"] });
		expect(others).toEqual(["readme.txt"]);
	});

	it("may hold several of one student: the latest by date counts", () => {
		const ann = [{ sid: "7" }];
		const system = gradescope([
			exported("submission_9", ann, "2026-04-25 10:00:00 Z"),
			exported("submission_1", ann, "2026-04-26 10:00:00 Z"),
		]);
		expect(read(["submission_1/", "submission_9/"], [system]).handIns.map(told)).toEqual(["7: submission_1 < submission_9"]);
	});

	it("does not take a group for a student whose number looks like theirs", () => {
		const system = gradescope([
			exported("submission_1", [{ sid: "x" }, { sid: "y" }], "2026-04-25 10:00:00 Z"),
			exported("submission_2", [{ sid: "x+y" }], "2026-04-26 10:00:00 Z"),
		]);
		expect(read(["submission_1/", "submission_2/"], [system]).handIns).toHaveLength(2);
	});
});

describe("GitHub Classroom's clones", () => {
	it("are named for the assignment and the user, either with hyphens", () => {
		const clone = { isClone: true };
		const { system, handIns } = read([listed("hw-1-ann-lee/", clone), listed("hw-1-ann-roe/", clone), listed("hw-1-bob/", clone)]);
		expect(system).toBe(githubClassroom);
		expect(handIns.map(({ people }) => people[0]?.mayBe?.slice(0, 2))).toEqual([
			["ann-lee", "1-ann-lee"],
			["ann-roe", "1-ann-roe"],
			["bob", "1-bob"],
		]);
		expect(handIns.map(({ label }) => label)).toEqual(["hw-1-ann-lee", "hw-1-ann-roe", "hw-1-bob"]);
	});
});

describe("names by a pattern", () => {
	const by = (pattern: RegExp, names: readonly Listed[]) =>
		read(names, [
			byPattern(new Map(names.flatMap(({ name }) => (pattern.exec(name)?.groups ? [[name, pattern.exec(name)?.groups ?? {}]] : [])))),
		]);

	it("have attempts by number, by date, or by when a file was changed", () => {
		const numbered = ["hw_ann_2.ts", "hw_ann_10.ts", "hw_bob_1.ts"].map((name) => listed(name));
		expect(by(/^hw_(?<student>[a-z]+)_(?<attempt>\d+)/, numbered).handIns.map(told)).toEqual([
			"ann: hw_ann_10.ts < hw_ann_2.ts",
			"bob: hw_bob_1.ts",
		]);
		const dated = ["ann 2026-04-02 x.ts", "ann 2026-03-30 x.ts"].map((name) => listed(name));
		expect(by(/^(?<student>\w+) (?<attempt>[\d-]+)/, dated).handIns.map(told)).toEqual(["ann: ann 2026-04-02 x.ts < ann 2026-03-30 x.ts"]);
		const changed = [listed("ann-b.ts", { changedAt: 1 }), listed("ann-a.ts", { changedAt: 2 })];
		expect(by(/^(?<student>[a-z]+)-/, changed).handIns.map(told)).toEqual(["ann: ann-a.ts < ann-b.ts"]);
	});

	it("let no document take the place of code", () => {
		const names = [listed("ann-a.ts", { changedAt: 1 }), listed("ann-b.pdf", { changedAt: 2 })];
		expect(by(/^(?<student>[a-z]+)-/, names).handIns[0]).toMatchObject({
			taken: [{ name: "ann-a.ts" }],
			earlier: [],
			besides: ["ann-b.pdf"],
		});
	});

	it("may say which files belong together", () => {
		const names = ["ann__linear.ts", "ann__relu.ts", "readme.md"].map((name) => listed(name));
		const { handIns, others } = by(/^(?<student>[a-z]+)__(?<file>.+)$/, names);
		expect(handIns.map(told)).toEqual(["ann: ann__linear.ts as linear.ts + ann__relu.ts as relu.ts"]);
		expect(others).toEqual(["readme.md"]);
	});
});
