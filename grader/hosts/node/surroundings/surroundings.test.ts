import { describe, expect, it } from "vitest";
import type { Result } from "../../../report/result.ts";
import { gradeFile, lostChecks } from "../../../testing/grade-submission.ts";
import { correctScript, scriptFile } from "../../../testing/script.ts";

const FORWARD = "forward(A) {";

const gradeText = (text: string, name = "linear.mts") => gradeFile(scriptFile(text, name), { samples: 8, timeLimit: 30 });
/** A right layer with this below it. */
const gradeWith = (text: string, name?: string) => gradeText(`${correctScript}\n${text}`, name);
/** What a right layer prints that does this once. */
async function printedBy(does: string): Promise<string> {
	const { printed } = await gradeWith(`let isDone = false;\nfunction once() { if (isDone) return; isDone = true; ${does} }\nonce();`);
	return (printed ?? "").replace(/^-- .*\n/, "");
}

function namesOf({ checks }: Result): string[] {
	return [...new Set(checks.flatMap(({ misconceptions }) => misconceptions))];
}

describe("what a right layer asks of Node beside computing costs nothing", () => {
	it("guards of a demo", async () => {
		const guards = [
			"import.meta.url === `file://${process.argv[1]}`",
			"import.meta.url === pathToFileURL(process.argv[1]).href",
			"fileURLToPath(import.meta.url) === process.argv[1]",
			"resolve(process.argv[1]) === import.meta.filename",
			"process.argv[1]?.endsWith('linear.mts')",
			"import.meta.main",
			"process.argv[1] === __filename || !__dirname",
			"basename(process.argv[1]) === basename(import.meta.url)",
			"typeof require !== 'undefined' && require.main === module",
			"typeof window !== 'undefined' || typeof document !== 'undefined'",
			"typeof Deno !== 'undefined' || typeof Bun !== 'undefined'",
			"process.env.NODE_ENV === 'test' || process.env.DEBUG || process.argv.includes('--demo')",
			"process.argv[1] === new URL(import.meta.url).pathname",
		];
		const imports = 'import { fileURLToPath, pathToFileURL } from "node:url";\nimport path, { basename, resolve } from "path";\n';
		const demos = guards.map((guard) => `if (${guard}) throw new Error(${JSON.stringify(guard)});`);
		const checks = "if (path.dirname(import.meta.filename) !== import.meta.dirname) throw new Error('path');";
		const result = await gradeText(
			`${imports}${correctScript}\nconst __filename = fileURLToPath(import.meta.url);\n${demos.join("\n")}\n${checks}`,
		);
		expect(result.fault).toBeNull();
		expect(lostChecks(result)).toEqual([]);
	});

	it("the guard of a CommonJS file", async () => {
		const text = correctScript
			.replace('import * as math from "mathjs";', 'const math = require("mathjs");')
			.replace(/export default class \w+/, "class Linear");
		const guard =
			"module.exports = { Linear };\nif (require.main === module || !module.parent || __filename === process.argv[1]) throw new Error('main');";
		expect((await gradeText(`${text}\n${guard}`, "linear.cjs")).score).toBe(100);
	});

	it("process, timers and what else there is", async () => {
		const statements = [
			"process.exitCode = 0; process.env.DEBUG = '1'; process.on('exit', () => {}).once('SIGINT', () => {});",
			"if (process.argv.slice(2).length !== 0 || process.platform === 'win32' || process.stdout.isTTY) throw new Error('process');",
			"const [seconds, rest] = process.hrtime(process.hrtime()); if (seconds !== 0 || !(rest > 0)) throw new Error('hrtime');",
			"if (!(process.hrtime.bigint() < process.hrtime.bigint()) || !(process.memoryUsage().heapUsed > 0)) throw new Error('bigint');",
			"clearTimeout(setTimeout(() => { throw new Error('late'); }, 10).unref()); setInterval(() => {}, 10); setImmediate(() => {});",
			"queueMicrotask(() => { throw new Error('late'); }); process.nextTick(() => {});",
			"if (new TextDecoder().decode(new TextEncoder().encode('Σ ✓')) !== 'Σ ✓') throw new Error('text');",
			"if (new URL('../b.json?x#y', import.meta.url).href !== 'file:///b.json?x#y') throw new Error('url');",
			"performance.mark('a'); if (crypto.getRandomValues(new Uint32Array(2)).length !== 2) throw new Error('crypto');",
			"if (global !== globalThis || typeof crypto.randomUUID() !== 'string') throw new Error('global');",
		];
		const result = await gradeWith(statements.join("\n"));
		expect(result.fault).toBeNull();
		expect(lostChecks(result)).toEqual([]);
	});

	it("modules of Node's that are imported for a demo, and used nowhere else", async () => {
		const imports = [
			'import fs from "node:fs";\nimport * as os from "os";\nimport { spawnSync } from "node:child_process";\nimport test from "node:test";',
			'import assert, { strictEqual } from "node:assert/strict";\nimport { performance as clock } from "perf_hooks";\nimport { inspect } from "util";',
			'import { createRequire } from "module";\nimport process from "process";',
		];
		const demo =
			"if (process.argv[2]) { fs.readFileSync('x'); os.cpus(); spawnSync('ls'); test('a', () => {}); }\nassert(true); strictEqual(1, 1); assert.throws(() => strictEqual(0, -0)); assert.deepEqual({ a: [1] }, { a: [1] });\nassert.throws(() => assert.deepEqual([1], [2]));\nclock.now(); inspect([]); createRequire(import.meta.url)('mathjs').add(1, 2);";
		const result = await gradeText(`${imports.join("\n")}\n${correctScript}\n${demo}`);
		expect(result.fault).toBeNull();
		expect(lostChecks(result)).toEqual([]);
	});
});

describe("what does not exist here is told as what it is", () => {
	it.each([
		["files", 'import { readFileSync } from "node:fs";', "readFileSync('x');", "touches-files"],
		["files, by a default import", 'import fs from "fs";', "fs.writeFileSync('x', '');", "touches-files"],
		["programs", 'import * as programs from "child_process";', "programs.execSync('ls');", "starts-processes"],
		["the end of the process", "", "process.exit(1);", "exits-process"],
	])("in a call: %s", async (_, imports, does, id) => {
		const result = await gradeText(`${imports}\n${correctScript.replace(FORWARD, `${FORWARD} ${does}`)}`);
		expect(result.fault).toBeNull();
		expect(namesOf(result)).toContain(id);
	});

	it.each([
		["files", 'import fs from "node:fs";\nfs.readFileSync("data.json");', "touches-files", /fs\.readFileSync is one of Node\.js's own/],
		["the end of the process", "process.exit(0);", "exits-process", /line \d+: .*it called process\.exit\(0\)/],
		["a package", 'import _ from "lodash";\nconsole.log(_);', "forbidden-import", /imports "lodash"/],
	])("while it is loaded: %s", async (_, text, id, message) => {
		const { fault, score } = await gradeWith(text);
		expect(fault).toMatchObject({ id, message: expect.stringMatching(message) });
		expect(score).toBe(0);
	});
});

describe("the console prints as Node's does", () => {
	it.each([
		[
			"values",
			"console.log(1, 'a', [1, 'b'], { c: [], d: null }, undefined, -0, 2n, true);",
			"1 a [ 1, 'b' ] { c: [], d: null } undefined -0 2n true\n",
		],
		[
			"classes",
			"class P { x = 1; get y() { return 2; } } console.log(new P(), P, () => 1, function f() {}, Symbol('s'));",
			"P { x: 1 } [class P] [Function (anonymous)] [Function: f] Symbol(s)\n",
		],
		[
			"collections",
			"console.log(new Map([['a', new Set([1])]]), new Float64Array(2), /x/g, new Date(0));",
			"Map(1) { 'a' => Set(1) { 1 } } Float64Array(2) [ 0, 0 ] /x/g 1970-01-01T00:00:00.000Z\n",
		],
		[
			"depths and circles",
			"const a = { b: { c: { d: { e: 1 } } } }; a.self = a; console.log(a);",
			"{ b: { c: { d: [Object] } }, self: [Circular *1] }\n",
		],
		["long lists", "console.log(Array(200).fill(1).slice(0, 102).length, { list: Array(30).fill('abcdef') }.list.length);", "102 30\n"],
		[
			"wide objects",
			"console.log({ first: 'a'.repeat(40), second: 'b'.repeat(40) });",
			`{\n  first: '${"a".repeat(40)}',\n  second: '${"b".repeat(40)}'\n}\n`,
		],
		[
			"formats",
			"console.log('%s is %d, %i, %f%% %j %o', 'a', 1.5, 1.5, '2.5', { b: 1 }, [1], 'rest');",
			'a is 1.5, 1, 2.5% {"b":1} [ 1 ] rest\n',
		],
		["matrices", "console.log(math.zeros(1, 2));", "[[0, 0]]\n"],
		["groups", "console.group('a'); console.info('b\\nc'); console.groupEnd(); console.warn('d');", "a\n  b\n  c\nd\n"],
		[
			"counts",
			"console.count(); console.count(); console.count('x'); console.countReset(); console.count();",
			"default: 1\ndefault: 2\nx: 1\ndefault: 1\n",
		],
		[
			"assertions",
			"console.assert(true, 'no'); console.assert(false, 'yes %d', 1); console.assert(0);",
			"Assertion failed: yes 1\nAssertion failed\n",
		],
		["times", "console.time('t'); console.timeLog('t', 'x'); console.timeEnd('t');", "t: 1ms x\nt: 2ms\n"],
		[
			"a trace",
			"console.trace('here'); console.dir({ a: 1 }, { depth: 0 }); console.dirxml(1, 2); console.debug(); console.error('e');",
			"Trace: here\n{ a: 1 }\n1 2\n\ne\n",
		],
		[
			"the frames of a stack that are its own",
			"console.log(new Error('here').stack.split('\\n').length > 3); console.log(new Error('here').stack);",
			"true\nError: here\n    at once (submission-0.js:",
		],
		["what is written", "process.stdout.write('a'); process.stderr.write('b\\n'); process.stdout.end('c');", "ab\nc"],
		[
			"tables",
			"console.table([[1, 2], [30, 4]]); console.table([{ a: 1 }, { b: 'x' }], ['a']); console.table(5);",
			"┌─────────┬────┬───┐\n│ (index) │ 0  │ 1 │\n├─────────┼────┼───┤\n│ 0       │ 1  │ 2 │\n│ 1       │ 30 │ 4 │\n└─────────┴────┴───┘\n┌─────────┬───┐\n│ (index) │ a │\n├─────────┼───┤\n│ 0       │ 1 │\n│ 1       │   │\n└─────────┴───┘\n5\n",
		],
		["what refuses to be looked at", "console.log(new Proxy({}, { get() { throw 1; }, has() { throw 1; } }));", "[unprintable]\n"],
	])("%s", async (_, does, expected) => {
		const printed = await printedBy(does);
		expect(printed).toContain(expected);
		expect(printed).not.toContain("gradecheck-");
	});
});

describe("`await` at the top of a file", () => {
	it.each([
		["of a promise", "const sizes = await Promise.resolve([1]);\nif (sizes[0] !== 1) throw new Error('sizes');"],
		[
			"of a value, and of another await",
			"if ((await 2) + (await await Promise.resolve(3)) !== 5) throw new Error('sum');\nvoid await 1; if (typeof await 1 !== 'number') throw new Error('typeof');",
		],
		["of a timer", "await new Promise((resolve) => setTimeout(resolve, 50));"],
		[
			"of one of Node's timers",
			"import { setTimeout as sleep } from 'node:timers/promises';\nif ((await sleep(50, 'x')) !== 'x') throw new Error('sleep');",
		],
		["in a guard that does not hold", "if (import.meta.main) { await demo(); }\nasync function demo() { throw new Error('demo'); }"],
		["of an import", "const { add: sum } = await import('mathjs');\nif (sum(1, 2) !== 3) throw new Error('import');"],
		["behind letters of several bytes", "const é = 'Σ✓', z = await 1;\u2028if (z !== 1) throw new Error('é'); const y = await 2;"],
		["in many places", `let sum = 0;\n${"sum += await 1;\n".repeat(50)}if (sum !== 50) throw new Error('sum');`],
	])("is waited for where it ends: %s", async (_, text) => {
		const result = await gradeWith(text);
		expect(result.fault).toBeNull();
		expect(lostChecks(result)).toEqual([]);
	});

	it.each([
		["never ends", "await new Promise(() => {});", "throws", /waits for something that never comes/],
		["fails", "await Promise.reject(new RangeError('too few'));", "throws", /RangeError: too few/],
		["ends the process", "await null;\nprocess.exit(0);", "exits-process", /process\.exit\(0\)/],
		["is of an import that is refused", "await import('lodash');", "forbidden-import", /lodash/],
		[
			"stands where it cannot be put",
			"for await (const x of [1]) console.log(x);",
			"does-not-compile",
			/`await` stands outside of any function/,
		],
	])("is told where it %s", async (_, text, id, message) => {
		expect((await gradeWith(text)).fault).toMatchObject({ id, message: expect.stringMatching(message) });
	});

	it("leaves async methods what they are", async () => {
		const text = `${correctScript.replace(FORWARD, `async ${FORWARD}`)}\nawait 1;`;
		expect(namesOf(await gradeText(text))).toContain("async-method");
	});
});

it("nothing that a submission can reach is of the engine's own world", async () => {
	const walk = `
import * as url from "node:url"; import * as path from "node:path"; import * as util from "node:util"; import assert from "node:assert";
import * as timers from "node:timers"; import fs from "node:fs"; import * as modules from "node:module";
const own = new Set([Object.prototype, null]);
const seen = new Set();
const visit = (value, name) => {
	if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value) || seen.size > 20000) return;
	seen.add(value);
	for (let top = value, next; ; top = next) {
		next = Object.getPrototypeOf(top);
		if (next !== null) continue;
		if (top !== Object.prototype && Object.getOwnPropertyNames(top).includes("hasOwnProperty")) throw new Error("foreign: " + name);
		break;
	}
	for (const key of Reflect.ownKeys(value)) {
		const found = Object.getOwnPropertyDescriptor(value, key);
		for (const part of ["value", "get", "set"]) try { visit(found[part], name + "." + String(key)); } catch (error) { if (/foreign/.test(error.message)) throw error; }
	}
	visit(Object.getPrototypeOf(value), name + ".__proto__");
};
const thrown = [];
for (const act of [() => process.exit(), () => process.abort(), () => fs.readFileSync("x"), () => new URL("x"), () => assert(false), () => null.x, () => setTimeout(1), () => require("x"), () => url.fileURLToPath("http://x")])
	try { act(); } catch (error) { thrown.push(error); }
const things = { globalThis, module, require, exports, meta: import.meta, url, path, util, assert, timers, fs, modules, thrown, timer: setTimeout(() => {}), later: import("none").catch(() => {}), stdout: process.stdout };
for (const [name, thing] of Object.entries(things)) visit(thing, name);
await import("none").catch((error) => visit(error, "rejection"));
if (seen.size < 1000) throw new Error("too few: " + seen.size);
`;
	const result = await gradeWith(walk);
	expect(result.fault).toBeNull();
});
