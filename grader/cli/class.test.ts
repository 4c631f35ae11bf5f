import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readCsv } from "../class/csv.ts";
import { ClassStore } from "../store/class-store.ts";
import { zipOf } from "../testing/attacks/zip-of.ts";
import { folderWith, ownPointsWithout } from "../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const RIGHT = readFileSync(`${root}problems/linear/submissions/correct/loops.ts`, "utf8");
const AVERAGED = readFileSync(`${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`, "utf8");
/** By the problem's own rubric. */
const [FULL, LOW] = [ownPointsWithout(), ownPointsWithout("backward.dLdW", "gradcheck.W")];

function gradecheck(...args: string[]): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], { cwd: root }, (error, out, err) =>
			resolve({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

const GRADEBOOK = [
	"Student,ID,SIS User ID,SIS Login ID,Section,Linear (991)",
	`    Points Possible,,,,,${FULL}`,
	'"Doe, Jane",12,007,jane@u.edu,A,',
	'"Roe, Bob",13,008,bob@u.edu,A,',
	'"Sol, Mía",14,009,mia@u.edu,A,',
].join("\n");

describe("a class as its course system gave it", () => {
	it("is graded from its archive, and given back as what its gradebook takes", async () => {
		const nested = zipOf([{ name: "hw/linear.ts", text: RIGHT }]);
		const files = { "doejane_12_1001_linear.ts": RIGHT, "doejane_12_1002_linear-1.ts": AVERAGED, "roebob_LATE_13_1003_hw.zip": nested };
		const archive = zipOf(Object.entries(files).map(([name, text]) => ({ name, text })));
		const folder = folderWith({ "class.zip": archive, "gradebook.csv": GRADEBOOK });
		const [out, csv] = [join(folder, "grades"), join(folder, "out.csv")];
		// As a run that was killed leaves it.
		const left = `.class-${spawnSync("true").pid}`;
		mkdirSync(join(out, left, "unpacked"), { recursive: true });
		writeFileSync(join(out, left, "unpacked", "eve.ts"), RIGHT);
		// And one that is at work.
		const other = `.class-${process.pid}`;
		mkdirSync(join(out, other));
		const { code, out: said } = await gradecheck(
			"batch",
			join(folder, "class.zip"),
			"--out",
			out,
			"--roster",
			join(folder, "gradebook.csv"),
		);
		expect(said.trim().split("\n")).toEqual([
			"Canvas's archive: 2 submissions.",
			"Jane Doe handed in more than once: the latest counts, and the others have rows of their own.",
			"On the roster, with no submission that is known to be theirs: Mía Sol.",
			`2 graded, 1 is an earlier attempt, 1 is missing. All have a row in ${out}; the reasons stand in grades.csv.`,
		]);
		expect(code).toBe(0);
		const rows = readFileSync(join(out, "grades.csv"), "utf8").split("\n").slice(1, -1);
		expect(rows.map((row) => row.split(",").slice(0, 4).join(" ").replaceAll('"', ""))).toEqual([
			`doejane_12 ${LOW} ${FULL} graded`,
			`doejane_12_1001_linear.ts  ${FULL} earlier attempt`,
			`roebob_13 ${FULL} ${FULL} graded`,
			`009  ${FULL} missing`,
		]);
		expect(readdirSync(out).sort()).toEqual([other, "class.db", "class.json", "grades.csv", "results"]);
		expect(readdirSync(join(out, "results"))).toEqual(["doejane_12.json", "roebob_13.json"]);
		await gradecheck("regrade", out, "--apply");
		expect(readFileSync(join(out, "grades.csv"), "utf8").split("\n").slice(1, -1)).toEqual(rows);

		const exported = await gradecheck("export", out, "--canvas", join(folder, "gradebook.csv"), "--out", csv);
		expect(exported.out).toBe(`Written to ${csv}.\n2 of 3 students have a grade.\n`);
		expect(readFileSync(csv, "utf8").split("\n").slice(2)).toEqual([
			`"Doe, Jane",12,007,jane@u.edu,A,${LOW}`,
			`"Roe, Bob",13,008,bob@u.edu,A,${FULL}`,
			"",
		]);
		await gradecheck("export", out, "--plain", "--out", csv);
		const plain = readCsv(readFileSync(csv, "utf8"));
		const [header, first] = plain.status === "read" ? plain.csv.rows : [];
		expect(first?.[header?.indexOf("backward.dLdW") ?? -1]).toBe("0");
	});

	it("is not run again as long as what each handed in stays, wherever it was unpacked", async () => {
		const both = (name: string, at: number) => [
			{ name: `${name}_${at}_10${at}_linear.ts`, text: RIGHT },
			{ name: `${name}_${at}_20${at}_notes.ts`, text: "" },
		];
		const folder = folderWith({ "class.zip": zipOf([...both("ben", 12), ...both("cat", 13)]) });
		const [path, out] = [join(folder, "class.zip"), join(folder, "grades")];
		const grade = () => gradecheck("batch", path, "--out", out, "--samples", "10");
		/** So that all have to be run for a regrade. */
		const forget = () => {
			const database = new DatabaseSync(join(out, "class.db"));
			database.exec("UPDATE versions SET grader = id; UPDATE parts SET transcript = NULL");
			database.close();
		};
		expect((await grade()).out).toMatch(/\n2 graded\./);
		writeFileSync(path, zipOf([...both("ann", 11), ...both("ben", 12), ...both("cat", 13)]));
		expect((await grade()).out).toMatch(/\n3 graded\. .* 2 had their result from before, and were not run again\.\n$/);
		expect(readdirSync(out).sort()).toEqual(["class.db", "class.json", "grades.csv", "results"]);

		forget();
		expect((await gradecheck("regrade", out, "--apply")).out).toMatch(/^3 submissions: .* 3 keep their scores \(3 run again\)\.\n/);
		expect(readdirSync(out).sort()).toEqual(["class.db", "class.json", "grades.csv", "results"]);

		forget();
		rmSync(path);
		const { out: said } = await gradecheck("regrade", out);
		expect(said).toContain(`  ann_11: it has to be run again, and there is nothing at ${path}.`);
	});

	it("is left alone while another gradecheck is at work on it", async () => {
		const folder = folderWith({ "class.zip": zipOf([{ name: "ann_11_101_linear.ts", text: RIGHT }]) });
		const out = folderWith({});
		const store = new ClassStore(out);
		const { code, err } = await gradecheck("batch", join(folder, "class.zip"), "--out", out);
		store.close();
		expect([code, err]).toEqual([2, expect.stringContaining(`another gradecheck is at work on ${out}`)]);
		expect(readdirSync(out)).toEqual(["class.db"]);
	});

	it.each<[string, string[], RegExp]>([
		["no class", ["FOLDER/linear.ts"], /linear\.ts is neither a folder nor an archive/],
		["nothing", ["FOLDER/none"], /there is nothing at/],
		["an archive that is none", ["FOLDER/bad.zip"], /bad\.zip cannot be unpacked/],
		["a roster that is none", ["FOLDER", "--roster", "FOLDER/bad.zip"], /the roster bad\.zip has no column that names students/],
		["no roster", ["FOLDER", "--roster", "FOLDER/none.csv"], /the roster cannot be read/],
		["no pattern", ["FOLDER", "--name-pattern", "(?<student>a"], /is no regular expression/],
		["a pattern of nobody", ["FOLDER", "--name-pattern", "(a)"], /has no group \(\?<student>…\)/],
		["a pattern with more in it", ["FOLDER", "--name-pattern", "(?<student>a)(?<date>b)"], /has a group date/],
		["a pattern that fits nothing", ["FOLDER", "--name-pattern", "^(?<student>xyz)"], /fits none of the 2 names, such as "bad\.zip"/],
		["a pattern that takes for ever", ["FOLDER", "--name-pattern", "^(?<student>(a+)+)$"], /takes too long over these names/],
	])("is a wrong command with %s, and nothing is written", async (_, args, message) => {
		const folder = folderWith({ "linear.ts": RIGHT, "bad.zip": "no archive" });
		if (args.includes("^(?<student>(a+)+)$")) writeFileSync(join(folder, `${"a".repeat(60)}!.ts`), "");
		const out = join(folderWith({}), "out");
		const { code, err } = await gradecheck("batch", ...args.map((arg) => arg.replace("FOLDER", folder)), "--out", out);
		expect([code, err.trim().split("\n").length]).toEqual([2, 2]);
		expect(err).toMatch(message);
		expect(readdirSync(join(out, ".."))).toEqual([]);
	});

	it.each<[string, string[], RegExp]>([
		["no kind", [], /no kind of file/],
		["two kinds", ["--plain", "--gradescope"], /several kinds/],
		["no grades", ["--plain"], /grades\.csv cannot be read/],
		["itself as what is filled in", ["--canvas", "OUT"], /is the file that is filled in/],
	])("is not exported with %s", async (_, args, message) => {
		const folder = folderWith({ "gradebook.csv": GRADEBOOK });
		const file = join(folder, "gradebook.csv");
		const { code, err } = await gradecheck("export", folder, ...args.map((arg) => arg.replace("OUT", file)), "--out", file);
		expect(code).toBe(2);
		expect(err).toMatch(message);
		expect(readFileSync(file, "utf8")).toBe(GRADEBOOK);
	});
});
