import { describe, expect, it } from "vitest";
import { joinRoster } from "./join-roster.ts";
import type { Person } from "./listed.ts";
import { readRoster } from "./roster.ts";

function people(text: string): readonly Person[] {
	const read = readRoster(text);
	if (read.status === "faulty") throw new Error(read.why);
	return read.people;
}

const LINES = ["Name;E-Mail;Student ID", '"Doe; Jane";jane@u.edu;007', "Zoë O'Brien;zoe@u.edu;008", ";;", 'Bob "the" Roe;bob@u.edu;9'];

describe("a roster", () => {
	it.each([
		["with semicolons, quotes and empty rows", LINES.join("\n")],
		["with a byte-order mark and ends of lines of Windows", `\ufeff${LINES.join("\r\n")}\r\n`],
	])("is read %s", (_, text) => {
		expect(people(text.replace('Bob "the" Roe', '"Bob ""the"" Roe"'))).toEqual([
			{ name: "Doe; Jane", email: "jane@u.edu", sid: "007" },
			{ name: "Zoë O'Brien", email: "zoe@u.edu", sid: "008" },
			{ name: 'Bob "the" Roe', email: "bob@u.edu", sid: "9" },
		]);
	});

	it("is a gradebook of Canvas's, a worksheet of Moodle's or a list of GitHub Classroom's as well", () => {
		const gradebook = [
			"Student,ID,SIS User ID,SIS Login ID,Section,HW (9)",
			"    Points Possible,,,,,100",
			'"Doe, Jane",12,007,jane,S,1',
			'"Student, Test",,,,S,',
		];
		expect(people(gradebook.join("\n"))).toEqual([{ name: "Doe, Jane", canvasId: "12", sid: "007", login: "jane" }]);
		expect(people("Identifier,Full name,Email address\nParticipant 4,Ann Lee,a@u")).toEqual([
			{ name: "Ann Lee", email: "a@u", moodleId: "4" },
		]);
		expect(people('"identifier","github_username","github_id","name"\n"al7","annlee","1","Ann"')).toEqual([
			{ name: "Ann", sid: "al7", login: "annlee" },
		]);
	});

	it.each([
		["no header", "Jane,jane@u.edu\nBob,bob@u.edu", /has no column that names students; its first line is "Jane, jane@u\.edu"/],
		["nobody in it", "name,email\n", /names no student/],
		["nothing in it", "", /is empty/],
		["a spreadsheet in its place", "PK\u0003\u0004\0\0", /save it as CSV/],
		["a quote that does not end", 'name,email\n"Jane,jane', /is no CSV/],
	])("with %s is refused with the reason", (_, text, why) => {
		const read = readRoster(text);
		expect(read.status === "faulty" ? read.why : read).toMatch(why);
	});

	it("has who is in two sections once", () => {
		expect(people("name,sid,section\nAnn,1,A\nAnn,1,B")).toHaveLength(1);
	});
});

describe("submissions and a roster", () => {
	const roster = people(
		"name,email,sid,login\nJane Doe,jane@u.edu,007,jdoe\nBob Roe,bob@u.edu,008,\nAnn Lee,ann1@u.edu,1,\nAnn Lee,ann2@u.edu,2,\nMía Sol,mia@u.edu,3,",
	);
	const found = (...submissions: Person[]) =>
		joinRoster(
			submissions.map((person) => [person]),
			roster,
		).people.map(([person]) => person?.sid);

	it.each<[string, Person, string | undefined]>([
		["a number", { sid: "007" }, "007"],
		["a number without its zeros", { sid: "7" }, "007"],
		["an address in other letters", { email: "Jane@U.edu" }, "007"],
		["a full name", { name: "doe, jane" }, "007"],
		["Canvas's name", { canvasId: "99", squashed: "doejane" }, "007"],
		["a folder named for the login", { mayBe: ["jdoe"] }, "007"],
		["a folder named for the address without its end", { mayBe: ["bob"] }, "008"],
		["a folder named for the person", { mayBe: ["Mía Sol"] }, "3"],
		["the end of a clone's name", { mayBe: ["1-jdoe", "jdoe"] }, "007"],
		["a name that two have", { name: "Ann Lee" }, undefined],
		["a name that one has with another number", { name: "Jane Doe", sid: "55" }, "55"],
	])("are joined by %s", (_, person, sid) => {
		expect(found(person)).toEqual([sid]);
	});

	it("say who is missing, who is a stranger, and that members of a group are there", () => {
		const { missing, strangers, people: joined } = joinRoster([[{ sid: "007" }, { email: "bob@u.edu" }], [{ sid: "99" }]], roster);
		expect(missing.map(({ sid }) => sid)).toEqual(["1", "2", "3"]);
		expect(strangers).toEqual([1]);
		expect(joined[0]?.map(({ name }) => name)).toEqual(["Jane Doe", "Bob Roe"]);
	});
});
