import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint } from "./fingerprint.ts";

function folder(): string {
	const path = join(mkdtempSync(join(tmpdir(), "gradecheck-test-")), "ada");
	mkdirSync(join(path, "lib"), { recursive: true });
	writeFileSync(join(path, "linear.ts"), "export class Linear {}");
	writeFileSync(join(path, "lib", "matrix.ts"), "export const one = 1;");
	writeFileSync(join(path, "notes.txt"), "something");
	return path;
}

describe("the hash of what was handed in", () => {
	it("is the same for the same files, wherever they lie", () => {
		expect(fingerprint(folder())).toBe(fingerprint(folder()));
	});

	it.each<[string, (path: string) => void]>([
		["a byte", (path) => writeFileSync(join(path, "lib", "matrix.ts"), "export const one = 2;")],
		["a file more", (path) => writeFileSync(join(path, "other.txt"), "")],
		["a file less", (path) => rmSync(join(path, "notes.txt"))],
		["another name", (path) => renameSync(join(path, "notes.txt"), join(path, "note.txt"))],
		["a link", (path) => symlinkSync("linear.ts", join(path, "link.ts"))],
		["a file in the place of another", (path) => renameSync(join(path, "lib", "matrix.ts"), join(path, "matrix.ts"))],
	])("is another for %s", (_, change) => {
		const path = folder();
		const before = fingerprint(path);
		change(path);
		expect(fingerprint(path)).not.toBe(before);
	});

	it.each(["linear.ts", "linear.zip"])("is that of the bytes and the name of a file: %s", (name) => {
		const path = join(folder(), name);
		writeFileSync(path, "PK one");
		const before = fingerprint(path);
		writeFileSync(path, "PK two");
		expect(fingerprint(path)).not.toBe(before);
		writeFileSync(path, "PK one");
		expect(fingerprint(path)).toBe(before);
		renameSync(path, path.replace("linear", "other"));
		expect(fingerprint(path.replace("linear", "other"))).not.toBe(before);
	});

	it("is none of what is more than is looked at", () => {
		const path = folder();
		for (let at = 0; at < 90; at += 1) writeFileSync(join(path, `${at}.ts`), "x".repeat(240_000));
		expect(fingerprint(path)).toBeUndefined();
	});
});
