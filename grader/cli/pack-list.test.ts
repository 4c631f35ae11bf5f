import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unpackTar } from "modern-tar";
import { describe, expect, it } from "vitest";
import { folderWith } from "../testing/grade-submission.ts";
import { packOwn } from "./own-package.ts";
import { gradescopeFiles, type Packing, SCRIPTS } from "./pack-list.ts";

const PACKING: Packing = {
	own: { name: "gradecheck-1.2.3.tgz", bytes: Buffer.from("package") },
	scripts: { "setup.sh": Buffer.from("1"), run_autograder: Buffer.from("2"), close_source: Buffer.from("3") },
	course: Buffer.from("{}"),
	secret: Buffer.from("secret"),
	runSeconds: 120,
};

describe("gradescopeFiles", () => {
	it("has at its top what Gradescope looks for, and a secret that is closed", () => {
		const modes = gradescopeFiles(PACKING).map(({ path, mode = 0o644 }) => `${path} ${mode.toString(8)}`);
		expect(modes).toEqual([
			"setup.sh 755",
			"run_autograder 755",
			"close_source 755",
			"gradecheck-1.2.3.tgz 644",
			"package.json 644",
			"gradecheck.json 644",
			"secret 600",
		]);
	});

	it("installs the very package", () => {
		const manifest = gradescopeFiles(PACKING).find(({ path }) => path === "package.json")?.content as string;
		expect(JSON.parse(manifest)).toMatchObject({ private: true, dependencies: { gradecheck: "file:gradecheck-1.2.3.tgz" } });
	});

	it("has no secret where there is none, and a limit where it is another", () => {
		const files = gradescopeFiles({ ...PACKING, secret: undefined, runSeconds: 900 });
		expect(files.map(({ path }) => path)).not.toContain("secret");
		expect(files.find(({ path }) => path === "run_limit")?.content).toBe("900\n");
	});
});

describe("packOwn", () => {
	const manifest = { name: "gradecheck", version: "1.2.3", files: ["dist/*.js", "docs", "template/a.ts"] };

	function packageWith(...paths: string[]): string {
		const folder = `${folderWith({ "package.json": JSON.stringify(manifest) })}/`;
		for (const path of paths) {
			mkdirSync(join(folder, path, ".."), { recursive: true });
			writeFileSync(join(folder, path), path);
		}
		return folder;
	}

	it("packs what the package names, and nothing else, into the same bytes", async () => {
		const paths = ["dist/gradecheck.js", "docs/a.md", "docs/b/c.md", "template/a.ts", "README.md", "LICENSE"];
		const others = ["dist/jail", "dist/sub/x.js", "template/ab.ts", "template/a.ts.bak", "docs/node_modules/x.md", ".git/config", "secret"];
		const { name, bytes } = await packOwn(packageWith(...paths, ...others));
		expect(name).toBe("gradecheck-1.2.3.tgz");
		const entries = await unpackTar(gunzipSync(bytes));
		expect(entries.map(({ header }) => header.name)).toEqual([...paths, "package.json"].sort().map((path) => `package/${path}`));
		expect(Buffer.from(entries.find(({ header }) => header.name.endsWith("c.md"))?.data ?? []).toString()).toBe("docs/b/c.md");
		expect((await packOwn(packageWith(...[...others, ...paths].reverse()))).bytes.equals(bytes)).toBe(true);
	});

	it("packs what packs it again, elsewhere", async () => {
		const names = (await unpackTar(gunzipSync((await packOwn()).bytes))).map(({ header }) => header.name);
		for (const script of SCRIPTS) expect(names).toContain(`package/dist/container/${script}`);
	});

	it("says what to do in a clone that was not built", async () => {
		await expect(packOwn(packageWith("docs/a.md"))).rejects.toThrow("npm run build");
	});
});
