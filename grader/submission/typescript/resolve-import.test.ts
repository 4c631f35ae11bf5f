import { describe, expect, it } from "vitest";
import type { HandedIn } from "../files/handed-in.ts";
import { resolveImport, whyMissing } from "./resolve-import.ts";

function handedIn(paths: readonly string[], isAlone = false): HandedIn {
	return {
		name: "linear.ts",
		isAlone,
		list: () => ({ paths, links: [], isCut: false }),
		filesIn: (folder) =>
			new Set(
				paths.flatMap((path) => {
					const at = path.lastIndexOf("/");
					return path.slice(0, Math.max(0, at)) === folder ? [path.slice(at + 1)] : [];
				}),
			),
		read: () => ({ why: "" }),
		close: () => {},
	};
}

const files = handedIn(["linear.ts", "a.ts", "a.js", "b.mjs", "data.json", "view.tsx", "lib/index.ts", "lib/c.ts", "style.css", "Case.ts"]);

describe("an import of the submission's own", () => {
	it.each([
		["linear.ts", "./a.ts", "a.ts"],
		["linear.ts", "./a", "a.ts"],
		["linear.ts", "./a.js", "a.js"],
		["linear.ts", "./b", "b.mjs"],
		["linear.ts", "./lib/c.js", "lib/c.ts"],
		["linear.ts", "./lib", "lib/index.ts"],
		["linear.ts", "./lib/", "lib/index.ts"],
		["lib/c.ts", ".", "lib/index.ts"],
		["lib/c.ts", "../a", "a.ts"],
		["lib/c.ts", "..//a.ts", "a.ts"],
		["linear.ts", "./data.json", "data.json"],
		["linear.ts", "./view", "view.tsx"],
	])("from %s of %s means %s", (from, specifier, path) => {
		expect(resolveImport(files, from, specifier)).toBe(path);
	});

	it.each([
		["linear.ts", "../x", /outside/],
		["lib/c.ts", "../../etc/passwd", /outside/],
		["linear.ts", "..", /outside/],
		["linear.ts", "./nothing", /no such file/],
		["linear.ts", "./style.css", /style\.css is there, but only/],
		["linear.ts", "./case", /called Case\.ts/],
		["linear.ts", "./__proto__", /no such file/],
	])("from %s of %s means nothing, and why", (from, specifier, why) => {
		expect(resolveImport(files, from, specifier)).toBeUndefined();
		expect(whyMissing(files, from, specifier).why).toMatch(why);
	});

	it.each(["./a", "../a", ".."])("from a file that came by itself means nothing: %s", (specifier) => {
		const alone = handedIn(["linear.ts"], true);
		expect(resolveImport(alone, "linear.ts", specifier)).toBeUndefined();
		expect(whyMissing(alone, "linear.ts", specifier).why).toBe("but only linear.ts was handed in, and no other file");
	});
});
