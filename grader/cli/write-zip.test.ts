import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { type PackedFile, zipOf } from "./write-zip.ts";

const FILES: readonly PackedFile[] = [
	{ path: "run_autograder", content: "#!/bin/sh\n", mode: 0o755 },
	{ path: "course/Übung 1/secret", content: new Uint8Array([0, 255]), mode: 0o600 },
	{ path: "a/long.txt", content: "long ".repeat(10_000) },
];

describe("zipOf", () => {
	it("keeps paths, bytes and modes", async () => {
		const archive = await fromBufferPromise(await zipOf(FILES));
		const found: PackedFile[] = [];
		for await (const entry of archive.eachEntry()) {
			const chunks: Buffer[] = [];
			for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
			found.push({ path: entry.fileName, content: Buffer.concat(chunks).toString("latin1"), mode: entry.externalFileAttributes >>> 16 });
		}
		expect(found).toEqual([
			{ path: "a/long.txt", content: "long ".repeat(10_000), mode: 0o100644 },
			{ path: "course/Übung 1/secret", content: "\u0000\u00ff", mode: 0o100600 },
			{ path: "run_autograder", content: "#!/bin/sh\n", mode: 0o100755 },
		]);
	});

	it("has the same bytes in whatever order, and in whatever time zone", async () => {
		const here = (await zipOf(FILES)).toString("base64");
		expect((await zipOf([...FILES].reverse())).toString("base64")).toBe(here);
		const program = `import { zipOf } from ${JSON.stringify(fileURLToPath(new URL("write-zip.ts", import.meta.url)))};
			const files = JSON.parse(process.argv[1]).map((file) => ({ ...file, content: Buffer.from(file.content, "base64") }));
			process.stdout.write((await zipOf(files)).toString("base64"));`;
		const files = JSON.stringify(FILES.map((file) => ({ ...file, content: Buffer.from(file.content).toString("base64") })));
		const elsewhere = execFileSync(process.execPath, ["--input-type=module", "--eval", program, files], {
			encoding: "utf8",
			env: { ...process.env, TZ: "Asia/Kolkata" },
		});
		expect(elsewhere).toBe(here);
	});

	it("refuses a path twice, and one that leads out", async () => {
		await expect(zipOf([...FILES, { path: "run_autograder", content: "" }])).rejects.toThrow("run_autograder is packed twice");
		await expect(zipOf([{ path: "../secret", content: "" }])).rejects.toThrow("..");
		await expect(zipOf([{ path: "/etc/passwd", content: "" }])).rejects.toThrow("absolute");
	});
});
