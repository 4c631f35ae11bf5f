import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { makePlan } from "../../checks/make-plan.ts";
import { type GradeOptions, keepSandboxes } from "../../cli/grade.ts";
import type { Result } from "../../report/result.ts";
import { folderWith, gradeFile, linear, lostChecks } from "../../testing/grade-submission.ts";
import { commandLine, descendants, isAlive } from "../../testing/processes.ts";
import type { KeptSandboxes } from "../kept-sandboxes.ts";
import type { LayerId } from "../layers/layers.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const correct = `${root}problems/linear/submissions/correct`;
const wrong = `${root}problems/linear/submissions/wrong`;
const isJailed = existsSync(`${root}dist/jail`);
const areCopied = existsSync(`${root}dist/zygote.so`);
const options = { seed: 1, samples: 20, timeLimit: 60 };
const plan = makePlan(linear, options.seed, options.samples);

let kept: KeptSandboxes | undefined;
afterEach(() => kept?.close());

/** Grades one after the other, as a worker of a class does. */
async function gradeInClass(paths: readonly string[], more: Partial<GradeOptions> = {}): Promise<Result[]> {
	kept = keepSandboxes(linear, { ...options, ...more, plan });
	const results: Result[] = [];
	for (const path of paths) results.push(await gradeFile(path, { ...options, ...more, plan, kept }));
	return results;
}

function withoutTimes({ timing: _, ...result }: Result): unknown {
	return result;
}

function submission(name: string, text: string): string {
	return join(folderWith({ [name]: text }), name);
}

/** The engine that is copied, and its copy. */
function engines(): number[] {
	return descendants(process.pid).filter((pid) => {
		const [program, flag] = commandLine(pid).split("\0");
		return program?.endsWith("/node") === true && flag === "--permission";
	});
}

/** What a process has open, each with what tells it from others of its kind. */
function openFiles(pid: number): string[] {
	return readdirSync(`/proc/${pid}/fd`).map((file) => {
		const number = /eventfd-id:\s+\d+/.exec(readFileSync(`/proc/${pid}/fdinfo/${file}`, "utf8"))?.[0] ?? "";
		return `${readlinkSync(`/proc/${pid}/fd/${file}`)}${number}`;
	});
}

describe("a copy of a process that came up before", () => {
	it("gives the result of a process of its own, to the letter", async () => {
		const chance = readFileSync(`${correct}/loops.ts`, "utf8").replace(
			"export class",
			"console.log(Math.random(), Date.now(), performance.now());\nexport class",
		);
		const paths = [
			...readdirSync(correct).map((name) => `${correct}/${name}`),
			...readdirSync(wrong)
				.slice(0, 6)
				.map((name) => `${wrong}/${name}`),
			submission("linear.ts", chance),
			submission("linear.py", "import random\nprint(random.random())\nraise ValueError('at load')\n"),
			submission("linear.py", "import os\nclass Linear:\n    def __init__(self, i, o):\n        os._exit(3)\n"),
			submission("linear.py", "import os\nclass Linear:\n    def __init__(self, i, o):\n        os.abort()\n"),
			submission(
				"linear.ts",
				'import * as math from "mathjs";\nmath.import({ add: () => 42 }, { override: true });\nconsole.log(math.sum([1, 2, 3]));\nArray.prototype.map = () => [];\nconsole.log(math.mean([1, 2]));\nexport class Linear {}',
			),
			submission("linear.ts", "export class Linear { forward() { for (const all = [];;) all.push(new Array(1e5).fill(1)); } }"),
		];
		const inClass = await gradeInClass(paths);
		for (const [at, path] of paths.entries())
			expect(withoutTimes(inClass[at] as Result), path).toEqual(withoutTimes(await gradeFile(path, options)));
	});

	it("knows nothing of the ones before it", async () => {
		const spoilt = [
			submission(
				"linear.py",
				"import numpy, builtins, sys, os\nnumpy.zeros = numpy.ones = numpy.ndarray.__matmul__ = None\nbuiltins.len = None\nsys.modules['numpy'] = None\nos.environ['left'] = 'behind'\nraise ValueError('spoilt')\n",
			),
			submission(
				"linear.ts",
				'import * as math from "mathjs";\nArray.prototype.push = undefined; Object.prototype.left = "behind"; math.DenseMatrix.prototype.size = null;\nexport class Linear {}',
			),
		];
		const honest = [`${correct}/numpy.py`, `${correct}/mathjs.ts`];
		const results = await gradeInClass([...spoilt, ...honest]);
		expect(results.slice(0, 2).map(({ score }) => score)).toEqual([0, 0]);
		expect(results.slice(2).flatMap(lostChecks)).toEqual([]);
	});

	it.runIf(isJailed)("has no descriptor but its own, and nothing to hear on standard input", async () => {
		// At 60 is the way to what is printed, which leads nowhere.
		const look =
			"import os\nopen_ones = []\nfor file in range(400):\n    try:\n        os.fstat(file)\n        open_ones.append(file)\n    except OSError:\n        pass\nraise ValueError('%r %r' % (open_ones, os.read(0, 100)))\n";
		const path = submission("linear.py", look);
		const [, second] = await gradeInClass([path, path]);
		expect(second?.fault?.message).toContain("ValueError: [0, 1, 2, 4, 60] b''");
	});

	it.runIf(isJailed)("leaves nothing on the descriptors that come after", async () => {
		const mark = "import fcntl\nfound = [fcntl.fcntl(file, fcntl.F_GETFL) for file in (0, 1, 2)]\n";
		const set = "for file in (0, 1, 2):\n    fcntl.fcntl(file, fcntl.F_SETFL, 0o6000)\n";
		const path = submission("linear.py", `${mark}${set}raise ValueError(str(found))\n`);
		const [first, second] = await gradeInClass([path, path]);
		expect(second?.fault?.message).toBe(first?.fault?.message);
	});

	it.runIf(areCopied)("shares no open file with what it was copied from", async () => {
		const looping = gradeInClass([submission("linear.ts", "export class Linear { forward() { for (;;); } }")], { timeLimit: 5 });
		let pair: number[] = [];
		for (let turn = 0; turn < 200 && pair.length < 2; turn += 1) {
			await new Promise((resolve) => setTimeout(resolve, 20));
			pair = engines();
		}
		const [original, copy] = pair.map(openFiles) as [string[], string[]];
		await looping;
		expect(original.filter((file) => file.startsWith("anon_inode:[eventpoll]")).length).toBeGreaterThan(0);
		expect(copy.filter((file) => file !== "/dev/null" && original.includes(file))).toEqual([]);
		expect(copy.filter((file) => !/^(\/dev\/null|socket:.*|anon_inode:\[eventfd\].*)$/.test(file))).toEqual([]);
	});

	it.runIf(areCopied)("costs nothing when the machine ends what it was copied from", async () => {
		const slow = readFileSync(`${correct}/loops.ts`, "utf8").replace("export class", "for (let at = 0; at < 3e7; at += 1);\nexport class");
		const grading = gradeInClass([submission("linear.ts", slow), `${correct}/loops.ts`]);
		let ended = 0;
		for (let turn = 0; turn < 400 && ended === 0; turn += 1) {
			await new Promise((resolve) => setTimeout(resolve, 5));
			const pair = engines();
			if (pair.length < 2) continue;
			await new Promise((resolve) => setTimeout(resolve, 20));
			ended = process.kill(pair[0] as number, "SIGKILL") ? 1 : 0;
		}
		expect(ended).toBe(1);
		expect((await grading).flatMap(lostChecks)).toEqual([]);
	});

	it.runIf(isJailed)("is in the layers of a process of its own", async () => {
		const alone = await gradeFile(`${correct}/numpy.py`, options);
		const [first, second] = await gradeInClass([`${correct}/numpy.py`, `${correct}/numpy.py`]);
		expect(first?.isolation).toEqual(alone.isolation);
		expect(second?.isolation).toEqual(alone.isolation);
	});
});

describe("what is copied", () => {
	it.runIf(areCopied).each(["a b", "a:b", "Größe und Übung"])(
		"finds its library in a folder whose name is %j, and leaves the folder",
		(name) => {
			const folder = join(folderWith({}), name);
			mkdirSync(folder);
			copyFileSync(`${root}dist/zygote.so`, join(folder, "zygote.so"));
			const tell = 'pwd; echo "$GRADECHECK_ZYGOTE$LD_PRELOAD"; while read line; do echo "$line"; done </proc/self/maps';
			const args = ["--zygote", folder, "--copies", "1", "--", "/bin/sh", "-c", tell];
			const { stdout, stderr } = spawnSync(`${root}dist/jail`, args, { encoding: "utf8", env: { PATH: process.env.PATH } });
			expect(stderr).toBe("");
			expect(stdout).toMatch(/^\/\n\n[\s\S]*\/zygote\.so$/m);
		},
	);
});

describe("a class", () => {
	it("goes on when no more copies can be made of the first process", async () => {
		const results = await gradeInClass(Array.from({ length: 70 }, () => `${correct}/numpy.py`));
		expect(results.flatMap(lostChecks)).toEqual([]);
	});

	it.each([["jail"], ["system-calls"], ["namespaces"], ["landlock"], ["own-user"]] as const)(
		"is graded all the same without %s",
		async (layer) => {
			const without: LayerId[] = [layer];
			const results = await gradeInClass([`${correct}/numpy.py`, `${correct}/loops.ts`, `${correct}/numpy.py`], {
				without,
				allowWeakIsolation: true,
			});
			expect(results.flatMap(lostChecks)).toEqual([]);
			for (const { isolation } of results) expect(isolation.layers).not.toContain(layer);
		},
	);

	it("leaves no process behind", async () => {
		await gradeInClass([submission("linear.ts", "export class Linear { forward() { for (;;); } }"), `${correct}/numpy.py`], {
			timeLimit: 4,
		});
		kept?.close();
		const isHost = (pid: number) => /bwrap|node-host|python_start/.test(commandLine(pid)) && isAlive(pid);
		for (let turn = 0; turn < 100 && descendants(process.pid).some(isHost); turn += 1)
			await new Promise((resolve) => setTimeout(resolve, 50));
		expect(descendants(process.pid).filter(isHost)).toEqual([]);
	});
});
