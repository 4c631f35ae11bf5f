import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { assert, asyncProperty, constantFrom, integer, record, uniqueArray } from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { byPattern } from "../../class/name-pattern.ts";
import { ClassContents } from "../../hosts/reader/class-contents.ts";
import { nodeCommand } from "../../sandbox/engines/node-command.ts";
import { type RunFilter, Sandbox } from "../../sandbox/sandbox.ts";
import { type Entry, zipOf } from "../../testing/attacks/zip-of.ts";
import { folderWith } from "../../testing/grade-submission.ts";
import { type ClassSource, openClass } from "./open-class.ts";

const sandbox = new Sandbox(nodeCommand(), { allowsWeak: true });
const run: RunFilter = (...asked) => sandbox.filter(Promise.resolve(), ...asked);

afterEach(() => sandbox.close());

/** Files by their paths; those that end in `/` are empty folders. */
function tree(files: Readonly<Record<string, string | Uint8Array>>): string {
	const top = mkdtempSync(join(tmpdir(), "gradecheck-test-"));
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(path.endsWith("/") ? join(top, path) : dirname(join(top, path)), { recursive: true });
		if (!path.endsWith("/")) writeFileSync(join(top, path), content);
	}
	return top;
}

function zipped(files: Readonly<Record<string, string | Uint8Array>>): string {
	return archive(Object.entries(files).map(([name, text]) => ({ name, text })));
}

function archive(entries: readonly Entry[]): string {
	return join(folderWith({ "class.zip": zipOf(entries) }), "class.zip");
}

function open(path: string, more: Partial<ClassSource> = {}) {
	const isFolder = lstatSync(path).isDirectory();
	const own = join(mkdtempSync(join(tmpdir(), "gradecheck-test-")), "own");
	return openClass({ path, isFolder, results: "/nowhere", own, ownNames: ["linear", "relu", "mytorch"], run, ...more });
}

/** `id status`, and of a submission the last parts of its path. */
async function told(path: string, more: Partial<ClassSource> = {}): Promise<string[]> {
	const { entries } = await open(path, more);
	return entries.map((entry) => {
		const what =
			entry.status === "submission"
				? entry.path
						.split("/")
						.slice(-2)
						.join("/")
						.replace(/^\d+\//, "")
				: entry.status;
		return `${entry.id} ${what}`;
	});
}

const METADATA = `---
submission_1:
  :submitters:
  - :name: Zoë
    :sid: 007
    :email: zoe@u.edu
  - :name: 'Bob: "x"'
  :created_at: 2026-04-26 17:34:00.861687000 Z
  :results:
    output: |-
      submission_9:
      *nobody

    tests:
    - name: '{{{'
  :history:
  - :created_at: 2026-04-27 17:34:00.861687000 Z
    :results:
      output: "&x"
submission_2:
  :submitters: []
  :created_at: 2026-04-26 17:34:00.861687000 Z
submission_3: &a [*a, *b
`;

describe("a class", () => {
	const plain = { "ann.ts": "1", "bob/linear.ts": "1", "cat/": "", "dan.txt": "", "eve/hw.zip": "PK", "roster.csv": "", ".x": "" };
	const rows = ["ann", "bob", "cat no-submission", "dan.txt no-submission", "eve"];

	it("is the same as a folder, a zip and a tar, with a folder around it or without", async () => {
		const folder = tree(plain);
		const names = (all: string[]) => all.map((row) => (/ no-/.test(row) ? row : row.split(" ")[0]));
		expect(names(await told(folder))).toEqual(rows);
		const tar = join(folderWith({}), "class.tgz");
		execFileSync("tar", ["-czf", tar, "-C", folder, "."]);
		const around = join(folderWith({}), "class.tar");
		execFileSync("tar", ["-cf", around, "-C", dirname(folder), folder.split("/").at(-1) as string]);
		expect(names(await told(tar))).toEqual(rows);
		expect(names(await told(around))).toEqual(rows);
		const zip = zipped(Object.fromEntries(Object.entries(plain).map(([name, text]) => [`hw1/${name}`, text])));
		expect(names(await told(zip))).toEqual(rows);
	});

	it("has what a student packed as the submission, unless something else lies beside it", async () => {
		const folder = tree({
			"ann/hw.zip": "PK",
			"ann/report.pdf": "",
			"bob/hw.zip": "PK",
			"bob/linear.ts": "",
			"cat/a.zip": "",
			"cat/b.zip": "",
		});
		expect(await told(folder)).toEqual(["ann ann/hw.zip", expect.stringMatching(/^bob .*\/bob$/), expect.stringMatching(/^cat .*\/cat$/)]);
	});

	it("is no student's folder that was packed alone", async () => {
		expect(await told(zipped({ "ann/linear.ts": "", "ann/relu.ts": "" }))).toEqual(["ann unpacked/ann"]);
		expect(await told(zipped({ "ann/mytorch/nn/linear.py": "", "ann/tests/x.py": "" }))).toEqual(["ann unpacked/ann"]);
	});

	it("from Canvas has each student's files under the names that they gave them", async () => {
		const files = {
			"doe_12_1001_linear.ts": "old",
			"doe_12_1003_linear-1.ts": "new",
			"roe_LATE_13_1004_linear.ts": "l",
			"roe_LATE_13_1005_relu.ts": "r",
			"sol_14_1006_report.pdf": "",
			"sol_14_text.html": "",
		};
		for (const path of [tree(files), zipped(files)]) {
			const { entries, file } = await open(path);
			expect(entries.map(({ id, status }) => `${id} ${status}`)).toEqual([
				"doe_12 submission",
				"doe_12_1001_linear.ts earlier",
				"roe_13 submission",
				"sol_14 no-submission",
				"sol_14_text.html no-submission",
			]);
			const [doe, , roe] = entries.map((entry) => (entry.status === "submission" ? entry.path : ""));
			expect(readFileSync(doe as string, "utf8")).toBe("new");
			expect(doe).toMatch(/\/linear\.ts$/);
			expect(readdirSync(roe as string)).toEqual(["linear.ts", "relu.ts"]);
			expect(file).toMatchObject({
				from: "Canvas's archive",
				submissions: [{ id: "doe_12" }, { id: "roe_13", isLate: true }, { id: "sol_14" }],
			});
		}
	});

	it("from Moodle has folders, and what was packed in them", async () => {
		const files = {
			"Zoë O'Brien_12_assignsubmission_file/hw.zip": "PK",
			"Participant_13_assignsubmission_file/linear.ts": "",
			"王小明_14_assignsubmission_onlinetext/onlinetext.html": "",
		};
		expect((await told(zipped(files))).sort()).toEqual([
			expect.stringMatching(/^Participant_13 .*_file$/),
			expect.stringMatching(/^Zoë O'Brien_12 .*\/hw\.zip$/),
			"王小明_14 no-submission",
		]);
	});

	it("from Gradescope is of whom its metadata say, whatever stands in students' own words", async () => {
		const files = {
			"export/submission_metadata.yml": METADATA,
			"export/submission_1/linear.ts": "",
			"export/submission_2/linear.ts": "",
			"export/submission_3/linear.ts": "",
			"export/submission_4/linear.ts": "",
		};
		for (const path of [tree(files), zipped(files)]) {
			const { entries, file } = await open(path);
			expect(entries.map(({ id }) => id)).toEqual([
				expect.stringMatching(/^007\+Bob_ _x_~/),
				"submission_2",
				"submission_3",
				"submission_4",
			]);
			expect(file.submissions[0]).toMatchObject({
				people: [{ name: "Zoë", sid: "007", email: "zoe@u.edu" }, { name: 'Bob: "x"' }],
				at: "2026-04-26T17:34:00.861Z",
				history: ["2026-04-27T17:34:00.861Z"],
			});
		}
	});

	it("from GitHub Classroom is of clones", async () => {
		const folder = tree({ "hw1-ann/.git/HEAD": "", "hw1-ann/linear.ts": "", "hw1-bob/.git/HEAD": "", "hw1-bob/linear.ts": "" });
		const { entries, file } = await open(folder, { roster: [{ login: "ann" }, { login: "cat" }] });
		expect(entries.map(({ id, status }) => `${id} ${status}`)).toEqual(["hw1-ann submission", "hw1-bob submission", "cat missing"]);
		expect(file.submissions.map(({ isStranger = false }) => isStranger)).toEqual([false, true]);
	});
});

describe("an archive of a class", () => {
	const bomb = deflateRawSync(Buffer.alloc(240_000));

	it.each<[string, Entry[], RegExp]>([
		["a way out", [{ name: "../ann.ts" }], /class\.zip holds a file that would lie outside of it: "\.\.\/ann\.ts"/],
		["a way out in the middle", [{ name: "a/../../ann.ts" }], /outside of it/],
		["an absolute path", [{ name: "/etc/ann.ts" }], /outside of it/],
		["a path of Windows", [{ name: "C:\\ann.ts" }], /outside of it/],
		["one name twice", [{ name: "a.ts", text: "1" }, { name: "./a.ts" }], /holds "a\.ts" twice/],
		["more than it says", [{ name: "a.ts", bytes: bomb, size: 10 }], /"a\.ts", whose size is not what it says/],
		["less than it says", [{ name: "a.ts", bytes: deflateRawSync("x"), size: 10 }], /"a\.ts", whose size is not what it says/],
		["a password", [{ name: "a.ts", flags: 1 }], /is encrypted/],
		["a zero in a name", [{ name: "\0" }], /a name that no file has/],
	])("is refused with %s", async (_, entries, why) => {
		await expect(open(archive(entries))).rejects.toThrow(why);
	});

	it("is refused with 100,000 files, of which dependencies are none", () => {
		const contents = new ClassContents(() => {});
		const take = (path: string) => contents.wants(path, "file", 0);
		for (let at = 0; at < 200_000; at += 1) take(`ann/node_modules/${at}.js`);
		for (let at = 0; at < 99_999; at += 1) take(`${at}.ts`);
		expect(() => take("one-more.ts")).toThrow(/holds more than 99999 files/);
	});

	it("is refused with more than there is room for, as far as it is taken", () => {
		const contents = new ClassContents(() => {});
		for (let at = 0; at < 1_000; at += 1) contents.wants(`${at}/film.mp4`, "file", 1e9);
		for (let at = 0; at < 80; at += 1) contents.wants(`${at}.zip`, "file", 50_000_000);
		expect(() => contents.wants("one-more.ts", "file", 1)).toThrow(/unpacks to more than 4 GB/);
	});

	it.each<[string, Uint8Array, RegExp]>([
		["nothing in it", Buffer.alloc(0), /class\.tgz is empty/],
		["other bytes", Buffer.from("just some text that is no archive"), /cannot be unpacked|neither/],
		["a packed text", gzipSync("just some text"), /cannot be unpacked|neither/],
		["half of itself", zipOf([{ name: "ann.ts", text: "x" }]).subarray(0, 60), /cannot be unpacked/],
	])("is refused with %s", async (_, bytes, why) => {
		await expect(open(join(folderWith({ "class.tgz": bytes }), "class.tgz"))).rejects.toThrow(why);
	});

	it("has no link, and says of those that somebody handed in", async () => {
		const links = [
			{ name: "ann", text: "/etc", mode: 0o120777 },
			{ name: "ann/linear.ts", text: "x" },
			{ name: "bob/linear.ts", text: "/etc/passwd", mode: 0o120777 },
			{ name: "cat.ts", text: "/etc/passwd", mode: 0o120777 },
		];
		const { entries } = await open(archive(links.slice(2)));
		expect(entries).toMatchObject([
			{ id: "bob", status: "submission" },
			{ status: "no-submission", why: expect.stringMatching(/is a symbolic link/) },
		]);
		const [bob] = entries as unknown as readonly [{ readonly path: string }];
		expect(() => readFileSync(join(bob.path, "linear.ts"))).toThrow(/ENOENT/);
		// The file below keeps its folder: the link has no place any more.
		expect(await told(archive(links.slice(0, 2)))).toEqual([expect.stringMatching(/^ann unreachable/)]);
	});

	it("passes over what systems and tools leave, and keeps the size of what is too large to be read", async () => {
		const entries = [
			{ name: "ann/linear.ts", bytes: deflateRawSync(Buffer.alloc(300_000, "x")), size: 300_000 },
			{ name: "ann/node_modules/x/index.js" },
			{ name: "ann/venv/x.py" },
			{ name: "ann/.git/HEAD" },
			{ name: "__MACOSX/ann/._linear.ts" },
			{ name: "venv/linear.py", text: "x" },
		];
		const { entries: opened } = await open(archive(entries));
		expect(opened.map(({ id }) => id)).toEqual(["ann", "venv"]);
		const [ann] = opened as unknown as readonly [{ readonly path: string }];
		expect(readdirSync(ann.path)).toEqual(["linear.ts"]);
		expect(lstatSync(join(ann.path, "linear.ts")).size).toBe(300_000);
	});

	it("has a row for a name that this system cannot keep", async () => {
		const long = `${"王".repeat(120)}.ts`;
		const { entries } = await open(
			archive([
				{ name: "ann.ts", text: "x" },
				{ name: long, text: "x" },
			]),
		);
		expect(entries).toMatchObject([
			{ id: "ann" },
			{ status: "unreachable", why: expect.stringMatching(/its name is too long for this system/) },
		]);
	});
});

describe("submissions", () => {
	/** As the least careful file system would compare them. */
	const folded = (id: string): string => id.normalize("NFKC").toUpperCase().toLowerCase();

	it("never share an id, and none of them is lost, whatever students and staff call them", async () => {
		const part = constantFrom("ann", "Ann", "a:n", "a_n", "=1", "ﬁ", "fi", "é", "e\u0301", "..", "ann~0", "a+b", "-1", "\u202e");
		const entry = record({ student: part, attempt: integer({ min: 0, max: 2 }), ending: constantFrom(".ts", ".TS", ".py", ".txt", "") });
		await assert(
			asyncProperty(
				uniqueArray(entry, { minLength: 1, maxLength: 25, selector: ({ student, attempt, ending }) => `${student} ${attempt}${ending}` }),
				uniqueArray(part, { maxLength: 4 }),
				async (all, people) => {
					const names = all.map(({ student, attempt, ending }) => `${student} ${attempt}${ending}`);
					const folder = tree(Object.fromEntries(names.map((name) => [name, "x"])));
					const pattern = byPattern(
						new Map(names.flatMap((name) => [[name, /^(?<student>.*) (?<attempt>\d)\.\w+$/su.exec(name)?.groups ?? {}]] as const)),
					);
					const { entries } = await open(folder, { named: () => pattern, roster: people.map((sid) => ({ sid })) });
					expect(new Set(entries.map(({ id }) => folded(id))).size).toBe(entries.length);
					// Hidden names are no submissions.
					const visible = names.filter((name) => !name.startsWith("."));
					expect(entries.filter(({ status }) => status !== "missing")).toHaveLength(visible.length);
				},
			),
			{ numRuns: 40 },
		);
	});
});
