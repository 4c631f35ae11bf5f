import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../../testing/grade-submission.ts";
import { FolderWay } from "./folder-way.ts";
import { openHandedIn } from "./handed-in.ts";
import { OpenFolder } from "./open-folder.ts";

function namesAt(way: FolderWay, path: string): string[] | undefined {
	return way
		.to(path)
		?.entries()
		?.map(({ name }) => name);
}

it("leads to one folder after the other, back and forth, and nowhere else", () => {
	const top = folderWith({ "top.ts": "" });
	for (const path of ["a/b/c", "a/d"]) mkdirSync(join(top, path), { recursive: true });
	symlinkSync(join(top, "a"), join(top, "linked"));
	const root = new OpenFolder(top, top);
	const way = new FolderWay(root);
	expect(["a/b", "a/b/c", "a/d", "", "a", "a/b/c"].map((path) => namesAt(way, path))).toEqual([
		["c"],
		[],
		[],
		["a", "linked", "top.ts"],
		["b", "d"],
		[],
	]);
	for (const path of ["..", "a/../a", "a//b", "./a", "linked", "top.ts", "a/none", "x".repeat(300)]) expect(way.to(path)).toBeUndefined();
	expect(namesAt(way, "a/b")).toEqual(["c"]);
	way.close();
	root.close();
});

it("stays on the folders that it went through when others come into their place", () => {
	const [top, outside] = [folderWith({}), folderWith({ "secret.ts": "" })];
	mkdirSync(join(top, "a/b"), { recursive: true });
	const root = new OpenFolder(top, top);
	const way = new FolderWay(root);
	expect(namesAt(way, "a")).toEqual(["b"]);
	renameSync(join(top, "a"), join(top, "moved"));
	symlinkSync(outside, join(top, "a"));
	expect(namesAt(way, "a")).toEqual(["b"]);
	way.close();
	expect(way.to("a")).toBeUndefined();
	root.close();
});

it("is not taken into a folder that holds far more than anybody looks at, and what lies beside it is found", () => {
	const top = folderWith({ "linear.ts": "" });
	mkdirSync(join(top, "heap"));
	for (let at = 0; at <= 10_000; at += 1) writeFileSync(join(top, "heap", String(at)), "");
	const handedIn = openHandedIn(top, false);
	expect(handedIn.list()).toEqual({ paths: ["linear.ts"], links: [], isCut: true });
	expect(handedIn.filesIn("heap").size).toBe(0);
	handedIn.close();
});
