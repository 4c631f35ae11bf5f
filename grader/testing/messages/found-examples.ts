/** What brings the messages of files that are not found, or cannot be read. */
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { NOT_FOUND } from "../../submission/words/not-found.ts";
import { OTHER_KINDS } from "../../submission/words/other-kinds.ts";
import { UNREADABLE, WHY_ARCHIVE, WHY_FILE } from "../../submission/words/unreadable.ts";
import { type Entry, zipOf } from "../attacks/zip-of.ts";
import { type Example, write } from "./example.ts";
import { asEnd, asMessage, file, type LoadSection, py, rowsOf } from "./load-rows.ts";

const CLASS = "export class Linear {}\n";

const made = (what: string, make: (folder: string) => string): Example => ({ kind: "made", what, make });

const zip = (what: string, ...entries: Entry[]): Example =>
	made(`an archive \`handed-in.zip\` with ${what}`, (folder) => write(join(folder, "handed-in.zip"), zipOf(entries)));

const link: Example = made("a folder in which `linear.ts` is a symbolic link", (folder) => {
	symlinkSync("/somewhere/linear.ts", join(folder, "linear.ts"));
	return folder;
});

const notebook = '{"cells": [], "nbformat": 4}\n';

export const FOUND_SECTIONS: readonly LoadSection[] = [
	{
		title: "No file to grade, or more than one",
		file: "grader/submission/words/not-found.ts",
		rows: rowsOf(
			NOT_FOUND,
			{
				link,
				"too-many-files": made("a folder with more than 5000 files, none of them a `linear.ts`", (folder) => {
					for (let at = 0; at < 5_001; at += 1) write(join(folder, `notes-${at}.txt`), "");
					return folder;
				}),
				"only-for-other-problems": {
					kind: "told",
					what: "an assignment with several problems, where a folder holds the files of the others alone",
				},
				nothing: made("an empty folder", (folder) => folder),
				"other-kind": file("linear.ipynb", notebook),
				"no-source": file("notes.txt", "The loss goes down.\n"),
				"other-name": { kind: "files", files: { "homework.ts": "export const rate = 0.1;\n", "rates.ts": "export const rate = 0.1;\n" } },
				"near-name": {
					kind: "files",
					files: { "linear_old.ts": "export const rate = 0.1;\n", "linear_v2.ts": "export const rate = 0.1;\n" },
				},
				"several-files": { kind: "files", files: { "linear.ts": CLASS, "linear.py": "class Linear:\n    pass\n" } },
			},
			asMessage,
		),
	},
	{
		title: "Something else than source text",
		file: "grader/submission/words/other-kinds.ts",
		rows: rowsOf(
			OTHER_KINDS,
			{
				notebook: file("linear.ipynb", notebook),
				office: file("linear.docx", "PK"),
				pdf: py("%PDF-1.7\n"),
				rtf: py("{\\rtf1 class Linear}\n"),
				archive: file("linear.7z", "7z"),
				"web-page": file("linear.html", "<html></html>\n"),
				compiled: file("linear.pyc", "…"),
				picture: file("linear.png", "…"),
				"git-lfs": py("version https://git-lfs.github.com/spec/v1\n"),
				changes: py("diff --git a/linear.py b/linear.py\n"),
				"utf-16": made("a `linear.py` that was saved as UTF-16", (folder) =>
					write(join(folder, "linear.py"), Buffer.from("\ufeffclass Linear: pass\n", "utf16le")),
				),
			},
			({ is, hint }) => ({ message: is, hint }),
		),
	},
	{
		title: "A file that cannot be read",
		file: "grader/submission/words/unreadable.ts",
		rows: rowsOf(
			UNREADABLE,
			{
				file: made("a `linear.ts` of 300 kB", (folder) => write(join(folder, "linear.ts"), `${CLASS}${" ".repeat(300_000)}`)),
				archive: made("an empty `handed-in.zip`", (folder) => write(join(folder, "handed-in.zip"), "")),
				"other-kind": py("%PDF-1.7\n"),
				"not-utf-8": made("a `linear.ts` that was saved in Latin-1, with an `ä` in a name", (folder) =>
					write(join(folder, "linear.ts"), Buffer.from("\u00e4 = 1;\n", "latin1")),
				),
				"compiled-too-long": made("a `linear.ts` of 240 kB that consists of decorators, which become many times as much", (folder) =>
					write(join(folder, "linear.ts"), decorated(3_400)),
				),
				"imports-too-much": made("a `linear.ts` that imports 201 files", (folder) => {
					const names = Array.from({ length: 201 }, (_, at) => `part${at}`);
					for (const name of names) write(join(folder, `${name}.ts`), "export {};\n");
					write(join(folder, "linear.ts"), `${names.map((name) => `import "./${name}.ts";\n`).join("")}${CLASS}`);
					return folder;
				}),
			},
			asMessage,
		),
	},
	{
		title: "Why a file cannot be read",
		file: "grader/submission/words/unreadable.ts",
		rows: rowsOf(
			WHY_FILE,
			{
				link: made("a path that is named, and is a symbolic link", (folder) => {
					write(join(folder, "mine.ts"), CLASS);
					symlinkSync("mine.ts", join(folder, "linear.ts"));
					return join(folder, "linear.ts");
				}),
				closed: { kind: "told", what: "a file that goes away, or is swapped for something else, while it is graded" },
				"no-file": made("a path that is named, and is a pipe", (folder) => {
					execFileSync("mkfifo", [join(folder, "linear.ts")]);
					return join(folder, "linear.ts");
				}),
				"too-large": made("a `linear.ts` of 300 kB", (folder) => write(join(folder, "linear.ts"), " ".repeat(300_000))),
				gone: { kind: "told", what: "a file that goes away while it is graded" },
				"no-source-file": { kind: "told", what: "a file of an archive that is asked for in the place of source text" },
				"behind-others": zip(
					"twelve large source files before `linear.ts`",
					...Array.from({ length: 12 }, (_, at) => ({ name: `part${at}.ts`, text: "x".repeat(249_000) })),
					{ name: "linear.ts", text: CLASS.padEnd(20_000) },
				),
			},
			asEnd,
		),
	},
	{
		title: "Why an archive cannot be unpacked",
		file: "grader/submission/words/unreadable.ts",
		rows: rowsOf(
			WHY_ARCHIVE,
			{
				empty: made("an empty `handed-in.zip`", (folder) => write(join(folder, "handed-in.zip"), "")),
				broken: made("a `handed-in.zip` that was cut off", (folder) =>
					write(join(folder, "handed-in.zip"), zipOf([{ name: "linear.ts", text: CLASS }]).subarray(0, 40)),
				),
				encrypted: zip("a password", { name: "linear.ts", text: CLASS, flags: 1 }),
				"too-long": { kind: "told", what: "an archive that takes more than 10 seconds to unpack" },
				"too-much-memory": { kind: "told", what: "an archive that takes more than 700 MiB to unpack" },
				"too-much-room": { kind: "told", what: "an archive of which more than 6 MB are told" },
				"unpacks-to-too-much": made("a `handed-in.tar.gz` that unpacks to more than 100 MB", (folder) =>
					write(join(folder, "handed-in.tar.gz"), gzipSync(Buffer.alloc(101_000_000))),
				),
				"too-many-entries": zip("more than 50000 entries", ...Array.from({ length: 50_001 }, () => ({ name: ".x/y", text: "" }))),
				"too-many-files": zip("more than 5000 files", ...Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}.txt`, text: "" }))),
				twice: zip("two files of one name", { name: "linear.ts", text: CLASS }, { name: "linear.ts", text: CLASS }),
				"too-large-file": { kind: "told", what: "an archive with a source file that is longer than it says" },
				outside: zip("a file `../linear.ts`", { name: "../linear.ts", text: CLASS }),
			},
			asEnd,
		),
	},
];

/** Classes with decorators, which are compiled to much. */
function decorated(count: number): string {
	const one = (at: number) => `class C${at} { @d accessor a = 1; @d accessor b = 2; @d m() {} }\n`;
	return `const d: any = () => {};\n${Array.from({ length: count }, (_, at) => one(at)).join("")}`;
}
