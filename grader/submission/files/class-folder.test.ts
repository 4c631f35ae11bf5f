import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, constantFrom, oneof, property, string, tuple, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { listClass } from "./class-folder.ts";
import { idsOf } from "./class-ids.ts";

const ids = (...names: (string | Buffer)[]): string[] =>
	idsOf(names.map((name) => ({ bytes: Buffer.from(name as string), ending: /\.ts$/.test(name.toString("latin1")) ? 3 : 0 })));

/** As the least careful file system would compare them. */
const folded = (id: string): string => id.normalize("NFKC").toUpperCase().toLowerCase();

describe("the id of a submission", () => {
	it.each([
		["alice.ts", "alice"],
		["O'Brien, Zoë_12_assignsubmission_file", "O'Brien, Zoë_12_assignsubmission_file"],
		["王小明.ts", "王小明"],
		["dan.txt", "dan.txt"],
	])("is the name as it is where that is safe: %s", (name, id) => {
		expect(ids(name)).toEqual([id]);
	});

	it.each([
		["a separator of another system", "a:b.ts", /^a_b~51f29e6fdc0f$/],
		["a formula", "=1+1.ts", /^_1\+1~/],
		["a mark of direction", "a\u202eb.ts", /^a_b~/],
		["an invisible letter", "a\u3164b.ts", /^a_b~/],
		["a control character", "a\u001bb.ts", /^a_b~/],
		["the sign of a hash", "a~0123456789ab.ts", /^a_0123456789ab~/],
		["an option of a command", "-rf.ts", /^_rf~/],
		["a device of another system", "con.ts", /^_con~/],
		["a device of another system with an ending", "nul.x.ts", /^_nul\.x~/],
		["a dot at its end", "a..ts", /^a_~/],
		["letters put together from parts", "jose\u0301.ts", /^jos\u00e9~/],
		["nothing before its ending", ".ts", /^_~/],
	])("has a hash where something had to be changed: %s", (_, name, id) => {
		expect(ids(name)[0]).toMatch(id);
	});

	it("is bytes for names in other encodings, which differ in those alone", () => {
		const [acute, grave] = ids(Buffer.from("jos\xe9.ts", "latin1"), Buffer.from("jos\xe8.ts", "latin1"));
		expect(acute).toMatch(/^jos_~/);
		expect(grave).toMatch(/^jos_~/);
		expect(acute).not.toBe(grave);
	});

	it("fits a file name with its ending and what is put before it while it is written", () => {
		for (const letter of ["a", "é", "王", "😀", "𝒜"]) {
			const [first, second] = ids(`${letter.repeat(60)}${"x".repeat(60)}1.ts`, `${letter.repeat(60)}${"x".repeat(60)}2.ts`);
			expect(first).not.toBe(second);
			for (const id of [first, second]) expect(Buffer.byteLength(id ?? "")).toBeLessThan(220);
		}
	});

	it("does not depend on who else is there, unless two would be one name", () => {
		expect(ids("a:b.ts", "a_b.ts", "c.ts")).toEqual([...ids("a:b.ts"), "a_b", "c"]);
		expect(ids("ada.ts", "ada", "bob.ts")).toEqual(["ada.ts", "ada", "bob"]);
		const [upper, lower] = ids("Ada.ts", "ada.ts");
		expect(upper).toMatch(/^Ada~/);
		expect(lower).toMatch(/^ada~/);
	});

	it("is never another's, not even for a file system that knows no case and no forms of letters", () => {
		const name = oneof(
			string({
				minLength: 1,
				maxLength: 6,
				unit: constantFrom("a", "A", "_", ":", "~", "é", "e\u0301", "ß", "ss", "ı", "i", "ﬁ", "fi", "."),
			}),
			string({ minLength: 1, unit: "binary" }),
		);
		const names = uniqueArray(
			tuple(name, constantFrom("", ".ts", ".TS")).map((parts) => parts.join("")),
			{
				maxLength: 40,
				selector: (text) => Buffer.from(text).toString("hex"),
			},
		);
		assert(
			property(names, (all) => {
				const found = ids(...all);
				expect(new Set(found.map(folded)).size).toBe(all.length);
				for (const id of found) expect(id).toMatch(/^[\p{L}\p{N}_(][\p{L}\p{M}\p{N} ._+@,()'&~-]*$/u);
			}),
			{ numRuns: 500 },
		);
	});
});

describe("the folder of a class", () => {
	function classOf(...names: (string | Buffer)[]): string {
		const folder = mkdtempSync(join(tmpdir(), "gradecheck-test-"));
		for (const name of names) writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name as string)]), "x");
		return folder;
	}

	it("has an entry for everything that lies in it, and says why something is no submission", () => {
		const folder = classOf("ada.ts", "bob.PY", "cat.zip", "dan.tar.gz", "eve.tgz", "fay.tar", "gil.ipynb", "hal.txt", "ian.rar", "jo");
		mkdirSync(join(folder, "kim"));
		mkdirSync(join(folder, "lea"));
		writeFileSync(join(folder, "kim", ".DS_Store"), "");
		writeFileSync(join(folder, "lea", "linear.ts"), "");
		symlinkSync("ada.ts", join(folder, "moe.ts"));
		const entries = listClass(folder);
		expect(entries.filter(({ status }) => status === "submission").map(({ id }) => id)).toEqual([
			"ada",
			"bob",
			"cat",
			"dan",
			"eve",
			"fay",
			"lea",
		]);
		expect(entries.flatMap((entry) => (entry.status === "no-submission" ? [entry.why] : []))).toEqual([
			"gil.ipynb is no submission: files that end in .ipynb are not graded.",
			"hal.txt is no submission: files that end in .txt are not graded.",
			"ian.rar is no submission: files that end in .rar are not graded.",
			"jo is no submission: its name has no ending.",
			"kim is no submission: the folder is empty.",
			"moe.ts is no submission: it is a symbolic link.",
		]);
	});

	it("leaves out what systems and teachers put there", () => {
		const folder = classOf(".DS_Store", "Thumbs.db", "desktop.ini", "submission_metadata.yml", "roster.csv", "ada.ts");
		mkdirSync(join(folder, "__MACOSX"));
		expect(listClass(folder).map(({ id }) => id)).toEqual(["ada"]);
	});

	it("knows the results of a class from a student's folder", () => {
		const folder = classOf();
		for (const name of ["out", "grades"]) mkdirSync(join(folder, name, "results"), { recursive: true });
		for (const name of ["out", "grades"]) writeFileSync(join(folder, name, "grades.csv"), "");
		writeFileSync(join(folder, "grades", "linear.ts"), "");
		expect(listClass(folder).map(({ id, status }) => [id, status])).toEqual([
			["grades", "submission"],
			["out", "no-submission"],
		]);
	});

	// Root may read everything.
	it.skipIf(process.getuid?.() === 0)("has an entry for what the grader may not read", () => {
		const folder = classOf("ada.ts");
		mkdirSync(join(folder, "ben"));
		for (const name of ["ada.ts", "ben"]) chmodSync(join(folder, name), 0);
		expect(listClass(folder).map(({ id, status }) => [id, status])).toEqual([
			["ada", "unreachable"],
			["ben", "unreachable"],
		]);
		for (const name of ["ada.ts", "ben"]) chmodSync(join(folder, name), 0o700);
	});

	it("has an entry for a name in another encoding", () => {
		const [entry] = listClass(classOf(Buffer.from("jos\xe9.ts", "latin1")));
		expect(entry).toMatchObject({ status: "unreachable", id: expect.stringMatching(/^jos_~/) });
	});
});
