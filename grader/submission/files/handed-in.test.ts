import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Entry, zipOf } from "../../testing/attacks/zip-of.ts";
import { gradeFile } from "../../testing/grade-submission.ts";
import { isNestedTooDeeply } from "../typescript/nesting.ts";
import { hasPatternedImport } from "../typescript/patterned-import.ts";
import { openHandedIn } from "./handed-in.ts";
import { readRegularFile } from "./read-file.ts";

const SOURCE = readFileSync(new URL("../../../problems/linear/submissions/correct/loops.ts", import.meta.url), "utf8");

function zipped(...entries: Entry[]): string {
	const path = join(mkdtempSync(join(tmpdir(), "gradecheck-test-")), "handed-in.zip");
	writeFileSync(path, zipOf(entries));
	return path;
}

describe("a zip archive", () => {
	it("is graded as the folder that it holds, and leaves nothing behind", async () => {
		const path = zipped({ name: "me/", text: "" }, { name: "me/linear.ts", text: SOURCE }, { name: "__MACOSX/me/._linear.ts", text: "x" });
		const opened = await openHandedIn(path);
		if (opened.status !== "opened") throw new Error(opened.fault.message);
		expect(readdirSync(join(opened.path, "me"))).toEqual(["linear.ts"]);
		opened.close();
		expect(existsSync(opened.path)).toBe(false);
		expect((await gradeFile(path, { samples: 10 })).score).toBe(100);
	});

	it.each([
		["a way out", [{ name: "../x.ts", text: "" }]],
		["an absolute path", [{ name: "/tmp/x.ts", text: "" }]],
		["a way out in the middle", [{ name: "a/../../x.ts", text: "" }]],
		["a name with marks of direction", [{ name: "\u202exs.ts", text: "" }]],
		["a name with control characters", [{ name: "a\u001b[2J.ts", text: "" }]],
		[
			"the same name twice",
			[
				{ name: "a.ts", text: "" },
				{ name: "a.ts", text: "x" },
			],
		],
		["a link", [{ name: "linear.ts", text: "/etc/passwd", mode: 0o120777 }]],
		["a device", [{ name: "linear.ts", text: "", mode: 0o020666 }]],
		["too much", [{ name: "linear.ts", bytes: deflateRawSync(Buffer.alloc(30e6)), size: 30e6 }]],
		["more than it says", [{ name: "linear.ts", bytes: deflateRawSync(Buffer.alloc(30e6)), size: 10 }]],
		["too many files", Array.from({ length: 2_001 }, (_, at) => ({ name: `${at}.txt`, text: "" }))],
	] as [string, Entry[]][])("is refused with %s", async (_, entries) => {
		const before = readdirSync(tmpdir()).filter((name) => name.startsWith("gradecheck-zip-"));
		const opened = await openHandedIn(zipped(...entries));
		expect(opened.status === "refused" && opened.fault.id).toBe("unreadable-file");
		expect(readdirSync(tmpdir()).filter((name) => name.startsWith("gradecheck-zip-") && !before.includes(name))).toEqual([]);
	});
});

describe("a file", () => {
	it.each(["/dev/null", "/dev/zero", "/proc/self", tmpdir()])("is not read when it is none: %s", (path) => {
		expect(readRegularFile(path, 10)).toHaveProperty("why");
	});
});

describe("nesting", () => {
	it.each([
		["an honest solution", SOURCE, false],
		["much data", `const data = [${"[1, 2, 3],\n".repeat(15_000)}];`, false],
		["a long comment", `/* ${"no end of words ".repeat(5_000)} */ class Linear {}`, false],
		["brackets", "(".repeat(2_000), true],
		["arrays", `${"[".repeat(2_000)}${"]".repeat(2_000)}`, true],
		["operators", `x = ${"!".repeat(30_000)}1`, true],
		["conditions", `${"if (x) ".repeat(4_000)};`, true],
	])("is too deep, or not: %s", (_, text, expected) => {
		expect(isNestedTooDeeply(text)).toBe(expected);
	});
});

describe("an import whose path is put together while it runs", () => {
	it.each([
		["a template", "require(`../${x}.json`)", true],
		["a sum", 'require("../" + x)', true],
		["a sum behind a cast and brackets", 'require((("../" as string) + x) as any)', true],
		["an escaped name", 'r\\u0065quire("../" + x)', true],
		["import()", "import(`./${x}`)", true],
		["import() behind a comment", "import(/* here */ `./${x}`)", true],
		["plain text", 'import { x } from "../x.ts"; require("./y");', false],
		["a variable", "const name = 'x'; require(name);", false],
		["a sum elsewhere", 'const text = "require" + x;', false],
	])("is told from others: %s", async (_, text, expected) => {
		expect(await hasPatternedImport(text, "ts")).toBe(expected);
	});
});
