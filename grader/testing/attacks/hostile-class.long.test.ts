import { describe, expect, it } from "vitest";
import { attacks } from "./attacks.ts";
import { honestSubmissions, layOutClass } from "./class-of.ts";
import { parseRows } from "./parse-rows.ts";
import { gradeAlone, tryClass } from "./try-class.ts";

const LIMIT_MS = 600_000;
const TIME_LIMIT = 10;
/** One of each kind of those that are hostile to what reads them. */
const KINDS =
	/doubles-time-in|doubles-memory-in|has-many-comp|imports-names|link-to-a-secret|is-a-pipe|zips-one|packs-a-bomb|tars-a-way|exports-the-class|climbs-to-the|nests-python-op|has-much-python|imports-many-names-from|forges-an-entry|loops-at-import/;

describe("a class of honest submissions and hostile ones between them", () => {
	it(
		"has a row for everybody, and gives each honest one what it gets alone",
		async () => {
			const hostile = attacks().filter(({ name }) => KINDS.test(name));
			expect(hostile.length).toBeGreaterThan(15);
			const laidOut = await layOutClass(honestSubmissions().length, hostile.length, hostile);
			const alone = gradeAlone(laidOut.honest.values(), TIME_LIMIT);
			const outcome = await tryClass(laidOut, alone, { jobs: 4, timeLimit: TIME_LIMIT });
			laidOut.remove();
			expect(outcome.others).toEqual([]);
			expect(outcome.rows.length).toBe(laidOut.entries);
			expect(Math.max(...outcome.memory)).toBeLessThan(300);
		},
		LIMIT_MS,
	);

	it(
		"is told from one in which somebody gets something else",
		async () => {
			const laidOut = await layOutClass(2, 0);
			const [[id = "", original = ""] = []] = laidOut.honest;
			const alone = gradeAlone(laidOut.honest.values(), TIME_LIMIT);
			alone.set(original, "something else");
			const { others, rows } = await tryClass(laidOut, alone, { jobs: 1, timeLimit: TIME_LIMIT });
			expect([others, rows.length]).toEqual([[id], 2]);
			laidOut.remove();
		},
		LIMIT_MS,
	);
});

it("rows are told apart where their texts hold line ends", () => {
	expect(parseRows('id,why\n"a","x\ny ""z"""\n"b",\n')).toEqual(["id,why\n", '"a","x\ny ""z"""\n', '"b",\n']);
});
