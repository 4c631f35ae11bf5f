import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Filtered } from "../../sandbox/process/filter.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import { folderWith, gradeFile } from "../../testing/grade-submission.ts";
import { openHandedIn } from "../files/handed-in.ts";
import { ScriptModules } from "./script-modules.ts";

const RIGHT = "../../../problems/linear/submissions/correct/loops.ts";

/** Stands in for the compiler: gives so many bytes for each file, and counts how many work at the same time. */
class Compiler {
	atOnce = 0;
	most = 0;
	runs = 0;
	readonly #bytes: number;

	constructor(bytes: number) {
		this.#bytes = bytes;
	}

	readonly run: RunFilter = async (_, __, { maxOutput }) => {
		this.runs += 1;
		this.atOnce += 1;
		this.most = Math.max(this.most, this.atOnce);
		await new Promise((resolve) => setImmediate(resolve));
		this.atOnce -= 1;
		const told = { layers: [], tookMs: 1 };
		if (this.#bytes > maxOutput) return { status: "stopped", why: "output", ...told };
		const ended: Extract<Filtered, { status: "ended" }> = {
			status: "ended",
			code: 0,
			output: Buffer.alloc(this.#bytes, 0x20),
			complaint: "",
			...told,
		};
		return ended;
	};
}

/** One file that is graded, and so many that it imports. */
function modulesOf(count: number, run: RunFilter) {
	const names = Array.from({ length: count }, (_, at) => `f${at}`);
	const folder = folderWith({ "linear.ts": "x", ...Object.fromEntries(names.map((name) => [`${name}.ts`, "x"])) });
	const modules = new ScriptModules(
		openHandedIn(folder, false),
		{ status: "found", language: "TypeScript", entries: ["linear.ts"], isSure: true },
		run,
	);
	const follow = () => modules.follow([{ from: "linear.ts", specifiers: names.map((name) => `./${name}`) }]);
	return { modules, follow };
}

describe("the files of one submission", () => {
	it("are compiled two at a time, however many it imports", async () => {
		const compiler = new Compiler(100);
		const { modules, follow } = modulesOf(50, compiler.run);
		await modules.begin();
		expect((await follow()).status).toBe("ready");
		expect([compiler.runs, compiler.most]).toEqual([51, 2]);
	});

	it("have so much room together for what they are compiled to, and no more are compiled where it is full", async () => {
		const compiler = new Compiler(400_000);
		const { modules, follow } = modulesOf(50, compiler.run);
		await modules.begin();
		const followed = await follow();
		expect(followed.status === "refused" && followed.fault.message).toMatch(/is compiled to more text than a submission may have/);
		expect(compiler.runs).toBeLessThan(10);
	});

	it("may name two thousand imports, and no more", async () => {
		const { modules } = modulesOf(1, new Compiler(100).run);
		await modules.begin();
		const name = (specifiers: number) =>
			modules.follow([{ from: "linear.ts", specifiers: Array.from({ length: specifiers }, (_, at) => `./none${at}`) }]);
		expect((await name(2000)).status).toBe("ready");
		expect(modules.missing("linear.ts", "./none7")?.why).toMatch(/there is no such file/);
		expect((await name(1)).status).toBe("refused");
	});
});

it("a submission of many files that import each other is graded", async () => {
	const folder = folderWith({});
	mkdirSync(join(folder, "parts"));
	const numbers = Array.from({ length: 60 }, (_, at) => at);
	for (const at of numbers)
		writeFileSync(join(folder, "parts", `p${at}.ts`), `import "./q0";\nimport "./q1";\nimport "./q2";\nexport const p${at} = ${at};\n`);
	for (const at of [0, 1, 2]) writeFileSync(join(folder, "parts", `q${at}.ts`), "export const q = 1;\n");
	const source = readFileSync(new URL(RIGHT, import.meta.url), "utf8");
	writeFileSync(join(folder, "linear.ts"), numbers.map((at) => `import "./parts/p${at}";\n`).join("") + source);
	expect((await gradeFile(folder, { samples: 10 })).score).toBe(100);
});
