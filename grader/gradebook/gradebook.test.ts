import { describe, expect, it } from "vitest";
import { readCsv } from "../class/csv.ts";
import { canvasGradebook } from "./canvas-gradebook.ts";
import type { ClassGrades, Exported, GradeRow } from "./class-grades.ts";
import { moodleWorksheet } from "./moodle-worksheet.ts";
import { gradescopeTable, plainTable } from "./own-tables.ts";

function row(id: string, more: Partial<GradeRow>): GradeRow {
	return { id, people: [{ mayBe: [id] }], status: "graded", mistakes: "", reason: "", ...more };
}

function classOf(...rows: GradeRow[]): ClassGrades {
	return { maxScore: 100, rows };
}

function textOf(exported: Exported): string {
	if (exported.status === "faulty") throw new Error(exported.why);
	return exported.text;
}

function whyOf(exported: Exported): string {
	return exported.status === "faulty" ? exported.why : exported.text;
}

/** Without the quotes, as another program reads it. */
function cells(text: string): readonly (readonly string[])[] {
	const read = readCsv(text);
	if (read.status === "faulty") throw new Error(read.why);
	return read.csv.rows;
}

const GRADEBOOK = [
	"Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (991),Quiz (992),Final Score",
	"    Points Possible,,,,,100,10,(read only)",
	'"Doe, Jane",12,007,jane@u.edu,A,,3,50',
	'"Roe, Bob",13,008,bob@u.edu,A,EX,3,50',
	"=HYPERLINK(0),14,009,x@u.edu,A,20,3,50",
].join("\n");

describe("Canvas's gradebook", () => {
	const grades = classOf(
		row("doe", { score: 87.5, people: [{ canvasId: "12", squashed: "doejane" }] }),
		row("roe", { score: 5, people: [{ email: "bob@u.edu" }] }),
		row("x", { score: 0, status: "unreadable", people: [{ sid: "9" }] }),
		row("eve", { score: 1, people: [{ canvasId: "99", squashed: "doejane" }] }),
		row("fay", { status: "ungraded" }),
	);

	it("is given back with one assignment's column and rows of those who have a grade, no cell a formula", () => {
		const made = canvasGradebook(GRADEBOOK, grades, "HW 1");
		expect(textOf(made)).toBe(
			[
				"Student,ID,SIS User ID,SIS Login ID,Section,HW 1 (991)",
				'"    Points Possible",,,,,100',
				'"Doe, Jane",12,007,jane@u.edu,A,87.5',
				"'=HYPERLINK(0),14,009,x@u.edu,A,0",
				"",
			].join("\n"),
		);
		expect(made).toMatchObject({
			remarks: [
				"3 of 3 students have a grade.",
				"In the file there is nobody to whom these belong: eve.",
				"Not graded yet, and left as they are: fay.",
				"Excused in Canvas, and left so: Roe, Bob.",
			],
		});
	});

	it("keeps its mark and its semicolons, and takes the assignment by its id", () => {
		const other = `\ufeff${GRADEBOOK.replaceAll('"Doe, Jane"', "Doe; Jane").replaceAll(",", ";").replace("Doe; Jane", '"Doe; Jane"').replace('"Roe; Bob"', "Roe Bob")}`;
		const text = textOf(canvasGradebook(other, grades, "991"));
		expect(text.startsWith("\ufeffStudent;ID;")).toBe(true);
		expect(text).toContain('"Doe; Jane";12;');
	});

	it.each<[string, string, string | undefined, RegExp]>([
		["no assignment is named", GRADEBOOK, undefined, /several assignments: name one by --column, of HW 1 \(991\), Quiz \(992\)/],
		["there is none of that name", GRADEBOOK, "HW 2", /no such assignment/],
		["a total is named", GRADEBOOK, "Final Score", /no such assignment/],
		["it is out of other points", GRADEBOOK, "Quiz", /gives 10 points for Quiz \(992\), and these grades are out of 100/],
		["it is another file", "id,score\n1,2", "HW 1", /is no gradebook of Canvas's/],
		["it has no assignment", "Student,ID,SIS Login ID,Section,Final\nA,1,a,S,3", undefined, /has no assignment/],
	])("is not made where %s", (_, text, column, why) => {
		expect(whyOf(canvasGradebook(text, grades, column))).toMatch(why);
	});
});

const HEADER =
	"Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments";
const WORKSHEET = [
	HEADER,
	'Participant 12,Zoë O\'Brien,zoe@u.edu,Submitted,-,100.00,Yes,"Sunday, 1 March 2026",-,"two\nlines, ""quoted"""',
	"Participant 13,,,Submitted,,100.00,No,-,-,+cmd",
	"Participant 14,Ann Lee,ann@u.edu,No submission,7.00,100.00,Yes,-,-,-5",
].join("\n");

describe("Moodle's worksheet", () => {
	const grades = classOf(
		row("zoe", { score: 87.5, people: [{ moodleId: "12", name: "Zoë O'Brien" }] }),
		row("p13", { score: 4, people: [{ moodleId: "13" }] }),
		row("p15", { score: 4, people: [{ moodleId: "15", name: "Ann Lee" }] }),
	);

	it("has the grades filled in, and all else as it was, no cell a formula", () => {
		const before = cells(WORKSHEET);
		const made = moodleWorksheet(`\ufeff${WORKSHEET}`, grades);
		expect(textOf(made).startsWith("\ufeffIdentifier,")).toBe(true);
		const expected = before.map((line) => [...line]);
		(expected[1] as string[])[4] = "87.5";
		(expected[2] as string[])[9] = "'+cmd";
		expect(cells(textOf(made))).toEqual(expected);
		expect(made).toMatchObject({
			remarks: [
				"2 of 3 students have a grade.",
				"In the file there is nobody to whom these belong: p15.",
				"Not to be changed in Moodle, and left so: Participant 13.",
			],
		});
	});

	it("may be in another language, with a comma in its numbers", () => {
		const german = 'Identifier,Vollständiger Name,Bewertung,Maximum Grade\nTeilnehmer/in 12,Zoë O\'Brien,,"100,00"';
		expect(cells(textOf(moodleWorksheet(german, grades, "Bewertung")))[1]).toEqual(["Teilnehmer/in 12", "Zoë O'Brien", "87,5", "100,00"]);
		expect(whyOf(moodleWorksheet(german, grades))).toMatch(/has no column Grade: name that of the grades by --column, of Identifier, /);
	});

	it.each([
		["it is out of other points", WORKSHEET.replaceAll("100.00", "10.00"), /maximum grade of 10, and these grades are out of 100/],
		["it is another file", "Student,ID\nAnn,1", /is no grading worksheet of Moodle's/],
	])("is not filled in where %s", (_, text, why) => {
		expect(whyOf(moodleWorksheet(text, grades))).toMatch(why);
	});
});

describe("two submissions of one person", () => {
	const twice = (first?: string, second?: string) =>
		canvasGradebook(
			GRADEBOOK,
			classOf(
				row("one", { score: 1, people: [{ canvasId: "12" }], ...(first !== undefined && { at: first }) }),
				row("two", { score: 2, people: [{ canvasId: "12" }], ...(second !== undefined && { at: second }) }),
			),
			"991",
		);

	it("give the later one's grade, and none where it is not known which that is", () => {
		expect(textOf(twice("2026-04-02T00:00:00Z", "2026-04-01T00:00:00Z"))).toContain(",A,1\n");
		expect(textOf(twice("2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z"))).toContain(",A,2\n");
		expect(textOf(twice())).not.toContain("Doe");
		expect(twice()).toMatchObject({ remarks: expect.arrayContaining(["Left out, since they have several submissions: Jane Doe."]) });
	});
});

describe("our own tables", () => {
	const checks = [
		{ id: "forward.value", points: 5, maxPoints: 20 },
		{ id: "init.W", points: 4, maxPoints: 4 },
	];
	const group = [{ name: "Zoë van Dam", sid: "007", email: "z@u" }, { name: "=1+1" }];
	const grades = classOf(
		row("z", { score: 9, people: group, at: "2026-04-01T00:00:00Z", checks }),
		row("m", { status: "missing", people: [{ name: "Lee, Ann" }] }),
		row("old", { status: "earlier attempt" }),
	);

	it("have a row for each person and a column for each check, a mark for Excel, and no formula", () => {
		const plain = textOf(plainTable(grades));
		expect(plain.startsWith("\ufeff")).toBe(true);
		expect(cells(plain).map((line) => [line[0], line[1], line[6], line[7], line[11]])).toEqual([
			["id", "name", "status", "score", "forward.value"],
			["z", "Zoë van Dam", "graded", "9", "5"],
			["z", "'=1+1", "graded", "9", "5"],
			["m", "Lee, Ann", "missing", "", ""],
			["old", "", "earlier attempt", "", ""],
		]);
	});

	it("are like Gradescope's, with those alone who can have a grade", () => {
		expect(cells(textOf(gradescopeTable(grades))).map((line) => [0, 1, 2, 5, 7, 10].map((at) => line[at]))).toEqual([
			["First Name", "Last Name", "SID", "Total Score", "Status", "1: forward.value (20 pts)"],
			["Zoë van", "Dam", "007", "9", "Graded", "5"],
			["", "'=1+1", "", "9", "Graded", "5"],
			["Ann", "Lee", "", "", "Missing", ""],
		]);
	});
});
