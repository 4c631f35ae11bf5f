import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { nodeCommand } from "../../sandbox/engines/node-command.ts";
import type { LayerId } from "../../sandbox/layers/layers.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { type Entry, zipOf } from "../../testing/attacks/zip-of.ts";
import { folderWith, gradeFile } from "../../testing/grade-submission.ts";
import { openArchive } from "./archive.ts";

const SOURCE = readFileSync(new URL("../../../problems/linear/submissions/correct/loops.ts", import.meta.url), "utf8");

function zipped(...entries: Entry[]): string {
	const path = join(folderWith({}), "handed-in.zip");
	writeFileSync(path, zipOf(entries));
	return path;
}

function open(path: string, without: readonly LayerId[] = []) {
	const sandbox = new Sandbox(nodeCommand(), { allowsWeak: true, without });
	return openArchive(path, (...asked) => sandbox.filter(Promise.resolve(), ...asked));
}

/** The paths in it, or why it is refused. */
async function contentsOf(path: string): Promise<readonly string[] | string> {
	const opened = await open(path);
	return "status" in opened ? opened.fault.message : opened.list().paths;
}

describe("a zip archive", () => {
	it("is graded as the folder that it holds, and leaves nothing behind", async () => {
		const before = readdirSync(tmpdir()).filter((name) => !name.startsWith("gradecheck-test"));
		const path = zipped({ name: "me/", text: "" }, { name: "me/linear.ts", text: SOURCE }, { name: "__MACOSX/me/._linear.ts", text: "x" });
		expect(await contentsOf(path)).toEqual(["me/linear.ts"]);
		expect((await gradeFile(path, { samples: 10 })).score).toBe(100);
		expect(readdirSync(tmpdir()).filter((name) => !name.startsWith("gradecheck-test") && !before.includes(name))).toEqual([]);
	});

	it.each([
		["a dot before each name", [{ name: "./a/linear.ts", text: "x" }], ["a/linear.ts"]],
		["separators of Windows", [{ name: "a\\linear.ts", text: "x" }], ["a/linear.ts"]],
		["a colon in a name", [{ name: "notes: week 1.txt", text: "" }], ["notes: week 1.txt"]],
		["a link among dependencies", [{ name: "node_modules/.bin/tsx", text: "../x", mode: 0o120777 }], []],
		["a device", [{ name: "linear.ts", text: "", mode: 0o020666 }], []],
		["a name with marks of direction", [{ name: "\u202exs.ts", text: "" }], []],
		["a name with control characters", [{ name: "a\u001b[2J.ts", text: "" }], []],
		["much that nobody looks at", [{ name: "data.bin", bytes: deflateRawSync(Buffer.alloc(30e6)), size: 30e6 }], ["data.bin"]],
		["ten folders on the way", [{ name: "1/2/3/4/5/6/7/8/9/10/linear.ts", text: "" }], ["1/2/3/4/5/6/7/8/9/10/linear.ts"]],
	] as [string, Entry[], string[]][])("is taken with %s", async (_, entries, paths) => {
		expect(await contentsOf(zipped(...entries))).toEqual(paths);
	});

	it.each([
		["a way out", [{ name: "../x.ts", text: "" }], /outside/],
		["an absolute path", [{ name: "/tmp/x.ts", text: "" }], /outside/],
		["a way out in the middle", [{ name: "a/../../x.ts", text: "" }], /outside/],
		[
			"the same name twice",
			[
				{ name: "a.ts", text: "" },
				{ name: "./a.ts", text: "x" },
			],
			/twice/,
		],
		["more than it says", [{ name: "linear.ts", bytes: deflateRawSync(Buffer.alloc(30e6)), size: 10 }], /cannot be unpacked|at most/],
		["too many entries", Array.from({ length: 50_001 }, () => ({ name: ".x/y", text: "" })), /more than 50000 entries/],
	] as [string, Entry[], RegExp][])("is refused with %s", async (_, entries, why) => {
		expect(await contentsOf(zipped(...entries))).toMatch(why);
	});

	it("is read up to a total of source text, in its own order", async () => {
		const many = Array.from({ length: 40 }, (_, at) => ({ name: `${at}.ts`, text: "x".repeat(249_000) }));
		const before = zipped({ name: "linear.ts", text: SOURCE }, ...many);
		expect((await gradeFile(before, { samples: 10 })).score).toBe(100);
		const behind = zipped(...many, { name: "linear.ts", text: SOURCE.padEnd(248_000) });
		expect((await gradeFile(behind, { samples: 10 })).fault?.message).toMatch(
			/linear\.ts lies in the archive behind 3 MB of other source text/,
		);
	});

	it("is read whole in fewer layers too, where what is read of it is much", async () => {
		const much = zipped(...Array.from({ length: 12 }, (_, at) => ({ name: `${at}.ts`, text: "x".repeat(249_000) })));
		const opened = await open(much, ["jail", "system-calls", "landlock", "namespaces"]);
		expect("status" in opened ? opened.fault.message : opened.list().paths.length).toBe(12);
	});

	it("tells of a link in the place of the solution, and of a file that is too large", async () => {
		const link = zipped({ name: "linear.ts", text: "/etc/passwd", mode: 0o120777 });
		expect((await gradeFile(link)).fault?.message).toMatch(/linear\.ts is a symbolic link/);
		const large = zipped({ name: "linear.ts", text: "x".repeat(300_000) });
		expect((await gradeFile(large)).fault?.message).toMatch(/linear\.ts has 0\.30 MB; at most 0\.25 MB are taken/);
	});

	it("is refused when it is none", async () => {
		expect(await contentsOf(join(folderWith({ "x.zip": "PK but no archive" }), "x.zip"))).toMatch(/cannot be unpacked/);
		expect(await contentsOf(join(folderWith({ "x.zip": "just some text, long enough" }), "x.zip"))).toMatch(/cannot be unpacked/);
		expect(await contentsOf(join(folderWith({ "x.zip": "" }), "x.zip"))).toMatch(/is empty/);
	});
});

describe("a tar archive", () => {
	it.each([
		["tar", ["--format=gnu"]],
		["tar", ["--format=ustar"]],
		["tar", ["--format=pax"]],
		["tar", ["--format=v7"]],
		["tar.gz", ["-z"]],
		["tgz", ["-z", "--format=pax"]],
	])("is graded as the folder that it holds: .%s %j", async (ending, flags) => {
		const folder = folderWith({ "linear.ts": SOURCE, "ünï wörds.txt": "" });
		const path = join(folderWith({}), `handed-in.${ending}`);
		execFileSync("tar", ["-c", ...flags, "-f", path, "-C", folder, "."]);
		expect(await contentsOf(path)).toContain("linear.ts");
		expect((await gradeFile(path, { samples: 10 })).score).toBe(100);
	});

	it("of the oldest kind is one, whatever is in it", async () => {
		const path = join(folderWith({}), "handed-in.tar");
		execFileSync("tar", ["-c", "--format=v7", "-f", path, "-C", folderWith({ "notes.txt": "" }), "notes.txt"]);
		expect(await contentsOf(path)).toEqual(["notes.txt"]);
	});

	it("that unpacks to too much is refused", async () => {
		const path = join(folderWith({ "x.tgz": gzipSync(Buffer.alloc(101e6)) }), "x.tgz");
		expect(await contentsOf(path)).toMatch(/unpacks to more than 100 MB/);
	});

	it("with links leading out has no links", async () => {
		const folder = folderWith({ "a.ts": "x" });
		execFileSync("ln", ["-s", "/etc/passwd", join(folder, "linear.ts")]);
		const path = join(folderWith({}), "x.tar");
		execFileSync("tar", ["-cf", path, "-C", folder, "."]);
		expect(await contentsOf(path)).toEqual(["a.ts"]);
	});
});
