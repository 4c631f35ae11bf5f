import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { readCourse } from "./read-course.ts";

/** `line:column path: message` of each fault. */
function faultsIn(text: string): string[] {
	const read = readCourse(text, problems);
	return read.status === "read" ? [] : read.faults.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

const whole = (rest: object) => JSON.stringify({ title: "Homework", points: 20, problems: [{ id: "linear" }], ...rest });

describe("a gradecheck.json", () => {
	it("may say as little as a title, points and problems", () => {
		const read = readCourse(whole({}), problems);
		expect(read.status === "read" && read.file).toEqual({ title: "Homework", points: 20, problems: [{ id: "linear", weight: 1 }] });
	});

	it("may say everything", () => {
		const text = whole({
			$schema: "./gradecheck.schema.json",
			problems: [
				{
					id: "linear",
					weight: 60,
					explain: "fact",
					file: "mytorch/nn/linear",
					python: { allow: ["scipy"], stubs: { "mytorch.utils": ["def log(*args):", "    pass"] } },
					checks: { "forward.value": { weight: 30, visibility: "hidden" }, "init.W": { visibility: "after_published" } },
				},
				{ id: "relu", weight: 40 },
			],
			explain: "where",
			python: { allow: [], stubs: { log: "" } },
			secretFile: "../secret",
			due: "2026-10-01T23:59:00+02:00",
			late: { grace: "15m", per: "day", percent: 10, cap: 50 },
			attempts: 10,
			leaderboard: ["score"],
			timeLimit: 90,
		});
		expect(faultsIn(text)).toEqual([]);
	});

	it("may begin with the mark that some editors put there", () => {
		expect(faultsIn(`\ufeff${whole({})}`)).toEqual([]);
	});
});

describe("faults in a gradecheck.json", () => {
	it("are told all at once, each with its place, its path and what may be meant", () => {
		const text = `{
	"titel": "Homework",
	"points": "20",
	"problems": [
		{ "id": "linaer" },
		{ "id": "relu", "weigth": 2, "checks": { "foward.value": { "weight": 1 }, "forward.shape": { "weight": -1, "visibility": "hiden" } } },
		{ "weight": 1 },
		{ "id": "relu" }
	],
	"explain": "Fix",
	"due": "1 October",
	"late": { "per": "week", "percent": 200 },
	"attempts": 2.5
}`;
		expect(faultsIn(text)).toMatchInlineSnapshot(`
			[
			  "1:1 title: is missing: expected text",
			  "2:2 : there is no "titel" here. Did you mean "title"?",
			  "3:12 points: expected a number, found "20"",
			  "5:11 problems[0].id: expected linear, mseloss or relu, found "linaer". Did you mean "linear"?",
			  "6:19 problems[1]: there is no "weigth" here. Did you mean "weight"?",
			  "6:44 problems[1].checks: there is no "foward.value" here. Did you mean "forward.value"?",
			  "6:106 problems[1].checks["forward.shape"].weight: expected a number of 0 at least, found -1",
			  "6:124 problems[1].checks["forward.shape"].visibility: expected visible, hidden, after_due_date or after_published, found "hiden". Did you mean "hidden"?",
			  "7:3 problems[2].id: is missing: expected linear, mseloss or relu",
			  "8:11 problems[3].id: "relu" is in the list already",
			  "10:13 explain: expected fact, where or fix, found "Fix". Did you mean "fix"?",
			  "11:9 due: expected a date and time with its distance from UTC, such as 2026-10-01T23:59:00+02:00, found "1 October"",
			  "12:19 late.per: expected hour or day, found "week"",
			  "12:38 late.percent: expected a number of 100 at most, found 200",
			  "13:14 attempts: expected a whole number, found 2.5",
			]
		`);
	});

	it.each([
		["a trailing comma", `{\n\t"title": "x",\n}`, /^3:1 : is no JSON/],
		["nothing", "", /^1:1 : is no JSON/],
		["no object", "[]", /^1:1 : expected an object, found \[\]$/],
		[
			"a name that stands twice",
			`{ "title": "x", "points": 20,\n  "points": 100, "problems": [{ "id": "linear" }] }`,
			/^2:3 points: stands here twice$/,
		],
		["no problem", whole({ problems: [] }), /problems: needs one entry at least$/],
		["points of three decimals", whole({ points: 33.333 }), /points: points have at most two decimals/],
		["no points", whole({ points: 0 }), /points: expected a number above 0, found 0$/],
		[
			"a file with its ending",
			whole({ problems: [{ id: "linear", file: "linear.py" }] }),
			/problems\[0\]\.file: expected a path such as .* without its ending/,
		],
		["a file elsewhere", whole({ problems: [{ id: "linear", file: "../linear" }] }), /problems\[0\]\.file: expected a path/],
		["a package that is none", whole({ python: { allow: ["sci-py"] } }), /python\.allow\[0\]: expected a package's name/],
		["a stub of numbers", whole({ python: { stubs: { log: 1 } } }), /python\.stubs\.log: expected text, or a list of lines, found 1$/],
		["a stub of no module", whole({ python: { stubs: { "a b": "" } } }), /python\.stubs\["a b"\]: expected a module's dotted name/],
		[
			"a date without its distance from UTC",
			whole({ due: "2026-10-01T23:59:00" }),
			/due: expected a date and time with its distance from UTC/,
		],
		["nesting without end", "[".repeat(100_000), /is no JSON/],
	])("are told for %s", (_, text, fault) => {
		const faults = faultsIn(text);
		expect(faults.join("\n")).toMatch(fault);
	});
});
